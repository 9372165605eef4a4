"""Up to three things that went well, from different sides of the call: praise is as visible as correction.

Nothing is praised that any flag speaks against, and nothing that could not be heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audio.block import Speaker
from audio.span import Span
from coach_app.lessons.lesson import MOST_WELL, Lesson
from coach_app.lessons.review import GROUPS, Review
from coach_app.lessons.words import CardWords
from coach_app.sayings import Sayings
from feedback.flag import ItemState, ItemStatus, Kind

#: Less of the agent's speech than this proves nothing about a voice, seconds.
_ENOUGH_S = 15.0
#: Fewer turns of the customer prove nothing about hearing out.
_ENOUGH_TURNS = 3
#: Fewer items than this are no complete checklist to be proud of.
_ENOUGH_ITEMS = 4
#: Share of the usual spread of pitch from which a melody is as lively as usual.
_LIVELY = 0.9
#: Items that nobody has to say: a word of praise is due when they are.
_KIND_WORDS = ("confirm_issue", "follow_up", "confirm_understanding", "solution")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A lesson, the side of the call that it is about, and how much it is worth saying."""

    lesson: Lesson
    side: str
    worth: float


def well(review: Review, sayings: Sayings, words: CardWords) -> tuple[Lesson, ...]:
    """What went well, the best first; one of each side before a second of any."""
    found = [
        *_praised(review, sayings),
        *_comfort(review, sayings, words),
        *_checklist(review, sayings, words),
        *_kind_words(review, sayings, words),
        *_followed(review, sayings, words),
        *_voice(review, words),
        *_turns(review, words),
    ]
    found.sort(key=lambda one: (-one.worth, one.lesson.at_s))
    first = {one.side: one for one in reversed(found)}
    chosen = [one for one in found if first[one.side] is one][:MOST_WELL]
    rest = [one for one in found if one not in chosen][: MOST_WELL - len(chosen)]
    chosen = sorted([*chosen, *rest], key=lambda one: -one.worth)
    return tuple(one.lesson for one in chosen)


def _praised(review: Review, sayings: Sayings) -> Iterator[_Candidate]:
    seen: set[str] = set()
    for finding in review.praised():
        flag = finding.flag
        if flag.rule not in seen:
            seen.add(flag.rule)
            lesson = Lesson(
                "praise", sayings.say(flag), flag.span.start_s, clip=review.clip(flag.span), number=flag.number
            )
            yield _Candidate(lesson, flag.rule, 5.0)


def _comfort(review: Review, sayings: Sayings, words: CardWords) -> Iterator[_Candidate]:
    """Apology and empathy that the customer's words asked for, said in time."""
    said, rest = _group(review, "comfort")
    if said and not rest and not any("empathy" in f.flag.rule for f in review.praised()):
        yield _Candidate(_group_lesson("comfort", said, review, sayings, words), "care", 4.5)


def _checklist(review: Review, sayings: Sayings, words: CardWords) -> Iterator[_Candidate]:
    said = review.items(ItemStatus.SAID)
    rest = review.items(ItemStatus.MISSING, ItemStatus.POSSIBLY_MISSING, ItemStatus.NOT_ASSESSED)
    if len(said) >= _ENOUGH_ITEMS and not rest:
        last = max(said, key=lambda state: state.at_s or 0.0)
        clip = _clip_at(review, last.at_s)
        lesson = Lesson("checklist", words.all_said(len(said)), last.at_s or 0.0, clip=clip)
        yield _Candidate(lesson, "form", 4.0)
        return
    for group, worth in (("silent", 4.0), ("closing", 2.4), ("opening", 2.2)):
        there, missing = _group(review, group)
        if len(there) == len(GROUPS[group]) and not missing:
            yield _Candidate(_group_lesson(group, there, review, sayings, words), "form", worth)
    there, missing = _group(review, "hold")
    praised = any("hold" in f.flag.rule for f in review.praised())
    if len(there) > 1 and not missing and not praised and not review.flags(Kind.HOLD_NO_UPDATE):
        yield _Candidate(_group_lesson("hold", there, review, sayings, words), "care", 2.6)


