"""Pauses, waits and taking turns in a take: what the TIM rules of the catalogue and the drills ask for."""

from __future__ import annotations

from collections.abc import Sequence

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import names, number, plain_sentences, quoted
from feedback.drills.stretches import phrases_in, sentences_in
from feedback.drills.take import Answer, Take
from feedback.drills.timing_measures_digits import digit_measures
from feedback.drills.timing_measures_holds import hold_measures
from feedback.drills.timing_measures_listening import listening_measures
from feedback.drills.worst import worst_of
from feedback.turns import talk

_WORDS = frozenset({Need.WORDS, Need.VOICE})
_VOICE = frozenset({Need.VOICE})
#: A stop of the sound, and how far the words' times may be off where the speaker goes on and at the end of a turn.
_STOP_S, _WITHIN_S, _WITHIN_AT_END_S = 0.25, 0.4, 1.2
#: A line's sound may trail off in silence by this; talk that long before the line's end answers it.
_EARLY_S = 3.0
#: A phrase that is said in pieces goes on within this.
_GOES_ON_S = 2.0
#: Silence after a line that wants no answer is none.
_UNANSWERED_S = 2.0


def timing_measures() -> tuple[DrillMeasure, ...]:
    """Every measure of timing.

    Examples
    --------
    >>> len({m.name for m in timing_measures()}) == len(timing_measures())
    True
    """
    return (
        DrillMeasure(
            "pause_after_said_s",
            "s",
            "silence that the agent leaves after a phrase; an answer of the customer ends the wait",
            _WORDS,
            pause_after_said,
            ("phrase", "goes_on"),
        ),
        DrillMeasure(
            "answer_delay_s",
            "s",
            "from the end of a line to the agent's first sound, the worst of all; negative where it cut in",
            _VOICE,
            answer_delay,
            ("prompts",),
        ),
        DrillMeasure("hangup_by_agent", "", "1 where the agent hung up", frozenset(), hangup_by_agent),
        DrillMeasure(
            "hangup_gap_s",
            "s",
            "from the last sound to the agent's hanging up, after a phrase",
            _WORDS,
            hangup_gap,
            ("phrase",),
        ),
        *hold_measures(),
        *digit_measures(),
        *listening_measures(),
    )


