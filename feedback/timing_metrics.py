"""Pauses and waits: dead air, holds, the pauses that procedures demand, words that must come soon."""

from __future__ import annotations

import itertools

from audio.block import Speaker
from audio.lane import Track
from audio.span import Span
from feedback.floor import floor_of, is_talking, may_hold
from feedback.metric import Metric, Reading
from feedback.params import number
from feedback.rule import Rule
from feedback.sentences import Sentence
from feedback.spoken_turns import spoken_turns
from feedback.view import View
from feedback.wakes import Wakes

_BOTH = frozenset({Track.PROSODY, Track.WORDS})
_WORDS = frozenset({Track.WORDS})
#: A voice that was active this recently is still talking.
_TALKING_S = 0.3
#: Hang-up pauses need this much sound after the last word to be judged (design §2).
_TAIL_S = 2.5
#: Digits in a row that are a number to be written down, and characters of a long information.
_NUMBER_DIGITS, _LONG_CHARS = 4, 40
_DIGITS = frozenset("零一二三四五六七八九幺")
#: Sentences of one side that these pauses can reach back over.
_RECENT = 60
_ACTION_CUES = frozenset({"promises_time", "work_announced", "hold_asked", "offers_solution"})
_ACTIONS = frozenset({"STD-44", "STD-52", "STD-58"})


def timing_metrics() -> tuple[Metric, ...]:
    """The metrics of this module."""
    return (
        Metric("dead_air_s", "s", "nobody speaks and the agent should", _BOTH, gauge=dead_air, both=True),
        Metric("hold_silence_s", "s", "a hold without the agent's word", _BOTH, gauge=hold_silence),
        Metric(
            "silent_call_gap_s",
            "s",
            "pause after a sentence to a silent line",
            _BOTH,
            find=silent_gap,
            wakes=Wakes.NEWS,
            both=True,
        ),
        Metric(
            "hangup_gap_s",
            "s",
            "pause between the last words and the end",
            _BOTH,
            find=hangup_gap,
            wakes=Wakes.END,
            either=True,
        ),
        Metric(
            "question_gap_s",
            "s",
            "time to answer before the agent goes on",
            _WORDS,
            find=question_gap,
            wakes=Wakes.NEWS,
            both=True,
        ),
        Metric("apology_to_action_s", "s", "from an apology to words of action", _WORDS, find=apology_to_action),
        Metric(
            "first_word_s",
            "s",
            "from the start of the call to the agent's first word",
            _WORDS,
            find=first_word,
            wakes=Wakes.NEWS,
        ),
        Metric(
            "long_info_rate_cpm",
            "cpm",
            "pace of what is to be written down",
            _WORDS,
            find=long_info_rate,
            wakes=Wakes.NEWS,
        ),
    )


def dead_air(view: View, rule: Rule) -> Reading | None:  # noqa: ARG001 - every gauge is asked with its rule
    """Seconds since anybody spoke, while the agent should.

    No opinion while a hold runs, before the customer was heard (the silent-call procedure),
    after goodbye, and when it is the customer's turn: after a question or a request.
    """
    if view.ended or is_talking(view, _TALKING_S):
        return None
    floor = floor_of(view)
    heard = any(turn.speaker is Speaker.CUSTOMER for turn in floor.turns) or Speaker.CUSTOMER in floor.unread
    if not heard or not floor.agent_awaited or floor.hold(view.now_s) is not None:
        return None
    since_s = floor.quiet_since_s
    last = floor.turns[-1].text if floor.turns else ""
    return Reading(view.now_s - since_s, Span(since_s, view.now_s), last)


def hold_silence(view: View, rule: Rule) -> Reading | None:  # noqa: ARG001
    """Seconds since the agent's last word to a customer who was asked to wait."""
    if not may_hold(view):
        return None
    floor = floor_of(view)
    hold = floor.hold(view.now_s)
    if hold is None:
        return None
    since_s = max(hold.silent_since_s, floor.agent_end_s)
    return Reading(view.now_s - since_s, Span(since_s, view.now_s), hold.asked.text)


def silent_gap(view: View, rule: Rule) -> list[Reading]:
    """Pauses between the agent's sentences while nobody was heard on the other side (TIM-02, TIM-03)."""
    agent = view.sentences(rule.speaker)[-_RECENT:]
    new = [s for s in agent if view.is_new(s.known_at_s) and not s.provisional]
    if not new or view.sentences(rule.speaker.other) or view.speech(rule.speaker.other):
        return []
    turns = spoken_turns([s for s in agent if not s.provisional], [])
    return [
        Reading(turn.span.start_s - before.span.end_s, Span(before.span.end_s, turn.span.start_s), before.text)
        for before, turn in itertools.pairwise(turns)
        if turn.sentences[0] in new
    ]


