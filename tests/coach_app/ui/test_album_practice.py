"""The page of practice pictured for the documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from coach_app.errors import BadInputError
from coach_app.live_gauges import Bands
from coach_app.practice.lacking import Lack
from coach_app.practice_services import ProgramPractice
from coach_app.sayings import Sayings
from coach_app.settings import Settings
from coach_app.ui.album_practice import picture_practice
from coach_app.ui.stage import Look

Voice = tuple[Bands, Sayings]


class Furnished(ProgramPractice):
    """Practice on a computer that has everything, whatever this one has."""

    def lacks(self) -> tuple[Lack, ...]:
        return ()


def practices(data: Path) -> ProgramPractice:
    return Furnished(data, Settings)


def test_the_first_cards_and_the_drills_are_there(qapp: QApplication, voice: Voice, tmp_path: Path) -> None:
    picture_practice(voice, Look("zh", "light"), practices, tmp_path / "practice.png")
    shot = QImage(str(tmp_path / "practice.png"))
    colours = {shot.pixelColor(x, y).name() for x in range(200, shot.width(), 2) for y in range(40, shot.height(), 2)}
    assert "#1769aa" in colours, "no button to begin with"
    assert len(colours) > 30


def test_where_nothing_can_be_written_it_says_so(qapp: QApplication, voice: Voice, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(BadInputError, match="cannot be written"):
        picture_practice(voice, Look("en", "light"), practices, tmp_path / "file" / "practice.png")