def pause_after_said(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Silence between a phrase (``phrase``: one or several) and the agent's next word, or the hanging up.

    Of several the one that is farthest off. Where the customer answered, nobody was cut short: such a pause is
    long enough, and says nothing about being too long. What follows within two seconds and holds one of the words
    of ``goes_on`` (the 再见 of a closing) is still the phrase.
    """
    found = []
    for phrase in phrases_in(take, spans, names(check, "phrase")):
        end_s = _whole_until_s(take, phrase.span, names(check, "goes_on"))
        next_s = _next_sound_s(take, end_s)
        gap_s = max(0.0, next_s - end_s)
        if _customer_spoke(take, Span(end_s, max(end_s, next_s))):
            if check.at_most is not None:
                continue
            gap_s = max(gap_s, check.at_least or 0.0)
        found.append(Measured(gap_s, Span(phrase.span.start_s, max(end_s, next_s)), quoted(phrase.text)))
    return worst_of(check, found)


def answer_delay(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """How long after a line the agent began to answer; lines that are a silence ask for no answer.

    ``prompts = 0`` leaves out lines that are read from the screen: reading takes time.
    """
    if take.drill.speaks == "prompt" and not number(check, "prompts", 1.0):
        return None
    silent = {line.id for line in take.drill.line if line.sound == "silence"}
    answers = [a for a in take.answers if a.shown is not None and a.shown.line not in silent]
    found = [
        delay
        for n, answer in enumerate(answers)
        if any(span.overlap_s(answer.span) > 0 for span in spans)
        and (delay := _delay(take, answer, last=n == len(answers) - 1)) is not None
    ]
    return worst_of(check, found)


def hangup_by_agent(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Who hung up; nobody where the recording just ends."""
    if take.hang_up.by is None:
        return None
    return Measured(float(take.hang_up.by is Speaker.AGENT), _tail(take), str(take.hang_up.by))


def hangup_gap(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """From the last sound of either side to the agent's hanging up, if one of ``phrase`` was among the last words."""
    wanted = set(names(check, "phrase"))
    said = take.sentences()
    if take.hang_up.by is not Speaker.AGENT or not said:
        return None
    last = said[-2:] if wanted else said[-1:]
    if wanted and not any(p.phrase in wanted for s in last for p in s.phrases):
        return None
    last_s = max((s.end_s for side in Speaker for s in take.view.speech(side)), default=0.0)
    return Measured(max(0.0, take.hang_up.at_s - last_s), _tail(take), quoted(said[-1].text))


def said_until_s(take: Take, said: Span) -> float:
    """Where the sound of some words ends: where the agent falls silent soon after, or where the words end."""
    sentence = next((s for s in plain_sentences(take, [take.whole]) if s.span.overlap_s(said) > 0), None)
    at_end = sentence is not None and sentence.ends_turn and sentence.span.end_s - said.end_s <= _WITHIN_S
    within_s = _WITHIN_AT_END_S if at_end else _WITHIN_S
    ends = [s.end_s for s in talk(take.view.speech(Speaker.AGENT), _STOP_S) if s.end_s > said.start_s]
    near = min(ends, key=lambda end_s: abs(end_s - said.end_s), default=said.end_s)
    return near if abs(near - said.end_s) <= within_s else said.end_s


def _whole_until_s(take: Take, said: Span, goes_on: Sequence[str]) -> float:
    """Where a phrase ends that may have been said in pieces."""
    end_s = said_until_s(take, said)
    for sentence in sentences_in(take, [take.whole]):
        follows = end_s < sentence.span.end_s and sentence.span.start_s < end_s + _GOES_ON_S
        if follows and any(word in sentence.text for word in goes_on):
            end_s = max(end_s, said_until_s(take, sentence.span))
    return end_s


def _next_sound_s(take: Take, after_s: float) -> float:
    """When the agent is heard again, or the call is over."""
    over_s = take.hang_up.at_s if take.hang_up.at_s > after_s else take.view.now_s
    heard = (s for s in take.view.speech(Speaker.AGENT, after_s) if s.end_s > after_s + 0.05)
    return min((max(s.start_s, after_s) for s in heard), default=over_s)


def _customer_spoke(take: Take, silence: Span) -> bool:
    heard = [
        *take.view.speech(Speaker.CUSTOMER, silence.start_s),
        *(s.span for s in take.shown if _sounds(take, s.line)),
    ]
    return any(silence.start_s < span.start_s < silence.end_s for span in heard)


def _sounds(take: Take, line: str) -> bool:
    if take.drill.speaks == "prompt":
        return False
    return not any(one.id == line and one.sound == "silence" for one in take.drill.line)


def _delay(take: Take, answer: Answer, *, last: bool) -> Measured | None:
    shown = answer.shown
    if shown is None:
        return None
    line = shown.span
    tail = [s.end_s for s in take.view.speech(Speaker.CUSTOMER, line.start_s) if s.start_s < line.end_s]
    over_s = min(line.end_s, max(tail)) if tail else line.end_s
    own = [s for s in talk(take.view.speech(Speaker.AGENT)) if s.end_s > over_s and s.start_s < answer.span.end_s]
    if not own:
        empty = last or answer.span.duration_s < _UNANSWERED_S
        return None if empty else Measured(answer.span.duration_s, answer.span, quoted(shown.text))
    start_s = own[0].start_s
    if start_s < over_s - _EARLY_S or start_s < line.start_s:
        return None
    span = Span(min(start_s, over_s), max(start_s, over_s, own[0].end_s))
    return Measured(start_s - over_s, span, quoted(shown.text))


def _tail(take: Take) -> Span:
    return Span(max(0.0, take.hang_up.at_s - 8.0), max(take.hang_up.at_s, 0.0))
