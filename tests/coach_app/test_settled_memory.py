from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from coach_app.settled_memory import EVERY_S, SettledMemory


class Circle:
    """Dead only for those who look: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def memory() -> Iterator[SettledMemory]:
    made = SettledMemory()
    gc.disable()
    yield made
    made.release()
    gc.enable()


def searched(what: object) -> bool:
    return any(one is what for one in gc.get_objects())


def test_what_died_in_circles_is_gone_after_a_minute_and_not_before(memory: SettledMemory) -> None:
    memory.at(0.0)
    dead = weakref.ref(Circle())
    memory.at(EVERY_S - 1.0)
    assert dead() is not None
    memory.at(EVERY_S)
    assert dead() is None


def test_what_lived_until_a_look_is_left_out_of_the_next(memory: SettledMemory) -> None:
    old = Circle()
    assert searched(old)
    memory.at(0.0)
    young = Circle()
    assert not searched(old)
    assert searched(young)


def test_what_is_released_is_looked_at_again(memory: SettledMemory) -> None:
    old = Circle()
    memory.at(0.0)
    memory.release()
    assert searched(old)
