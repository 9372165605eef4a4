"""Wishes and answers cross between processes."""

from __future__ import annotations

from multiprocessing import Pipe
from pathlib import Path

import pytest

from audio.block import Speaker
from coach_app.playback.wishes import At, GoOn, Hold, Over, Play, Silent, Stop, Told, Wish


@pytest.mark.parametrize(
    "said",
    [
        Play(Path("s"), 1.0, 2.0, 0.5, True, Speaker.AGENT),
        Hold(),
        GoOn(),
        Stop(),
        At(1.5, True),
        Over(),
        Silent("no_sound"),
    ],
    ids=lambda said: type(said).__name__,
)
def test_what_is_said_arrives_as_it_was_said(said: Wish | Told) -> None:
    ours, theirs = Pipe()
    ours.send(said)
    assert theirs.recv() == said
