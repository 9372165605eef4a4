"""The review page pictured for the documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from coach_app.errors import BadInputError
from coach_app.live_gauges import Bands
from coach_app.review_services import ProgramReview
from coach_app.sayings import Sayings
from coach_app.settings import Settings
from coach_app.ui.album_review import picture_review
from coach_app.ui.stage import Look
from tests.coach_app.ui.story import story

Voice = tuple[Bands, Sayings]


def reviews(data: Path) -> ProgramReview:
    return ProgramReview(data, Settings, lambda _: None)


def test_the_call_lies_in_the_list_and_is_open(qapp: QApplication, voice: Voice, tmp_path: Path) -> None:
    picture_review(story(), voice, Look("en", "light"), reviews, tmp_path / "review.png")
    shot = QImage(str(tmp_path / "review.png"))
    assert shot.width() >= 900
    # Colours of the agent's and the customer's waveforms: the call was drawn.
    colours = {shot.pixelColor(x, y).name() for x in range(400, shot.width(), 2) for y in range(40, 320, 2)}
    assert {"#1769aa", "#6b5b95"} <= colours


def test_where_nothing_can_be_written_it_says_so(qapp: QApplication, voice: Voice, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(BadInputError, match="cannot be written"):
        picture_review(story(), voice, Look("en", "light"), reviews, tmp_path / "file" / "review.png")
