from __future__ import annotations

from threading import Event

import numpy as np
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from coach_app.recording.sessions import SessionFolder
from coach_app.review.contour import Tile
from coach_app.review.view import View
from coach_app.ui.review.fine_pitch import FinePitch
from tests.coach_app.samples import AGENT, CUSTOMER
from tests.coach_app.ui.review.conftest import Reviewing


class Maker:
    def __init__(self) -> None:
        self.asked: list[tuple[Speaker, int]] = []

    def contour(self, _session: object, speaker: Speaker, number: int) -> Tile:
        self.asked.append((speaker, number))
        if number == 2:
            raise RuntimeError("it cannot be made")
        return Tile(speaker, number, np.full(1000, 220.0, np.float32))


def test_it_comes_where_one_looks_closely_and_is_asked_for_once_the_agents_first(
    reviewing: Reviewing, session: SessionFolder, qtbot: QtBot
) -> None:
    reviewing.open(session)
    board, maker = reviewing.page.board, Maker()
    timeline = board.slot.timeline
    assert timeline is not None
    fine = FinePitch(board, maker)  # type: ignore[arg-type]
    fine.look(View.all_of(30.0), range(3))
    fine.fetch()
    assert maker.asked == []  # too far away to see it
    near = View(8.0, 16.0, 30.0)
    fine.look(near, range(2))
    fine.fetch()
    qtbot.waitUntil(lambda: len(timeline.curves["customer_pitch"]._fine) == 2, timeout=20_000)
    assert len(timeline.curves["pitch"]._fine) == 2
    assert maker.asked == [(AGENT, 0), (AGENT, 1), (CUSTOMER, 0), (CUSTOMER, 1)]
    fine.look(near, range(3))
    fine.fetch()
    fine.fetch()
    qtbot.waitUntil(lambda: maker.asked[4:] == [(AGENT, 2), (CUSTOMER, 2)], timeout=20_000)
    fine.look(View.all_of(30.0), range(3))
    assert timeline.curves["pitch"]._fine == timeline.curves["customer_pitch"]._fine == []
    fine.close()


def test_who_looks_elsewhere_meanwhile_waits_for_one_tile_at_most(
    reviewing: Reviewing, session: SessionFolder, qtbot: QtBot
) -> None:
    class Slow(Maker):
        def contour(self, session: object, speaker: Speaker, number: int) -> Tile:
            made = super().contour(session, speaker, number)
            assert going_on.wait(20)
            return made

    reviewing.open(session)
    going_on, maker = Event(), Slow()
    fine = FinePitch(reviewing.page.board, maker)  # type: ignore[arg-type]
    fine.look(View(0.0, 10.0, 30.0), range(1))
    fine.fetch()
    qtbot.waitUntil(lambda: maker.asked == [(AGENT, 0)], timeout=20_000)
    fine.look(View(10.0, 20.0, 30.0), range(1, 2))
    fine.fetch()
    going_on.set()
    qtbot.waitUntil(lambda: maker.asked == [(AGENT, 0), (AGENT, 1), (CUSTOMER, 1)], timeout=20_000)
    fine.close()
