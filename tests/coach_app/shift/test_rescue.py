from __future__ import annotations

from pathlib import Path

import numpy as np

from audio.block import RATE
from audio.segments import SideWriter
from audio.span import Span
from coach_app.events import AudioLost, Event
from coach_app.recording import marker
from coach_app.recording.recovery import unfinished
from coach_app.recording.sessions import SessionFolder, State, create_session
from coach_app.shift.journal import Journal
from coach_app.shift.live_call import EVENTS
from coach_app.shift.rescue import lost_of, rescue
from coach_app.sound_events import DiskRunsLow, Paused, Resumed, SourceBack, SourceLost
from tests.coach_app.samples import AGENT, CUSTOMER

BOTH = (AGENT, CUSTOMER)


def cut_off(root: Path, events: list[Event]) -> SessionFolder:
    """A call of ten seconds whose processes are gone."""
    session = create_session(root)
    (session.path / marker.MARKER).write_text("1 of another boot\n")
    for speaker in BOTH:
        side = SideWriter(session.path, speaker)
        side.append(np.ones(10 * RATE, np.int16))
        side.close()
    if events:
        journal = Journal(session.path / EVENTS)
        for event in events:
            journal.write(event, 0.0)
        journal.close()
    return session


def told(events: list[Event], duration_s: float = 10.0) -> list[tuple[str, float, float, str]]:
    return [(one.speaker.value, one.start_s, one.end_s, one.reason) for one in lost_of(events, BOTH, duration_s)]


def test_a_recovered_call_knows_its_pauses_and_losses(tmp_path: Path) -> None:
    session = cut_off(
        tmp_path,
        [Paused(1.0), Resumed(2.5), AudioLost(CUSTOMER, Span(3.0, 3.2), "gap"), SourceLost(8.0, AGENT, "gone")],
    )
    (one,) = unfinished(tmp_path)
    manifest = rescue(one).manifest
    assert (manifest.state, manifest.duration_s) == (State.RECOVERED, 10.0)
    assert [(lost.speaker, lost.start_s, lost.end_s, lost.reason) for lost in manifest.lost] == [
        (AGENT, 1.0, 2.5, "paused"),
        (CUSTOMER, 1.0, 2.5, "paused"),
        (CUSTOMER, 3.0, 3.2, "gap"),
        (AGENT, 8.0, 10.0, "gone"),
    ]
    assert session.sound is not None


def test_a_side_that_was_back_is_missing_as_long_as_was_told() -> None:
    lost = SourceLost(2.0, AGENT, "gone")
    assert told([lost, SourceBack(4.0, AGENT), AudioLost(AGENT, Span(2.0, 4.0), "gone")]) == [
        ("agent", 2.0, 4.0, "gone")
    ]
    again = SourceLost(6.0, AGENT, "mute")
    assert told([lost, SourceBack(2.0, AGENT), again, SourceLost(7.0, AGENT, "gone")]) == [("agent", 6.0, 10.0, "mute")]


def test_a_pause_in_which_all_was_cut_off_goes_on_to_the_end() -> None:
    assert told([Paused(6.0), DiskRunsLow(7.0, 20.0)]) == [
        ("agent", 6.0, 10.0, "paused"),
        ("customer", 6.0, 10.0, "paused"),
    ]


def test_nothing_is_missing_behind_the_end_of_the_sound() -> None:
    assert told([AudioLost(AGENT, Span(9.0, 12.0), "gap"), Paused(11.0)], 10.0) == [("agent", 9.0, 10.0, "gap")]


def test_what_the_last_manifest_said_stands_and_without_a_journal_nothing_is_known(tmp_path: Path) -> None:
    session = cut_off(tmp_path, [Paused(1.0)])
    (known,) = lost_of([SourceLost(4.0, AGENT, "mute")], BOTH, 5.0)
    session.change(lost=(known,))
    (one,) = unfinished(tmp_path)
    assert rescue(one).manifest.lost == (known,)
    cut_off(tmp_path, [])
    (one,) = unfinished(tmp_path)
    assert rescue(one).manifest.lost == ()
