from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from audio.block import Speaker
from audio.lane import Track
from coach_app.recording.sessions import Kind
from coach_app.shift.handing_over import attach, put_away
from coach_app.shift.partner import Alone
from coach_app.worker_messages import Listen


class ACall:
    """As much of a call as is handed over."""

    def __init__(self, kind: Kind = Kind.CALL, began_ns: int | None = 5) -> None:
        self.kind, self.began_ns, self.judged, self.over, self.closed = kind, began_ns, False, False, False
        self.session, self.speakers = SimpleNamespace(path=Path("a")), tuple(Speaker)
        self.reason, self.observed, self.about = "asked", None, dict[str, object]()

    def attach(self, *_: object) -> None:
        self.judged = True

    def close(self) -> None:
        self.closed = True


class Desk:
    """Notes who hears and who keeps."""

    def __init__(self, *calls: ACall) -> None:
        self.ending = list(calls)
        self.heard: list[object] = []
        self.stored: list[object] = []

    @property
    def kept(self) -> list[ACall]:
        return self.ending

    @property
    def about(self) -> dict[str, object]:
        return {"wrong": {"pace.too_fast": len(self.heard)}}

    def fields(self, _: ACall) -> dict[str, object]:
        return {}

    def hear(self, call: ACall, _: object) -> None:
        self.heard.append(call)

    def allow(self) -> None: ...

    def live(self, *_: object) -> tuple[object, list[Listen]]:
        return None, [Listen(Path("a"), None, Track.PROSODY)]

    def keep(self, session: object, *_: object, **__: object) -> None:
        self.stored.append(session)

    def attach(self) -> None:
        one = cast(Any, self)
        attach(one, one, one, Alone(lambda _: None))


def test_one_call_is_heard_after_the_other() -> None:
    first, second = ACall(), ACall()
    desk = Desk(first, second)
    desk.attach()
    desk.attach()
    assert desk.heard == [first]
    desk.ending.pop(0)
    desk.attach()
    assert desk.heard == [first, second]
    assert [call.about for call in (first, second)] == [{"wrong": {"pace.too_fast": n}} for n in (0, 1)]


@pytest.mark.parametrize("call", [ACall(Kind.BETWEEN), ACall(began_ns=None)])
def test_what_lies_between_calls_is_not_heard_and_no_call_before_it_began(call: ACall) -> None:
    desk = Desk(call)
    desk.attach()
    assert desk.heard == []


def test_a_practice_is_heard_like_any_call() -> None:
    desk = Desk(ACall(Kind.PRACTICE))
    desk.attach()
    assert len(desk.heard) == 1


@pytest.mark.parametrize(
    ("over", "judged", "rules", "kept"),
    [(False, True, True, False), (True, True, True, True), (True, False, True, False), (True, False, False, True)],
)
def test_a_call_is_kept_when_it_was_heard_or_never_will_be(over: bool, judged: bool, rules: bool, kept: bool) -> None:
    call = ACall()
    call.over, call.judged = over, judged
    desk = Desk(call)
    put_away(cast(Any, desk), cast(Any, desk), judged=rules)
    assert (bool(desk.stored), call.closed) == (kept, kept)
