"""A call that is over, put together by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.span import Span
from coach_app.events import ChecklistChanged, Event, FlagClosed, FlagOpened, Said, SessionEnded
from coach_app.sayings import Sayings
from coach_app.voice_of_pack import voice_of_pack
from feedback.flag import Flag, ItemState, ItemStatus
from feedback.pack import load_pack
from tests.coach_app.samples import AGENT, CUSTOMER, started

#: A voice as usual, in a call of two minutes.
VOICE: dict[str, dict[str, float | None]] = {
    "agent": {
        "speech_s": 60.0,
        "rate_cpm": 231.0,
        "usual_rate_cpm": 228.0,
        "usual_level_db": -22.0,
        "pitch_spread_st": 3.1,
        "usual_spread_st": 3.2,
    },
    "customer": {"turns": 6.0},
    "call": {},
}
END_S = 120.0


@cache
def sayings(language: str = "zh") -> Sayings:
    """Sentences of the default pack for one person."""
    told = voice_of_pack(load_pack(), None, placeholders={"公司": "供电公司", "姓名": "李静"})[1]
    return replace(told, language=language)


def said(speaker: Speaker, start_s: float, end_s: float, text: str) -> Said:
    """Words of one side."""
    return Said(Utterance(speaker, Span(start_s, end_s), text, settled_at_s=end_s), len(text), 230.0)


def item(
    name: str, status: str, at_s: float | None = None, since_s: float | None = None, evidence: str = ""
) -> ItemState:
    """A checklist item as it ended."""
    return ItemState(name, ItemStatus(status), at_s, evidence, since_s)


def call(
    flags: Sequence[Flag] = (),
    items: Sequence[ItemState] = (),
    words: Sequence[Said] = (),
    more: Sequence[Event] = (),
    metrics: dict[str, dict[str, float | None]] | None = None,
    lanes: dict[str, str] | None = None,
) -> list[Event]:
    """Events of a call; every flag was shown when it opened and closed at the end of its stretch."""
    events: list[Event] = [started((AGENT, CUSTOMER)), *words]
    for flag in flags:
        events += [FlagOpened(flag.opened_at_s, flag, shown=True), FlagClosed(flag.span.end_s + 1.0, flag)]
    events += [ChecklistChanged(state.at_s or END_S, state) for state in items]
    events += more
    heard = {who: dict(figures) for who, figures in VOICE.items()} if metrics is None else metrics
    return [*events, SessionEnded(END_S, heard, lanes or {"prosody": "ok", "words": "ok"})]
