from __future__ import annotations

from typing import get_args

from coach_app import sound_events
from coach_app.events import Event


def test_everything_that_happens_to_the_sound_is_part_of_a_session() -> None:
    kinds = {
        kind
        for kind in vars(sound_events).values()
        if isinstance(kind, type) and kind.__module__ == sound_events.__name__
    }
    assert kinds
    assert kinds <= set(get_args(Event))
