from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from coach_app.errors import BadInputError
from coach_app.live_gauges import Bands
from coach_app.sayings import Sayings
from coach_app.ui.album import album
from coach_app.ui.stage import Look
from tests.coach_app.ui.first_run.scripted import ScriptedServices
from tests.coach_app.ui.story import story
from tests.coach_app.ui.test_album_practice import practices
from tests.coach_app.ui.test_album_review import reviews

Voice = tuple[Bands, Sayings]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_pictures_page_strip_card_first_run_review_and_practice(
    qapp: QApplication, voice: Voice, tmp_path: Path, language: str
) -> None:
    made = album(
        story(), 44.0, voice, Look(language, "light"), ScriptedServices(tmp_path), reviews, practices, tmp_path
    )
    assert [file.name for file in made] == [
        f"{what}-{language}.png" for what in ("live", "overlay", "end-card", "first-run", "review", "practice")
    ]
    shots = [QImage(str(file)) for file in made]
    assert (shots[1].width(), shots[1].height()) == (720, 88)
    assert len({bytes(shot.constBits()) for shot in shots}) == 6
    assert all(file.stat().st_size < 300_000 for file in made)


def test_where_nothing_can_be_written_it_says_so(qapp: QApplication, voice: Voice, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(BadInputError, match="cannot be written"):
        album(
            story(), 44.0, voice, Look("en", "light"), ScriptedServices(tmp_path), reviews, practices, tmp_path / "file"
        )
