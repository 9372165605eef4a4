from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from audio.block import RATE, Speaker
from audio.segments import SideWriter
from coach_app.errors import BadInputError
from coach_app.recording import marker
from coach_app.recording.recovery import Unfinished
from coach_app.recording.sessions import create_session
from coach_app.shift.journal import Journal
from coach_app.shift.live_call import EVENTS
from coach_app.sound_events import Paused
from coach_app.ui.language import Language
from coach_app.ui.recovering import Recovering, Rescue, rescue_in
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.recovery_banner import RecoveryBanner

BEGAN = datetime(2026, 11, 22, 9, 35, tzinfo=UTC)


class Wreck:
    """Cut-off recordings that are only named."""

    def __init__(self, *seconds: float) -> None:
        self.found = [Unfinished(Path(f"{n}"), second, BEGAN) for n, second in enumerate(seconds)]
        self.done: list[tuple[str, str]] = []
        self.error: Exception | None = None

    def keep(self, one: Unfinished) -> None:
        if self.error is not None:
            raise self.error
        self.done.append(("keep", one.folder.name))

    def discard(self, one: Unfinished) -> None:
        self.done.append(("discard", one.folder.name))

    @property
    def rescue(self) -> Rescue:
        return Rescue(lambda: self.found, self.keep, self.discard)


@pytest.fixture
def banner(qtbot: QtBot, theme: Theme, language: Language) -> RecoveryBanner:
    made = RecoveryBanner(theme)
    qtbot.addWidget(made)
    return made


def test_each_is_offered_after_the_other(qtbot: QtBot, banner: RecoveryBanner) -> None:
    wreck = Wreck(72.0, 5.0)
    recovering = Recovering(banner, wreck.rescue)
    recovering.look()
    qtbot.waitUntil(lambda: not banner.isHidden())
    assert banner.words[1].startswith("1:12 of ")
    with qtbot.waitSignal(recovering.changed):
        banner.ask_keep()
    assert banner.words[1].startswith("0:05 of ")
    banner.ask_discard()
    with qtbot.waitSignal(recovering.changed):
        banner.ask_discard()
    assert banner.isHidden()
    assert wreck.done == [("keep", "0"), ("discard", "1")]


def test_what_cannot_be_kept_stays_offered_with_the_reason(qtbot: QtBot, banner: RecoveryBanner) -> None:
    wreck = Wreck(72.0)
    wreck.error = BadInputError("The disk is full.", "Make room.")
    recovering = Recovering(banner, wreck.rescue)
    recovering.look()
    qtbot.waitUntil(lambda: not banner.isHidden())
    banner.ask_keep()
    qtbot.waitUntil(banner.kept.isEnabled)
    assert "The disk is full." in banner.words[1]
    wreck.error = KeyError("oops")
    banner.ask_keep()
    qtbot.waitUntil(lambda: "it stays kept" in banner.words[1])


def test_a_folder_without_sessions_offers_nothing(qtbot: QtBot, banner: RecoveryBanner, tmp_path: Path) -> None:
    recovering = Recovering(banner, rescue_in(tmp_path / "sessions"))
    recovering.look()
    qtbot.waitUntil(lambda: not recovering._errands.busy)
    assert banner.isHidden()


def test_what_is_kept_knows_where_its_recording_was_paused(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    (session.path / marker.MARKER).write_text("1 of another boot\n")
    side = SideWriter(session.path, Speaker.AGENT)
    side.append(np.ones(3 * RATE, np.int16))
    side.close()
    journal = Journal(session.path / EVENTS)
    journal.write(Paused(1.0), 1.0)
    journal.close()
    rescue = rescue_in(tmp_path)
    (one,) = rescue.find()
    rescue.keep(one)
    assert {(lost.start_s, lost.end_s, lost.reason) for lost in session.manifest.lost} == {(1.0, 3.0, "paused")}
