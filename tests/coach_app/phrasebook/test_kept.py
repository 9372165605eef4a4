from __future__ import annotations

import os
from pathlib import Path

import pytest

from coach_app.observed import WORDS
from coach_app.phrasebook.kept import KeptWords, Stopped, Talk
from coach_app.rulings.entry import Correction
from coach_app.rulings.log import RulingLog
from tests.coach_app.phrasebook.kept_words import keep_words


def test_what_agents_said_newest_session_first(tmp_path: Path) -> None:
    keep_words(tmp_path, "20260101-090000-0001", "您好", "我要投诉", "请讲")
    keep_words(tmp_path, "20260102-090000-0002", "再见")
    assert KeptWords(tmp_path / "sessions").talks() == (
        Talk("20260102-090000-0002", ("再见",)),
        Talk("20260101-090000-0001", ("您好", "请讲")),
    )


def test_where_nothing_is_kept_there_is_nothing(tmp_path: Path) -> None:
    assert KeptWords(tmp_path / "sessions").talks() == ()


def test_what_a_person_corrected_is_what_was_said(tmp_path: Path) -> None:
    folder = keep_words(tmp_path, "20260101-090000-0001", "请烧等")
    words = KeptWords(tmp_path / "sessions")
    assert words.talks()[0].texts == ("请烧等",)
    RulingLog(folder).add(Correction(speaker="agent", start_s=0.0, end_s=3.0, text="请稍等"))
    assert words.talks()[0].texts == ("请稍等",)


def test_only_what_has_changed_is_read_again(tmp_path: Path) -> None:
    folder = keep_words(tmp_path, "20260101-090000-0001", "您好")
    words = KeptWords(tmp_path / "sessions")
    before = words.talks()[0]
    stamp = (folder / WORDS).stat()
    (folder / WORDS).write_bytes(b" " * stamp.st_size)
    os.utime(folder / WORDS, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert words.talks()[0] is before
    keep_words(tmp_path, "20260101-090000-0001", "再见再见")
    assert words.talks()[0].texts == ("再见再见",)


def test_words_that_were_deleted_are_forgotten(tmp_path: Path) -> None:
    folder = keep_words(tmp_path, "20260101-090000-0001", "您好")
    words = KeptWords(tmp_path / "sessions")
    words.talks()
    (folder / WORDS).unlink()
    assert words.talks() == ()


def test_damaged_words_say_nothing(tmp_path: Path) -> None:
    folder = keep_words(tmp_path, "20260101-090000-0001", "您好")
    (folder / WORDS).write_text('{"schema"', "utf-8")
    assert KeptWords(tmp_path / "sessions").talks() == (Talk(folder.name, ()),)


def test_it_stops_when_nobody_waits_any_more(tmp_path: Path) -> None:
    for number in range(3):
        keep_words(tmp_path, f"20260101-090000-000{number}", "您好")
    with pytest.raises(Stopped):
        KeptWords(tmp_path / "sessions").talks(lambda done, _of: done < 2)
