"""Sentence endings that rise where they should fall, and courtesy questions that drop."""

from __future__ import annotations

from audio.lane import Track
from feedback.endings import LOOK_BACK_S, Ending, ending, expected_st, tone_of_last
from feedback.metric import Metric, Reading
from feedback.normal_text import normal
from feedback.params import number
from feedback.rule import Rule
from feedback.sentences import Sentence, SentenceType
from feedback.turns import talk
from feedback.view import View

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
            of_news=True,
        ),
        Metric(
            "courtesy_ending_st",
            "st",
            "courtesy question's ending against the speaker's own",
            both,
            find=courtesy_ending,
            of_news=True,
        ),
    )


def ending_rise(view: View, rule: Rule) -> list[Reading]:
    """Endings of statements, rhetorical and bare questions, above what is usual for speaker and tone."""
    return _endings(view, rule, FALLING)


def courtesy_ending(view: View, rule: Rule) -> list[Reading]:
    """Endings of courtesy questions, above what is usual for speaker and tone."""
    return _endings(view, rule, _COURTESY)


def _endings(view: View, rule: Rule, types: frozenset[SentenceType]) -> list[Reading]:
    found: list[Reading] = []
    for sentence in reversed(view.sentences(rule.speaker)):
        if sentence.known_at_s <= view.since_s:
            break
        if sentence.type in types and _is_plain(sentence, rule):
            end = sentence_end(view, sentence)
            if end is not None:
                found.append(Reading(_above_usual_st(view, rule, sentence, end), end.span, sentence.text))
    return found[::-1]


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
    said_s = sentence.span.end_s
    within_s = _WITHIN_AT_END_S if sentence.ends_turn else _WITHIN_S
    stretches = talk(view.speech(sentence.speaker, sentence.span.start_s - LOOK_BACK_S), STOP_S)
    ends = [i for i, s in enumerate(stretches) if abs(s.end_s - said_s) <= within_s and s.end_s > sentence.span.start_s]
    if not ends:
        return None
    last = min(ends, key=lambda i: abs(stretches[i].end_s - said_s))
    if last == len(stretches) - 1 and view.now_s - stretches[last].end_s < STOP_S and not view.ended:
        return None
    since_s = stretches[last].end_s - LOOK_BACK_S
    return ending(view.voice(sentence.speaker), [s for s in stretches[: last + 1] if s.end_s > since_s])
