"""Sound and words go when they are older than somebody wants, apart from each other, listed before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from coach_app.errors import BadInputError
from coach_app.line_file import lines
from coach_app.privacy import retention as retention_module
from coach_app.privacy.retention import JOURNAL, Retention, What
from coach_app.privacy.wordless import without_words
from coach_app.recording import marker
from coach_app.recording.sessions import State
from coach_app.shift.journal import read_journal, write_journal
from tests.coach_app.privacy.kept_session import CANARY, NOON, below, kept_session

LATER = NOON + timedelta(days=31)


def empty(folder: Path) -> None:
    path = folder / "events.jsonl"
    kept = [(entry.event, entry.published_s) for entry in read_journal(path)]
    write_journal(path, zip(without_words(event for event, _ in kept), (at for _, at in kept), strict=False))


def retention(
    data: Path, sound: int = 30, words: int = 30, changed: Callable[[str], None] = lambda _: None
) -> Retention:
    return Retention(data, sound, words, empty=empty, changed=changed)


def test_what_is_due_is_listed_and_nothing_has_gone(tmp_path: Path) -> None:
    old = kept_session(tmp_path)
    kept_session(tmp_path, at=LATER - timedelta(days=29))
    before = below(tmp_path)
    due = retention(tmp_path).due(LATER)
    assert [(one.session, one.what, one.days, one.begun) for one in due] == [
        (old.id, What.SOUND, 31, False),
        (old.id, What.WORDS, 31, False),
    ]
    assert all(one.bytes > 0 for one in due)
    assert below(tmp_path) == before


@pytest.mark.parametrize(("sound", "words", "what"), [(30, 0, [What.SOUND]), (0, 30, [What.WORDS]), (0, 0, [])])
def test_days_of_sound_and_words_are_apart_and_none_keeps_them(
    tmp_path: Path, sound: int, words: int, what: list[What]
) -> None:
    kept_session(tmp_path)
    assert [one.what for one in retention(tmp_path, sound, words).due(LATER)] == what


def test_sound_goes_with_what_was_made_of_it_and_the_words_stay(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    told: list[str] = []
    one = retention(tmp_path, words=0, changed=told.append)
    (done,) = one.carry_out(one.due(LATER), LATER)
    assert (done.session, done.what) == (session.id, What.SOUND)
    left = {path.name for path in session.path.iterdir()}
    assert left == {
        "manifest.json",
        "events.jsonl",
        "voice.npz",
        "words.json",
        "report.html",
        "report.pdf",
        "rulings.jsonl",
    }
    assert session.manifest.sound_removed == LATER.isoformat()
    assert session.manifest.words_removed == ""
    assert told == [session.id]
    assert one.due(LATER) == []


def test_words_are_nowhere_below_the_data_folder_and_the_sound_stays(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    assert CANARY.encode() in below(tmp_path)
    one = retention(tmp_path, sound=0)
    one.carry_out(one.due(LATER), LATER)
    assert CANARY.encode() not in below(tmp_path)
    assert session.sound is not None
    assert session.manifest.words_removed == LATER.isoformat()
    assert len(list(read_journal(session.path / "events.jsonl"))) == 6
    assert one.due(LATER) == []


def test_what_was_removed_is_kept_in_a_journal_once(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    one = retention(tmp_path)
    due = one.due(LATER)
    one.carry_out(due, LATER)
    one.carry_out(due, LATER)
    assert [(record["session"], record["what"]) for record in lines(tmp_path / JOURNAL)] == [
        (session.id, "sound"),
        (session.id, "words"),
    ]


class CutOffError(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("step", range(12))
def test_a_removal_that_was_cut_off_anywhere_is_due_again_and_finished(
    tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = kept_session(tmp_path)
    taken = 0

    def step_on(real: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **named: object) -> object:
            nonlocal taken
            taken += 1
            if taken > step:
                raise CutOffError
            return real(*args, **named)

        return counted

    one = retention(tmp_path)
    due = one.due(LATER)
    with monkeypatch.context() as patch:
        for name in ("sync_folder", "take_words_of_rulings", "append_line"):
            patch.setattr(retention_module, name, step_on(getattr(retention_module, name)))
        patch.setattr(Path, "unlink", step_on(Path.unlink))
        with pytest.raises(CutOffError):
            one.carry_out(due, LATER)
    session.manifest  # noqa: B018 - whatever happened, it can be read
    again = retention(tmp_path)
    again.carry_out(again.due(LATER), LATER)
    assert CANARY.encode() not in below(tmp_path)
    assert session.sound is None
    assert again.due(LATER) == []
    assert len(list(lines(tmp_path / JOURNAL))) == 2
    assert [path.name for path in session.path.glob(".*")] == []


def test_a_call_that_is_being_recorded_or_worked_on_is_left_alone(tmp_path: Path) -> None:
    live, busy = kept_session(tmp_path), kept_session(tmp_path)
    live.change(state=State.RECORDING)
    one = retention(tmp_path)
    due = [due for due in one.due(LATER) if due.session == busy.id]
    assert len(one.due(LATER)) == len(due) == 2
    marker.sign(busy.path)
    assert one.due(LATER) == []
    assert one.carry_out(due, LATER) == []
    assert busy.sound is not None


def test_a_session_that_was_deleted_meanwhile_is_passed_over(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    one = retention(tmp_path)
    due = one.due(LATER)
    session.delete()
    assert one.carry_out(due, LATER) == []


@pytest.mark.logs_warning
def test_a_damaged_session_and_a_locked_index_do_not_keep_the_others(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damaged, locked, good = (kept_session(tmp_path) for _ in range(3))

    def changed(session: str) -> None:
        if session == locked.id:
            raise BadInputError("The index is locked.", "Close the other app.")

    one = retention(tmp_path, changed=changed)
    due = one.due(LATER)
    (damaged.path / "manifest.json").write_text("{", "utf-8")
    assert {done.session for done in one.carry_out(due, LATER)} == {good.id}
    assert damaged.id in caplog.text
    assert "The index is locked." in caplog.text
    assert {left.session for left in one.due(LATER)} == {locked.id}, "due again"


@pytest.mark.parametrize("name", ["words.json", "events.jsonl", "rulings.jsonl", "report.html", "report.pdf"])
def test_what_a_killed_app_had_half_written_of_the_words_goes_with_them(tmp_path: Path, name: str) -> None:
    session = kept_session(tmp_path)
    for ending in ("new", "k3f_x9a2"):
        (session.path / f".{name}.{ending}").write_text(CANARY, "utf-8")
    one = retention(tmp_path, sound=0)
    one.carry_out(one.due(LATER), LATER)
    assert CANARY.encode() not in below(tmp_path)
    assert session.sound is not None
