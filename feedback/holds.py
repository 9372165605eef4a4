"""Waiting: when the agent lets the customer wait, whether it was announced, and how it ended.

Silence after 请您稍等 is a hold and no dead air; a word from the agent in between keeps the
customer on the line and starts the count again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from audio.block import Speaker
from audio.span import Span
from feedback.sentence_types import asks
from feedback.spoken_turns import SpokenTurn, is_listening

#: Cues of the agent's words that begin a hold, that go on with it, and that end one.
OPENS = frozenset({"hold_asked", "work_announced"})
CHECKS = frozenset({"checks_back"})
THANKS = frozenset({"thanks_for_waiting"})
#: After these nobody expects the agent to say the next word.
HANDS_OVER = frozenset({"hands_over", "says_goodbye"})
#: The customer is busy or gone.
CUSTOMER_BUSY = frozenset({"customer_waits", "customer_leaves"})
#: A few words straight after the request (好的，谢谢) belong to it.
_ADDED_SYLLABLES, _ADDED_WITHIN_S = 6, 5.0
#: Thanks and more words than this are the answer, not a word to a waiting customer.
_CHECK_SYLLABLES = 20
_ANSWER_SYLLABLES = 4
#: An answer may take this long (TIM-15); more is a wait.
_WAIT_S = 2.0
#: No stretch of talk is longer than this.
_LONGEST_S = 120.0


@dataclass(slots=True)
class Hold:
    """A wait.

    Parameters
    ----------
    asked : SpokenTurn
        The agent's turn after which the customer waited, or the customer's if the agent gave no answer.
    announced : bool
        The agent said that there would be a wait.
    checks : list of SpokenTurn
        The agent's words to the waiting customer.
    silences : list of Span
        Stretches without the agent's word, the last one up to now while the hold runs.
    back : SpokenTurn or None
        The agent's first turn after it.
    waited_s : float
        Seconds of waiting, talk of either side left out.
    """

    asked: SpokenTurn
    announced: bool
    checks: list[SpokenTurn] = field(default_factory=list)
    silences: list[Span] = field(default_factory=list)
    back: SpokenTurn | None = None
    waited_s: float = 0.0

    @property
    def began_s(self) -> float:
        """End of the words after which the wait began."""
        return self.silences[0].start_s if self.silences else self.asked.span.end_s

    @property
    def longest(self) -> Span | None:
        """The longest stretch without the agent's word."""
        return max(self.silences, key=lambda s: s.duration_s, default=None)

    @property
    def silent_since_s(self) -> float:
        """When the agent's last word in it ended: what the hold timer counts from."""
        return self.silences[-1].start_s if self.silences else self.asked.span.end_s


#: Voice activity within a stretch, whoever's.
Speech = Callable[[Span], Sequence[Span]]


def unheard(stretch: Span) -> Sequence[Span]:  # noqa: ARG001 - the voice lane is missing or does not matter
    """No voice activity at all: only words are talk."""
    return ()


def holds(turns: Sequence[SpokenTurn], now_s: float, speech: Speech = unheard) -> list[Hold]:
    """Every wait of a call so far, announced or not, oldest first.

    Parameters
    ----------
    turns : sequence of SpokenTurn
        Of both sides.
    now_s : float
        The hold that runs, if any, is the last one, has no `back` and reaches up to now.
    speech : callable
        Gives the voice activity of both sides; what was spoken is no waiting, although no word was heard.
    """
    found: list[Hold] = []
    current: Hold | None = None
    last: SpokenTurn | None = None
    between: list[SpokenTurn] = []
    for turn in turns:
        if turn.speaker is Speaker.CUSTOMER:
            between.append(turn)
            continue
        if current is not None and last is not None:
            current.silences.append(Span(last.span.end_s, max(turn.span.start_s, last.span.end_s)))
            if goes_on(turn, current):
                current.checks.append(turn)
            else:
                current.back = turn
                found.append(current)
                current = None
        elif (quiet := _unannounced(last, between, turn)) is not None:
            found.append(quiet)
        if current is None and opens(turn):
            current = Hold(turn, announced=True)
        last, between = turn, []
    if current is not None and last is not None:
        current.silences.append(Span(last.span.end_s, max(now_s, last.span.end_s)))
        found.append(current)
    words = sorted(s.span for t in turns for s in t.sentences)
    for hold in found:
        hold.waited_s = sum(_quiet_s(silence, words, speech) for silence in hold.silences)
    return found


def opens(turn: SpokenTurn) -> bool:
    """Whether an agent's turn announces a wait."""
    return bool(turn.cues & OPENS)


def goes_on(turn: SpokenTurn, hold: Hold) -> bool:
    """Whether a hold goes on after an agent's turn: a check-back, or a few words added to the request."""
    if turn.cues & THANKS and (not turn.cues & CHECKS or turn.syllables > _CHECK_SYLLABLES):
        return False
    if turn.cues & CHECKS:
        return True
    if turn.cues & OPENS:
        return True
    soon = hold.silences[-1].duration_s < _ADDED_WITHIN_S
    return soon and turn.syllables <= _ADDED_SYLLABLES and not asks(turn.sentences[-1].type)


def awaits_agent(last: SpokenTurn | None, between: Sequence[SpokenTurn]) -> SpokenTurn | None:
    """The turn after which the agent should say the next word, or ``None`` if it is the customer's turn.

    Parameters
    ----------
    last : SpokenTurn or None
        The agent's last turn.
    between : sequence of SpokenTurn
        The customer's turns since then.
    """
    if between:
        answer = between[-1]
        if answer.cues & CUSTOMER_BUSY:
            return None
        told = last is not None and bool(last.cues & HANDS_OVER)
        obeys = is_listening(answer.text, _ANSWER_SYLLABLES)
        return None if told and obeys else answer
    if last is None or last.cues & HANDS_OVER or asks(last.sentences[-1].type):
        return None
    return last


def _unannounced(last: SpokenTurn | None, between: Sequence[SpokenTurn], turn: SpokenTurn) -> Hold | None:
    before = awaits_agent(last, between)
    if before is None or turn.span.start_s - before.span.end_s < _WAIT_S:
        return None
    hold = Hold(before, announced=False, back=turn)
    hold.silences.append(Span(before.span.end_s, turn.span.start_s))
    return hold


def _quiet_s(silence: Span, words: Sequence[Span], speech: Speech) -> float:
    """Seconds of a stretch in which nobody talks; `words` are sorted by their beginning."""
    first = bisect_left(words, silence.start_s - _LONGEST_S, key=lambda s: s.start_s)
    last = bisect_left(words, silence.end_s, key=lambda s: s.start_s)
    reached_s, talked_s = silence.start_s, 0.0
    for span in sorted([*words[first:last], *speech(silence)]):
        end_s = min(span.end_s, silence.end_s)
        talked_s += max(0.0, end_s - max(reached_s, span.start_s))
        reached_s = max(reached_s, end_s)
    return silence.duration_s - talked_s
