"""What a practice session keeps is there again, line by line, whatever cut it off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from audio.block import Speaker
from audio.span import Span
from coach_app.practice.kept import FILE, Kept, PracticeLog, keep_score
from coach_app.recording.sessions import Kind, create_session
from feedback.drills.marking import TakeMark
from feedback.drills.take import HangUp, Shown

LINE = Shown("c1", 0, Span(2.0, 4.5), "你好，我想改一下密码。")
STOCK = Shown("c1", 0, Span(9.0, 9.8), "喂？还在吗？", stock="still_there")
END = HangUp(Speaker.CUSTOMER, 61.25)


def a_log(folder: Path) -> PracticeLog:
    """A log of a drill with a line, a stock line, an end and a tick."""
    log = PracticeLog(folder)
    log.begin("SCN-01")
    log.show(LINE)
    log.show(STOCK)
    log.end(END)
    log.tick("开场四要素齐全")
    return log


def test_what_was_written_is_read(tmp_path: Path) -> None:
    assert a_log(tmp_path).read() == Kept("SCN-01", (LINE, STOCK), END, frozenset({"开场四要素齐全"}))


def test_a_tick_can_be_taken_back(tmp_path: Path) -> None:
    log = a_log(tmp_path)
    log.tick("开场四要素齐全", on=False)
    kept = log.read()
    assert kept is not None
    assert not kept.ticked


def test_the_recording_may_just_end(tmp_path: Path) -> None:
    log = PracticeLog(tmp_path)
    log.begin("SCN-04")
    log.end(HangUp(None, 12.0))
    kept = log.read()
    assert kept is not None
    assert kept.hang_up == HangUp(None, 12.0)


def test_a_take_that_was_cut_off_keeps_what_came_before(tmp_path: Path) -> None:
    a_log(tmp_path)
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[: whole.index(b"hang_up") + 10])
    assert PracticeLog(tmp_path).read() == Kept("SCN-01", (LINE, STOCK))


def test_lines_that_are_not_understood_are_left_out(tmp_path: Path) -> None:
    log = a_log(tmp_path)
    with (tmp_path / FILE).open("ab") as file:
        file.write(b'{"what":"shown","line":"c2"}\n{"what":"later"}\n{"no":1}\n')
    assert log.read() == Kept("SCN-01", (LINE, STOCK), END, frozenset({"开场四要素齐全"}))


def test_an_ordinary_call_is_no_practice(tmp_path: Path) -> None:
    assert PracticeLog(tmp_path).read() is None


def test_lists_find_the_score_of_a_graded_take_alone(tmp_path: Path) -> None:
    session = create_session(tmp_path, kind=Kind.PRACTICE)
    graded = TakeMark(51.23, 0.9, True, False, None, (), ())
    keep_score(session.path, graded)
    assert session.manifest.drill_score == 51.2
    keep_score(session.path, replace(graded, graded=False, passed=None))
    assert session.manifest.drill_score is None


def test_it_is_kept_that_the_customer_had_lost_patience(tmp_path: Path) -> None:
    log = PracticeLog(tmp_path)
    log.begin("SCN-01")
    log.end(END, "silence")
    kept = log.read()
    assert kept is not None
    assert (kept.hang_up, kept.gave_up) == (END, "silence")
