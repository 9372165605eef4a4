from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from coach_app.recording.sessions import SessionFolder
from coach_app.review.contour import Tile
from coach_app.review.view import View
from coach_app.ui.review.fine_pitch import FinePitch
from tests.coach_app.ui.review.conftest import Reviewing


class Maker:
    def __init__(self) -> None:
        self.asked: list[int] = []

    def contour(self, _session: object, speaker: Speaker, number: int) -> Tile:
        self.asked.append(number)
        if number == 2:
            raise RuntimeError("it cannot be made")
        return Tile(speaker, number, np.full(1000, 220.0, np.float32))


def test_it_comes_where_one_looks_closely_and_is_asked_for_once(
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
    qtbot.waitUntil(lambda: len(timeline.curves["pitch"]._fine) == 2, timeout=20_000)
    fine.look(near, range(3))
    fine.fetch()
    fine.fetch()
    qtbot.waitUntil(lambda: maker.asked == [0, 1, 2], timeout=20_000)
    fine.look(View.all_of(30.0), range(3))
    assert timeline.curves["pitch"]._fine == []
    fine.close()
