from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from audio.span import Span
from coach_app.review.session import open_session
from coach_app.rulings.entry import Comment, FlagRef, Moment, Ruling
from coach_app.rulings.log import RulingLog
from coach_app.rulings.state import ReviewedFlag
from coach_app.ui.language import Language
from coach_app.ui.review.marks import LOOKS, same_flag, time_marks
from feedback.flag import Kind, Severity
from feedback.rubric import Rubric
from tests.coach_app.review.kept import keep
from tests.coach_app.samples import CUSTOMER, a_flag


def test_each_mark_has_shape_colour_and_words(qapp: QApplication, language: Language, tmp_path: Path) -> None:
    folder = keep(tmp_path).path
    written = RulingLog(folder)
    flag = open_session(folder, lambda _: Rubric()).analysis.findings[1].flag
    written.add(Ruling(flag=FlagRef.of(flag), verdict="wrong"))
    written.add(Moment(kind=Kind.FILLER, speaker=CUSTOMER, start_s=4.0, end_s=6.0))
    written.add(Comment(at_s=9.0, text="语气很稳"))
    marks = time_marks(open_session(folder, lambda _: Rubric()))
    assert [(mark.words, mark.shape, mark.hollow, mark.key) for mark in marks] == [
        ("0:04 found by ear: Filler words", "d", False, 0),
        ("0:09 语气很稳", "s", False, 0),
        ("0:12 Fast speech 378 chars/min", "t1", False, 1),
        ("0:20 Better wording (does not count)", "h", True, 2),
    ]


def test_no_two_severities_look_alike() -> None:
    assert set(LOOKS) == set(Severity)
    assert len({shape for shape, _ in LOOKS.values()}) == len({ink for _, ink in LOOKS.values()}) == len(LOOKS)


def test_the_flag_one_looks_at_is_found_again_after_a_new_judgement() -> None:
    looked_at = ReviewedFlag(a_flag(number=2))
    moved = ReviewedFlag(a_flag(number=5, span=Span(13.0, 17.0)))
    other = ReviewedFlag(a_flag(number=2, span=Span(40.0, 44.0)))
    assert same_flag(looked_at, [other, moved]) is moved
    assert same_flag(looked_at, [other]) is None
    assert same_flag(None, [moved]) is None
