"""At most two things to work on: what costs the customer most and what the voice can change tomorrow.

How much a rule matters is said in the pack (`matters`); here it is weighed with how loud
the flag was and how often it came.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from audio.block import Speaker
from audio.span import Span
from coach_app.lessons.lesson import MOST_TO_TRY, Lesson
from coach_app.lessons.review import Review, grouped
from coach_app.lessons.words import CardWords
from coach_app.sayings import Sayings
from feedback.flag import Flag, ItemState, ItemStatus, Kind, Severity

#: An alert weighs more than a nudge; each repetition adds half, up to this many times.
_ALERT, _NUDGE, _AGAIN, _MOST = 3.0, 2.0, 0.5, 2.5
#: What the customer's own words asked for weighs more than what a form asks for.
_ASKED_FOR = 1.5
#: What a replacement leaves to fill in.
_BLANK = re.compile("[{…]")
#: What is heard before an overlap or a silence begins, seconds, so that one knows where one is.
_LEAD_S = {Kind.INTERRUPTION: 3.0, Kind.HOLD_NO_UPDATE: 3.0, Kind.DEAD_AIR: 3.0}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A lesson and its weight."""

    lesson: Lesson
    weight: float


def to_try(review: Review, sayings: Sayings, words: CardWords) -> tuple[Lesson, ...]:
    """What to work on, the most useful first."""
    found = [*_flagged(review, sayings, words), *_unsaid(review, sayings, words)]
    found.sort(key=lambda one: (-one.weight, one.lesson.at_s))
    return tuple(one.lesson for one in found[:MOST_TO_TRY])


def _flagged(review: Review, sayings: Sayings, words: CardWords) -> Iterator[_Candidate]:
    kinds = dict.fromkeys(f.flag.kind for f in review.flags())
    settled = {finding.flag.kind for finding in review.followed()}
    for kind in kinds:
        if kind is Kind.PHRASE_MISSING or kind in settled:
            continue
        flags = [finding.flag for finding in review.flags(kind)]
        worst = _clearest(flags) if kind is Kind.PHRASE_FORBIDDEN else max(flags, key=_badness)
        heard = Span(max(0.0, worst.span.start_s - _LEAD_S.get(kind, 0.0)), worst.span.end_s)
        lesson = Lesson(
            topic=kind.value,
            what=words.found(worst, len(flags), _total(kind, flags)),
            at_s=worst.span.start_s,
            say=_instead(worst, sayings, words),
            clip=review.clip(heard),
            number=worst.number,
        )
        yield _Candidate(lesson, _weight(worst, len(flags), sayings))


def _unsaid(review: Review, sayings: Sayings, words: CardWords) -> Iterator[_Candidate]:
    missed = {f.flag.detail: f.flag for f in review.flags(Kind.PHRASE_MISSING)}
    waited = bool(review.flags(Kind.HOLD_NO_UPDATE))
    # A long wait without a word is one lesson, not two.
    due = [s for s in review.items(ItemStatus.MISSING) if not (waited and s.item == "hold_update")]
    for topic, items in grouped(due):
        flags = [flag for state in items if (flag := _flag_of(state, missed, sayings)) is not None]
        if not flags:
            continue
        asked = next((state.evidence for state in items if state.evidence), "")
        clip = _where(review, items)
        lesson = Lesson(
            topic=topic,
            what=words.unsaid([sayings.item(state.item) for state in items], asked),
            at_s=clip.start_s if clip is not None else flags[0].span.start_s,
            say=words.either("", " ").join(p for s in items if (p := _sentence(s, sayings))),
            clip=clip,
            number=flags[0].number,
        )
        factor = _ASKED_FOR if asked and topic == "comfort" else 1.0
        yield _Candidate(lesson, factor * _weight(flags[0], len(items), sayings))


def _weight(flag: Flag, count: int, sayings: Sayings) -> float:
    rule = sayings.rules.get(flag.rule)
    loud = _ALERT if flag.severity is Severity.ALERT else _NUDGE
    return loud * (rule.matters if rule else 1.0) * min(_MOST, 1 + _AGAIN * (count - 1))


def _badness(flag: Flag) -> tuple[float, float]:
    """The louder, the further past its limit, the longer."""
    past = 0.0
    if flag.measured is not None and flag.limit:
        past = abs(flag.measured - flag.limit) / abs(flag.limit)
    return (past + (1.0 if flag.severity is Severity.ALERT else 0.0), flag.span.duration_s)


def _clearest(flags: list[Flag]) -> Flag:
    """Of several wordings the one whose replacement would have served most often and leaves nothing to fill in."""
    often = Counter(flag.detail for flag in flags)
    return max(flags, key=lambda flag: (not _BLANK.search(flag.detail), often[flag.detail], -flag.span.start_s))


def _instead(flag: Flag, sayings: Sayings, words: CardWords) -> str:
    """What to say or do in place of what was flagged."""
    match flag.kind:
        case Kind.PHRASE_FORBIDDEN:
            return flag.detail
        case Kind.HOLD_NO_UPDATE:
            return sayings.prompts.get("hold_update", "") or sayings.say(flag)
        case _:
            return words.better(sayings.say(flag), flag)


def _total(kind: Kind, flags: list[Flag]) -> float:
    """How many fillers, or how many seconds."""
    if kind is Kind.FILLER:
        return float(sum(len(flag.evidence.split("、")) for flag in flags))
    return sum(flag.span.duration_s for flag in flags)


def _flag_of(state: ItemState, missed: dict[str, Flag], sayings: Sayings) -> Flag | None:
    """The flag that an item was missed; ``None`` if the agent called it wrong, or it was only possibly missing."""
    title = sayings.titles.get(state.item)
    names = (state.item, *((title.zh, title.en) if title else ()))
    return next((missed[name] for name in names if name in missed), None)


def _sentence(state: ItemState, sayings: Sayings) -> str:
    """What could have been said, as a sentence of its own."""
    prompt = sayings.prompts.get(state.item, "")
    return prompt if not prompt or prompt[-1] in "。！？…" else prompt + "。"


def _where(review: Review, items: list[ItemState]) -> Span | None:
    """Where the words would have had their place: from what asked for them to the agent's reply."""
    own = [said.utterance.span for said in review.utterances(Speaker.AGENT)]
    if not own:
        return None
    first = items[0]
    if not first.since_s:
        at_end = first.at_s is None or first.at_s >= own[-1].start_s
        return review.clip(own[-1] if at_end else own[0])
    reply = next((span for span in own if span.end_s > first.since_s + 1.0), own[-1])
    return review.clip(Span(min(first.since_s, reply.start_s), reply.end_s), end=True)
