"""Sentence endings that rise where they should fall, and courtesy questions that drop.

Where a speaker goes on after a short stop the voice stays up: that tells the listener that more is to
come, and is no challenge. Recognisers end a sentence at many such stops, so a rise is only judged
where the speaker then stops talking.
"""

from __future__ import annotations

from collections.abc import Sequence

from audio.lane import Track
from audio.span import Span
from feedback.endings import LOOK_BACK_S, Ending, ending, expected_st, tone_of_last
from feedback.metric import Metric, Reading
from feedback.normal_text import normal
from feedback.params import number
from feedback.rule import Rule
from feedback.sentences import Sentence, SentenceType
from feedback.turns import talk
from feedback.view import View
from feedback.wakes import Wakes

#: Sentences that should end falling (TON-25).
FALLING = frozenset(
    {
        SentenceType.STATEMENT,
        SentenceType.NEGATIVE,
        SentenceType.APOLOGY,
        SentenceType.RHETORICAL_QUESTION,
        SentenceType.BARE_QUESTION,
    }
)
#: Questions whose end should stay up (TON-08).
_COURTESY = frozenset({SentenceType.COURTESY_QUESTION})
#: A pause that ends a sentence; shorter ones are stops inside it.
STOP_S = 0.25
#: Who talks again this soon had not finished: their own stops inside a turn rarely last longer.
GOES_ON_S = 1.0
#: Words become known so long before the end in the sound at most: where to stop looking for what is due.
_DUE_WITHIN_S = 4.0
#: How far the words' times may be off where the speaker goes on, and at the end of a turn.
_WITHIN_S, _WITHIN_AT_END_S = 0.4, 1.2


def ending_metrics() -> tuple[Metric, ...]:
    """The metrics of this module."""
    both = frozenset(Track)
    return (
        Metric(
            "ending_rise_st",
            "st",
            "sentence ending above the speaker's own for that tone",
            both,
            find=ending_rise,
        ),
        Metric(
            "courtesy_ending_st",
            "st",
            "courtesy question's ending against the speaker's own",
            both,
            find=courtesy_ending,
            wakes=Wakes.NEWS,
        ),
    )


def ending_rise(view: View, rule: Rule) -> list[Reading]:
    """Endings of statements, rhetorical and bare questions, above what is usual for speaker and tone.

    Told once the speaker has been silent for `GOES_ON_S` after them.
    """
    found: list[Reading] = []
    for sentence in reversed(view.sentences(rule.speaker)):
        if sentence.known_at_s <= view.since_s - _DUE_WITHIN_S:
            break
        if sentence.type in FALLING and _is_plain(sentence, rule) and _has_just_stopped(view, sentence):
            found += _reading(view, rule, sentence)
    return found[::-1]


def courtesy_ending(view: View, rule: Rule) -> list[Reading]:
    """Endings of courtesy questions, above what is usual for speaker and tone."""
    found: list[Reading] = []
    for sentence in reversed(view.sentences(rule.speaker)):
        if sentence.known_at_s <= view.since_s:
            break
        if sentence.type in _COURTESY and _is_plain(sentence, rule):
            found += _reading(view, rule, sentence)
    return found[::-1]


def _reading(view: View, rule: Rule, sentence: Sentence) -> list[Reading]:
    end = sentence_end(view, sentence)
    return [] if end is None else [Reading(_above_usual_st(view, rule, sentence, end), end.span, sentence.text)]


def _has_just_stopped(view: View, sentence: Sentence) -> bool:
    """Whether it becomes known at this tick that the speaker stopped with this sentence."""
    stretches = _talk_of(view, sentence)
    last = _last_of(stretches, sentence)
    if last is None:
        return False
    stopped_s = stretches[last].end_s
    if last + 1 < len(stretches) and stretches[last + 1].start_s - stopped_s < GOES_ON_S:
        return False
    due_s = max(sentence.known_at_s, stopped_s + GOES_ON_S)
    return view.is_new(due_s) or (view.ended and due_s > view.now_s)


def _is_plain(sentence: Sentence, rule: Rule) -> bool:
    """Whether the words are sure and long enough to have a melody, and no greeting, which has its own."""
    greetings = rule.params.get("greetings", [])
    greeting = isinstance(greetings, list) and normal(sentence.text).chars.endswith(tuple(greetings))
    sure = not sentence.unclear and not sentence.provisional
    return sure and not greeting and sentence.syllables >= number(rule, "fewest_syllables", 4.0)


def _above_usual_st(view: View, rule: Rule, sentence: Sentence, end: Ending) -> float:
    usual_st = expected_st(view.baseline(rule.speaker), tone_of_last(sentence.text), end.spread_st)
    if sentence.type is SentenceType.BARE_QUESTION:
        usual_st += number(rule, "question_st", 1.0)
    return round(end.height_st - usual_st, 2)


def sentence_end(view: View, sentence: Sentence) -> Ending | None:
    """The sentence's end in the sound: words are too late or too early to cut there."""
    stretches = _talk_of(view, sentence)
    last = _last_of(stretches, sentence)
    if last is None:
        return None
    if last == len(stretches) - 1 and view.now_s - stretches[last].end_s < STOP_S and not view.ended:
        return None
    since_s = stretches[last].end_s - LOOK_BACK_S
    return ending(view.voice(sentence.speaker), [s for s in stretches[: last + 1] if s.end_s > since_s])


def _talk_of(view: View, sentence: Sentence) -> list[Span]:
    """Stretches of the speaker's talk from a little before a sentence until now."""
    since_s = sentence.span.start_s - LOOK_BACK_S
    return view.once(("stops", sentence.speaker, since_s), lambda: talk(view.speech(sentence.speaker, since_s), STOP_S))


def _last_of(stretches: Sequence[Span], sentence: Sentence) -> int | None:
    """Which stretch a sentence ends with, if it ends with one."""
    said_s = sentence.span.end_s
    within_s = _WITHIN_AT_END_S if sentence.ends_turn else _WITHIN_S
    ends = [i for i, s in enumerate(stretches) if abs(s.end_s - said_s) <= within_s and s.end_s > sentence.span.start_s]
    return min(ends, key=lambda i: abs(stretches[i].end_s - said_s), default=None)