def _kind_words(review: Review, sayings: Sayings, words: CardWords) -> Iterator[_Candidate]:
    for place, name in enumerate(_KIND_WORDS):
        state = review.item(name)
        if state is not None and state.status is ItemStatus.SAID:
            what = words.kind_words(sayings.item(name), state.evidence)
            lesson = Lesson("words", what, state.at_s or 0.0, clip=_clip_at(review, state.at_s))
            yield _Candidate(lesson, "care", 3.6 - 0.2 * place)


def _followed(review: Review, sayings: Sayings, words: CardWords) -> Iterator[_Candidate]:
    for finding in review.followed():
        flag, shown_s = finding.flag, finding.shown_at_s or 0.0
        closed_s = review.closed_s[flag.number]
        what = words.corrected(sayings.say(flag), closed_s - shown_s)
        clip = review.clip(Span(shown_s, max(shown_s, closed_s) + 4.0))
        yield _Candidate(Lesson("corrected", what, shown_s, clip=clip, number=flag.number), "voice", 3.8)


def _voice(review: Review, words: CardWords) -> Iterator[_Candidate]:
    speech_s, rate = review.figure("agent", "speech_s") or 0.0, review.figure("agent", "rate_cpm")
    if not review.own_voice or speech_s < _ENOUGH_S:
        return
    own = [said.utterance.span for said in review.utterances(Speaker.AGENT)]
    clip = review.clip(max(own, key=lambda span: span.duration_s)) if own else None
    at_s = clip.start_s if clip else 0.0
    if rate is not None and not review.flags(Kind.RATE_FAST, Kind.RATE_SLOW):
        yield _Candidate(Lesson("pace", words.steady_pace(rate, speech_s), at_s, clip=clip), "voice", 3.0)
    known = review.figure("agent", "usual_level_db") is not None
    if known and not review.flags(Kind.VOLUME_LOUD, Kind.VOLUME_SOFT):
        yield _Candidate(Lesson("volume", words.steady_volume(), at_s, clip=clip), "voice", 1.2)
    spread, usual = review.figure("agent", "pitch_spread_st"), review.figure("agent", "usual_spread_st")
    flat = review.flags(Kind.PITCH_MONOTONE, Kind.PITCH_HIGH, Kind.PITCH_RISE)
    if spread is not None and usual is not None and spread >= _LIVELY * usual and not flat:
        yield _Candidate(Lesson("melody", words.lively(spread), at_s, clip=clip), "voice", 1.4)


def _turns(review: Review, words: CardWords) -> Iterator[_Candidate]:
    turns = int(review.figure("customer", "turns") or 0)
    if not review.both_sides or turns < _ENOUGH_TURNS or review.flags(Kind.INTERRUPTION):
        return
    said = [s.utterance.span for s in review.utterances(Speaker.CUSTOMER)]
    longest = max(said, key=lambda span: span.duration_s, default=None)
    clip = review.clip(Span(longest.start_s, longest.end_s + 3.0), end=True) if longest else None
    at_s = clip.start_s if clip else 0.0
    yield _Candidate(Lesson("turns", words.heard_out(turns), at_s, clip=clip), "turns", 2.5)


def _group(review: Review, group: str) -> tuple[list[ItemState], list[ItemState]]:
    """Items of a group that were said, and those that may be missing."""
    states = [state for name in GROUPS[group] if (state := review.item(name)) is not None]
    missing = (ItemStatus.MISSING, ItemStatus.POSSIBLY_MISSING, ItemStatus.NOT_ASSESSED)
    return [s for s in states if s.status is ItemStatus.SAID], [s for s in states if s.status in missing]


def _group_lesson(group: str, said: list[ItemState], review: Review, sayings: Sayings, words: CardWords) -> Lesson:
    first = min(said, key=lambda state: state.at_s or 0.0)
    names = [sayings.item(state.item) for state in said]
    return Lesson(group, words.group_said(group, names), first.at_s or 0.0, clip=_clip_at(review, first.at_s))


def _clip_at(review: Review, at_s: float | None) -> Span | None:
    said = review.utterance_at(at_s or 0.0)
    return review.clip(said.utterance.span) if said is not None else None
