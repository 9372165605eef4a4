"""A call told in events: what tests of the window feed it, and what they expect to see.

Customer complains, agent apologises, explains too fast, slows down, lets the customer wait,
says something that has a better wording, and closes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from asr_models.transcript import Hearing, Utterance, Word
from audio.block import Speaker
from audio.span import Span
from coach_app.events import (
    ChecklistChanged,
    Event,
    FlagClosed,
    FlagOpened,
    Heard,
    Measured,
    PhraseHeard,
    Said,
    SessionEnded,
    SessionStarted,
)
from feedback.flag import Flag, ItemState, ItemStatus, Kind, Severity

AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER
DURATION_S = 84.0

ITEMS = (
    ("opening", ItemStatus.PENDING),
    ("offer_help", ItemStatus.PENDING),
    ("apology", ItemStatus.NOT_REQUIRED),
    ("empathy", ItemStatus.NOT_REQUIRED),
    ("confirm_issue", ItemStatus.NOT_REQUIRED),
    ("hold_request", ItemStatus.NOT_REQUIRED),
    ("hold_update", ItemStatus.NOT_REQUIRED),
    ("hold_thanks", ItemStatus.NOT_REQUIRED),
    ("solution", ItemStatus.NOT_REQUIRED),
    ("further_help", ItemStatus.PENDING),
    ("closing_thanks", ItemStatus.PENDING),
    ("goodbye", ItemStatus.PENDING),
)


@dataclass(frozen=True)
class Turn:
    """Words of one side; `hits` are (phrase, items or replacement, words)."""

    speaker: Speaker
    start_s: float
    end_s: float
    text: str
    hits: tuple[tuple[str, str, str], ...] = ()


TURNS = (
    Turn(
        AGENT,
        1.0,
        5.8,
        "您好，星联宽带，请问有什么可以帮您？",
        (("STD-01", "opening", "您好，星联宽带"), ("STD-04", "offer_help", "请问有什么可以帮您")),
    ),
    Turn(CUSTOMER, 6.4, 10.8, "我家的网从昨天晚上断到现在，我要投诉。"),
    Turn(
        AGENT,
        11.4,
        17.0,
        "非常抱歉给您带来了不便，我非常理解您的心情。",
        (("STD-34", "apology", "非常抱歉给您带来了不便"), ("STD-50", "empathy", "非常理解您的心情")),
    ),
    Turn(CUSTOMER, 17.6, 20.0, "对，路由器的灯一直是红的。"),
    Turn(AGENT, 20.6, 23.8, "请您稍等一会，我马上为您查询。", (("STD-22", "hold_request", "请您稍等一会"),)),
    Turn(
        AGENT,
        34.0,
        46.0,
        "红灯亮说明从小区机房到您家里的光纤信号中断了，我们需要先到楼道的分线箱检查接头，"
        "然后再到您家里重新测试光猫，没有问题网络就会自动恢复。",
    ),
    Turn(CUSTOMER, 46.6, 49.4, "你说慢一点，我没有听清楚。"),
    Turn(AGENT, 50.0, 57.0, "好的。维修师傅今天下午两点以前上门，修好以后我给您回电确认。"),
    Turn(CUSTOMER, 57.6, 60.0, "那我上午要开会怎么办？"),
    Turn(AGENT, 60.6, 62.6, "这个我也没办法。", (("FOR-14", "我帮您想想别的办法", "没办法"),)),
    Turn(AGENT, 66.0, 68.6, "请问还有什么可以帮您？", (("STD-41", "further_help", "还有什么可以帮您"),)),
    Turn(CUSTOMER, 69.2, 70.4, "没有了。"),
    Turn(
        AGENT,
        71.0,
        74.0,
        "感谢您的来电，再见。",
        (("STD-47", "closing_thanks", "感谢您的来电"), ("STD-47", "goodbye", "再见")),
    ),
)

FAST = Flag(
    number=1,
    rule="pace.too_fast",
    kind=Kind.RATE_FAST,
    speaker=AGENT,
    span=Span(34.0, 46.0),
    opened_at_s=38.4,
    severity=Severity.NUDGE,
    measured=372.0,
    limit=290.0,
    unit="cpm",
    evidence="",
    say="放慢一点",
    why="电话里客户看不到你，说快了就要重听一遍。",
    source="TON-01",
)
FORBIDDEN = Flag(
    number=2,
    rule="phrase.forbidden",
    kind=Kind.PHRASE_FORBIDDEN,
    speaker=AGENT,
    span=Span(60.6, 62.6),
    opened_at_s=63.0,
    severity=Severity.ALERT,
    measured=None,
    limit=None,
    unit="",
    evidence="这个我也没办法。",
    say="改说：我帮您想想别的办法",
    why="客户听到的是到此为止。",
    source="FOR-14",
    detail="我帮您想想别的办法",
)


def started() -> SessionStarted:
    """The session at its start."""
    items = tuple(ItemState(item, status) for item, status in ITEMS)
    return SessionStarted(
        "call.flac", DURATION_S, (AGENT, CUSTOMER), "scripted", "", "zh", "zh-service", "1.0.0", "0" * 64, items
    )


def story() -> list[Event]:
    """The whole call, in the order in which things become known."""
    timed = sorted([*_measures(), *_words(), *_flags(), *_ticks()], key=lambda pair: pair[0])
    ended = SessionEnded(DURATION_S, _metrics(), {"prosody": "ok", "words": "ok"})
    return [started(), *(event for _, event in timed), ended]


def until(at_s: float) -> list[Event]:
    """The call up to an instant."""
    told: list[Event] = []
    for event in story():
        if isinstance(event, Measured) and event.at_s > at_s:
            break
        told.append(event)
    return told


def _metrics() -> dict[str, dict[str, float | None]]:
    return {"agent": {"rate_cpm": 248.0, "pitch_spread_st": 2.9}, "customer": {}, "call": {"duration_s": DURATION_S}}


def _measures() -> Iterator[tuple[float, Event]]:
    spoken = {AGENT: 0.0, CUSTOMER: 0.0}
    for step in range(1, round(DURATION_S / 0.2)):
        at_s = round(step * 0.2, 1)
        talking = {who: any(t.speaker is who and t.start_s <= at_s < t.end_s for t in TURNS) for who in spoken}
        for who in spoken:
            spoken[who] += 0.2 * talking[who]
        total = sum(spoken.values())
        for who, spoken_s in spoken.items():
            yield at_s, _measure(at_s, who, talking[who], spoken_s / total if total else None)


def _measure(at_s: float, who: Speaker, talking: bool, share: float | None) -> Measured:
    fast = min(1.0, max(0.0, (at_s - 34) / 4)) * (1.0 if at_s < 46 else max(0.0, 1 - (at_s - 50) / 3))
    wave = math.sin(at_s * 0.9) + 0.4 * math.sin(at_s * 2.3)
    return Measured(
        at_s,
        who,
        rate_cpm=232 + 140 * fast + 9 * wave if talking else None,
        level_db=1.2 * wave + 0.5 if talking else None,
        pitch_st=3.2 * math.sin(at_s * 2.7) + 1.4 * wave if talking and step_voiced(at_s) else None,
        spread_st=2.6 + 0.2 * wave if talking else None,
        speaking=talking,
        talk_share=share,
    )


def step_voiced(at_s: float) -> bool:
    """About two thirds of speech are voiced."""
    return round(at_s * 5) % 5 not in (0, 3)


def _words() -> Iterator[tuple[float, Event]]:
    for turn in TURNS:
        span = Span(turn.start_s, turn.end_s)
        half = turn.text[: max(2, len(turn.text) // 2)]
        middle_s = (turn.start_s + turn.end_s) / 2
        yield middle_s, Heard(Hearing(turn.speaker, Span(turn.start_s, middle_s), half, middle_s))
        yield turn.end_s + 0.6, Said(_utterance(turn, span), len(turn.text), 240.0, _hits(turn, span))


def _utterance(turn: Turn, span: Span) -> Utterance:
    count = len(turn.text)
    step_s = span.duration_s / count
    words = tuple(
        Word(char, Span(span.start_s + n * step_s, span.start_s + (n + 1) * step_s), 0.3 if char == "猫" else 0.9)
        for n, char in enumerate(turn.text)
        if char not in "，。？！"
    )
    return Utterance(turn.speaker, span, turn.text, words, 0.9, turn.end_s + 0.6)


def _hits(turn: Turn, span: Span) -> tuple[PhraseHeard, ...]:
    return tuple(
        PhraseHeard(phrase, "said", 0.95, words, span, replacement=what)
        if phrase.startswith("FOR")
        else PhraseHeard(phrase, "said", 0.95, words, span, items=(what,))
        for phrase, what, words in turn.hits
    )


def _flags() -> Iterator[tuple[float, Event]]:
    yield 38.4, FlagOpened(38.4, FAST, shown=True)
    yield 52.0, FlagClosed(52.0, replace(FAST, measured=381.0))
    yield 63.2, FlagOpened(63.2, FORBIDDEN, shown=True)
    yield 67.2, FlagClosed(67.2, FORBIDDEN)


def _ticks() -> Iterator[tuple[float, Event]]:
    yield 11.0, ChecklistChanged(11.0, ItemState("apology", ItemStatus.PENDING, evidence="我要投诉"))
    yield 11.0, ChecklistChanged(11.0, ItemState("empathy", ItemStatus.PENDING, evidence="我要投诉"))
    yield 29.0, ChecklistChanged(29.0, ItemState("hold_thanks", ItemStatus.PENDING))
    yield 46.6, ChecklistChanged(46.6, ItemState("hold_thanks", ItemStatus.MISSING, 46.0))
    for turn in TURNS:
        for phrase, item, words in turn.hits:
            if not phrase.startswith("FOR"):
                said = ItemState(item, ItemStatus.SAID, turn.start_s, words)
                yield turn.end_s + 0.61, ChecklistChanged(turn.end_s + 0.61, said)