def hangup_gap(view: View, rule: Rule) -> list[Reading]:
    """Pause between one of the phrases in ``after`` and the end of the call (TIM-04 to TIM-06, TIM-08).

    Not assessed with less than 2.5 s of sound after the last word: recordings are cut.
    """
    if not view.ended:
        return []
    wanted = _names(rule, "after")
    said = [s for s in view.sentences(rule.speaker) if any(p.said and p.phrase in wanted for p in s.phrases)]
    last_s = max((s.span.end_s for side in Speaker for s in view.sentences(side)), default=0.0)
    gap_s = view.now_s - last_s
    if not said or said[-1].span.end_s < last_s - 1.0 or gap_s < _TAIL_S:
        return []
    return [Reading(gap_s, Span(last_s, view.now_s), said[-1].text)]


def question_gap(view: View, rule: Rule) -> list[Reading]:
    """Pause that the agent leaves after asking for more wishes or for consent, before closing (TIM-16)."""
    wanted = set(_names(rule, "after"))
    readings = []
    agent = [s for s in view.sentences(rule.speaker)[-_RECENT:] if not s.provisional]
    for asked, then in itertools.pairwise(agent):
        if not view.is_new(then.known_at_s):
            continue
        asks = {*asked.cues, *(p.phrase for p in asked.phrases if p.said)} & wanted
        closes = {"says_goodbye", "thanks_for_calling"} & set(then.cues)
        if asks and closes and not _answered(view, rule, asked, then):
            gap_s = max(0.0, then.span.start_s - asked.span.end_s)
            readings.append(Reading(gap_s, asked.span | then.span, asked.text))
    return readings


def apology_to_action(view: View, rule: Rule) -> list[Reading]:
    """Apologies that no word of action followed within ``within_s`` (TIM-19)."""
    within_s = number(rule, "within_s", 15.0)
    agent = [s for s in view.sentences(rule.speaker)[-_RECENT:] if not s.provisional]
    readings = []
    for n, sentence in enumerate(agent):
        due_s = sentence.span.end_s + within_s
        if "apologises" not in sentence.cues or not view.is_new(due_s):
            continue
        acted = (s for s in agent[n:] if _ACTION_CUES & set(s.cues) or any(p.phrase in _ACTIONS for p in s.phrases))
        if not any(s.span.start_s <= due_s for s in acted):
            readings.append(Reading(within_s, Span(sentence.span.start_s, due_s), sentence.text))
    return readings


def first_word(view: View, rule: Rule) -> list[Reading]:
    """When the agent's first word begins, once (TIM-13)."""
    agent = view.sentences(rule.speaker)
    if not agent or agent[0].provisional or not view.is_new(agent[0].known_at_s):
        return []
    start_s = agent[0].span.start_s
    return [Reading(start_s, Span(0.0, start_s))]


def long_info_rate(view: View, rule: Rule) -> list[Reading]:
    """Gross pace of sentences to be written down: long ones, or with two numbers or one long one (TON-02)."""
    readings = []
    for sentence in view.sentences(rule.speaker)[-_RECENT:]:
        if not view.is_new(sentence.known_at_s) or sentence.provisional or sentence.span.duration_s < 2.0:
            continue
        if is_to_be_written(sentence):
            rate = 60 * sentence.syllables / sentence.span.duration_s
            readings.append(Reading(rate, sentence.span, sentence.text))
    return readings


def digit_runs(text: str) -> list[int]:
    """Lengths of the runs of spoken digits in a text, punctuation between them ignored.

    Examples
    --------
    >>> digit_runs("编号是，三，零，七，尾号二一")
    [3, 2]
    """
    runs, run = [], 0
    for char in (c for c in text if c.isalnum()):
        if char in _DIGITS or char.isdigit():
            run += 1
        else:
            runs.append(run)
            run = 0
    return [length for length in [*runs, run] if length]


def is_to_be_written(sentence: Sentence) -> bool:
    """Whether a customer would write a sentence down: a number, or a long information."""
    return "dictates" in sentence.cues or _is_long_info(sentence)


def _is_long_info(sentence: Sentence) -> bool:
    numbers = sum(length >= _NUMBER_DIGITS for length in digit_runs(sentence.text))
    return numbers >= 2 or (numbers == 1 and sentence.syllables > _LONG_CHARS)


def _names(rule: Rule, param: str) -> list[str]:
    value = rule.params.get(param, [])
    return value if isinstance(value, list) else []


def _answered(view: View, rule: Rule, asked: Sentence, then: Sentence) -> bool:
    between = Span(min(asked.span.end_s, then.span.start_s), then.span.start_s)
    talk = [s.span for s in view.sentences(rule.speaker.other)] + view.speech(rule.speaker.other, between.start_s)
    return any(span.overlap_s(between) > 0 for span in talk)
