"""Who speaks when: talk stretches, turns, silences, overlaps, from stretches of voice activity.

Pure functions over spans as they are known at an instant. Numbers that judge (how long an
overlap is an interruption) are given by the caller; the constants here only say what counts
as one stretch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audio.block import Speaker
from audio.span import Span

#: A pause shorter than this belongs to the talk; the net rate leaves longer ones out.
PAUSE_S = 0.5
#: A pause for thought shorter than this keeps the floor (turn changes come within 0.2 s: Stivers et al. 2009).
THOUGHT_S = 1.0
#: Two who start within this time start together.
TOGETHER_S = 0.3


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker's talk until the other speaks.

    Parameters
    ----------
    speaker : Speaker
        Who has the floor.
    span : Span
        From the first to the last sound.
    speech_s : float
        Seconds of talk in it.
    """

    speaker: Speaker
    span: Span
    speech_s: float


def talk(speech: Sequence[Span], pause_s: float = PAUSE_S) -> list[Span]:
    """Join stretches of voice activity over pauses shorter than `pause_s`.

    Examples
    --------
    >>> talk([Span(0, 1), Span(1.3, 2), Span(3, 4)])
    [Span(start_s=0, end_s=2), Span(start_s=3, end_s=4)]
    """
    joined: list[Span] = []
    last: Span | None = None
    for span in speech:
        if last is not None and last.gap(span) < pause_s:
            last = joined[-1] = last | span
        else:
            last = span
            joined.append(span)
    return joined


def turns(speech: Mapping[Speaker, Sequence[Span]], gap_s: float) -> list[Turn]:
    """Turns of both speakers in the order of their beginning.

    A turn lasts until the other begins to talk or nobody talks for `gap_s`. What is said
    wholly inside the other's talk makes no turn: it is an overlap.

    Parameters
    ----------
    speech : mapping of Speaker to spans
        Voice activity, oldest first.
    gap_s : float
        A longer silence ends a turn.

    Examples
    --------
    >>> both = {Speaker.AGENT: [Span(0, 2), Span(2.8, 4)], Speaker.CUSTOMER: [Span(5, 6), Span(3, 3.4)]}
    >>> [(str(t.speaker), t.span.start_s, t.span.end_s) for t in turns(both, 2.0)]
    [('agent', 0, 4), ('customer', 5, 6)]
    """
    stretches = sorted(
        ((span, speaker) for speaker, spans in speech.items() for span in talk(spans)), key=lambda pair: pair[0].start_s
    )
    found: list[Turn] = []
    for span, speaker in stretches:
        last = found[-1] if found else None
        if last and span.end_s <= last.span.end_s:
            continue
        if last and last.speaker is speaker and last.span.gap(span) < gap_s:
            found[-1] = Turn(speaker, last.span | span, last.speech_s + span.duration_s)
        else:
            found.append(Turn(speaker, span, span.duration_s))
    return found


def silences(speech: Mapping[Speaker, Sequence[Span]], until_s: float, since_s: float = 0.0) -> list[Span]:
    """Stretches of ``[since_s, until_s)`` in which nobody speaks.

    Examples
    --------
    >>> silences({Speaker.AGENT: [Span(1, 2)], Speaker.CUSTOMER: [Span(1.5, 3)]}, until_s=4)
    [Span(start_s=0.0, end_s=1), Span(start_s=3, end_s=4)]
    """
    found: list[Span] = []
    reached_s = since_s
    for span in sorted(span for spans in speech.values() for span in spans):
        if span.start_s >= until_s:
            break
        if span.start_s > reached_s:
            found.append(Span(reached_s, span.start_s))
        reached_s = max(reached_s, span.end_s)
    if reached_s < until_s:
        found.append(Span(reached_s, until_s))
    return found


def overlaps(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """Stretches in which both speak.

    Examples
    --------
    >>> overlaps([Span(0, 2), Span(3, 5)], [Span(1, 4)])
    [Span(start_s=1, end_s=2), Span(start_s=3, end_s=4)]
    """
    found: list[Span] = []
    i = j = 0
    while i < len(one) and j < len(other):
        shared = one[i] & other[j]
        if shared:
            found.append(shared)
        if one[i].end_s <= other[j].end_s:
            i += 1
        else:
            j += 1
    return found


def cuts_in(stretch: Span, other: Sequence[Span], finishing_s: float) -> bool:
    """Whether a stretch of talk starts while the other holds the floor, speaks, and goes on.

    Who starts together with the other interrupts nobody, unless the other had only paused.

    Parameters
    ----------
    stretch : Span
        Talk that starts.
    other : sequence of Span
        The other speaker's voice activity.
    finishing_s : float
        A speaker who stops within this time was finishing.

    Examples
    --------
    >>> cuts_in(Span(2, 4), [Span(0, 3)], finishing_s=0.3)
    True
    >>> cuts_in(Span(2, 4), [Span(0, 2.2)], finishing_s=0.3)
    False
    >>> cuts_in(Span(2, 4), [Span(0, 1.5), Span(1.9, 4)], finishing_s=0.3)
    True
    >>> cuts_in(Span(2, 4), [Span(1.9, 4)], finishing_s=0.3)
    False
    """
    start_s = stretch.start_s
    has_floor = any(s.start_s + TOGETHER_S <= start_s < s.end_s for s in talk(other, THOUGHT_S))
    goes_on = any(s.start_s <= start_s and start_s + finishing_s < s.end_s for s in talk(other))
    return has_floor and goes_on and any(start_s in span for span in other)


def talk_share(speech: Mapping[Speaker, Sequence[Span]]) -> dict[Speaker, float]:
    """Each speaker's share of all talk, in [0, 1]; empty when nobody spoke.

    Examples
    --------
    >>> talk_share({Speaker.AGENT: [Span(0, 3)], Speaker.CUSTOMER: [Span(3, 4)]})
    {<Speaker.AGENT: 'agent'>: 0.75, <Speaker.CUSTOMER: 'customer'>: 0.25}
    """
    spoken = {speaker: sum(span.duration_s for span in talk(spans)) for speaker, spans in speech.items()}
    total_s = sum(spoken.values())
    return {speaker: seconds / total_s for speaker, seconds in spoken.items()} if total_s else {}
