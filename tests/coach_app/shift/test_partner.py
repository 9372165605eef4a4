from __future__ import annotations

from pathlib import Path

from audio.lane import Track
from coach_app.shift.partner import Alone
from coach_app.worker_messages import Listen


def test_where_nobody_of_ours_is_at_the_far_end_a_shift_is_as_it_was() -> None:
    alone = Alone(lambda _: None)
    listens = [Listen(Path("a"), None, Track.WORDS), Listen(Path("a"), None, Track.PROSODY)]
    assert alone.listens(listens) == listens
    assert alone.patience_s is None
    assert alone.turn(0, None, ready=True) == []
