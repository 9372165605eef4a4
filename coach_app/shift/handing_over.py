"""From one hand to the next: a call that was recorded is heard by the workers, and one that was heard is kept."""

from __future__ import annotations

from coach_app.call import Setup
from coach_app.recording.sessions import Kind
from coach_app.shift.calls import Calls
from coach_app.shift.crew import Crew
from coach_app.shift.keeper import Keeper
from coach_app.shift.live_call import LiveCall
from coach_app.shift.partner import Partner


def attach(calls: Calls, crew: Crew, rules: Setup, partner: Partner) -> None:
    """Have the oldest call heard that is not yet, once the one before it is put away."""
    waiting = calls.kept
    if not waiting or waiting[0].judged or waiting[0].kind is Kind.BETWEEN or waiting[0].began_ns is None:
        return
    call = waiting[0]
    pipeline, listens = rules.live(call.session.path, call.speakers)
    call.about = rules.about
    wanted = partner.listens(listens)
    call.attach(pipeline, [listen.track for listen in wanted])
    crew.hear(call, wanted)
    crew.allow()


def put_away(calls: Calls, keeper: Keeper, *, judged: bool) -> None:
    """Keep every call that is over; `judged` says whether there are rules to judge by."""
    while calls.ending and _over(calls.ending[0], judged):
        call = calls.ending.pop(0)
        call.close()
        keeper.keep(call.session, call.reason, call.observed, kind=call.kind, **calls.fields(call))


def _over(call: LiveCall, judged: bool) -> bool:
    return call.over and (call.judged or call.kind is Kind.BETWEEN or not judged)
