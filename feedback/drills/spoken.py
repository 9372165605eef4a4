"""What somebody spoke in a stretch of a take, in the sound: talk, rate, level and pitch, and the same of all the rest.

Every measure of voice compares a stretch with something: the other talk of the take, its calm part, the
person's own reading. All of them take both sides of the comparison from here, so that a difference can only
come from the voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from audio.block import Speaker
from audio.span import Span
from feedback.baseline import Baseline
from feedback.drills.check import Check
from feedback.drills.stretches import inside
from feedback.drills.take import Shown, Take
from feedback.normal_text import normal
from feedback.sentences import Sentence
from feedback.stretch_measures import level_db, nuclei, pitch_hz, speech_s
from feedback.turns import talk

#: The words' times may be off by this; the sound shows where the talk begins and ends.
_SNAP_S = 0.4
#: A stop that the sound shows between two clauses.
_STOP_S = 0.25
#: Less talk, fewer syllables or less sure pitch is not enough for a rate, a level or a register.
LEAST_S, LEAST_SYLLABLES, LEAST_ROWS = 0.8, 5.0, 50
#: So much other talk stands for how somebody speaks in this take.
REST_S = 3.0
_QUOTED = 16


@dataclass(frozen=True, slots=True)
class Answered:
    """One go at a line: what was said to it.

    Parameters
    ----------
    shown : Shown or None
        The line; ``None`` before the first.
    span : Span
        From the line to the next.
    talk : tuple of Span
        The agent's talk in it.
    """

    shown: Shown | None
    span: Span
    talk: tuple[Span, ...]

    @property
    def spoken(self) -> Span:
        """From the first to the last sound."""
        return self.talk[0] | self.talk[-1]


def talk_in(take: Take, spans: Iterable[Span], speaker: Speaker = Speaker.AGENT) -> tuple[Span, ...]:
    """Talk of one side in some stretches, pauses of 0.5 s and more left out.

    Parameters
    ----------
    take : Take
        The whole of it.
    spans : iterable of Span
        Where; an edge near a beginning or end of talk is moved there, because words are early or late.
    speaker : Speaker
        Whose.
    """
    heard = _heard(take, speaker)
    pieces = _apart(snapped(span, heard) for span in spans)
    return tuple(both for piece in pieces for stretch in talk(heard) if (both := stretch & piece))


def snapped(span: Span, heard: Sequence[Span]) -> Span:
    """A stretch with its edges where the sound has them, if that is near.

    Examples
    --------
    >>> snapped(Span(1.1, 2.8), [Span(1.0, 3.0), Span(4.0, 5.0)])
    Span(start_s=1.0, end_s=3.0)
    """
    stretches = talk(heard, _STOP_S)
    start_s = _nearest(span.start_s, [s.start_s for s in stretches])
    end_s = _nearest(span.end_s, [s.end_s for s in stretches])
    return Span(start_s, end_s) if start_s < end_s else span


def rest_of(take: Take, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The agent's talk outside some stretches."""
    heard = _heard(take, Speaker.AGENT)
    left = list(talk(heard))
    for cut in _apart(snapped(span, heard) for span in spans):
        left = [part for piece in left for part in _without(piece, cut)]
    return tuple(left)


def rate_cpm(take: Take, talked: Sequence[Span], speaker: Speaker = Speaker.AGENT) -> float | None:
    """Net rate of talk, by its words; by the syllables that the sound shows where the words are not known.

    Parameters
    ----------
    take : Take
        The whole of it.
    talked : sequence of Span
        Talk, pauses left out.
    speaker : Speaker
        Whose.

    Returns
    -------
    float or None
        Characters a minute; ``None`` under `LEAST_S` or `LEAST_SYLLABLES`.
    """
    seconds, count = speech_s(talked), syllables(take, talked, speaker)
    return 60 * count / seconds if seconds >= LEAST_S and count >= LEAST_SYLLABLES else None


def syllables(take: Take, talked: Sequence[Span], speaker: Speaker = Speaker.AGENT) -> float:
    """Spoken syllables in some talk."""
    if not talked:
        return 0.0
    said = [u for u in take.view.utterances(speaker) if any(u.span.overlap_s(t) > 0 for t in talked)]
    if take.has_words and said and not any(u.unclear for u in said):
        track = take.view.voice(speaker)
        placed = track.once(("placed words", take.view.now_s), lambda: _placed(take, speaker))
        return float(sum(count for at_s, count in placed if any(t.start_s <= at_s <= t.end_s for t in talked)))
    ratio = take.view.references.syllables_per_nucleus(speaker, take.view.now_s)
    return ratio * nuclei(take.view.voice(speaker), talked)


def _placed(take: Take, speaker: Speaker) -> list[tuple[float, int]]:
    """Instant and syllables of each word.

    Word times may be no better than an even share of their utterance: a word that lies in a pause belongs to the
    talk beside it.
    """
    stretches = talk(take.view.speech(speaker), _STOP_S)
    words = (w for u in take.view.utterances(speaker) for w in u.words)
    middles = (((w.span.start_s + w.span.end_s) / 2, len(normal(w.text).chars)) for w in words)
    return [(_moved(at_s, stretches), count) for at_s, count in middles if count]


def _moved(at_s: float, stretches: Sequence[Span]) -> float:
    here = Span(at_s, at_s)
    near = min(stretches, key=lambda s: s.gap(here), default=here)
    return min(max(at_s, near.start_s), near.end_s)


def level_of(take: Take, talked: Sequence[Span], speaker: Speaker = Speaker.AGENT) -> float | None:
    """Active level of talk, dB re full scale; ``None`` for too little."""
    return level_db(take.view.voice(speaker), talked) if speech_s(talked) >= LEAST_S else None


def pitch_of(take: Take, talked: Sequence[Span]) -> float | None:
    """Median pitch of the agent's talk in hertz; ``None`` for too little."""
    f0 = pitch_hz(take.view.voice(Speaker.AGENT), talked)
    return float(np.median(f0)) if len(f0) >= LEAST_ROWS else None


def calm_talk(take: Take, check: Check) -> tuple[Span, ...]:
    """The agent's talk that answers no upset customer (`upset_moods` of the check says which moods are)."""
    return rest_of(take, upset_answers(take, check))


def upset_answers(take: Take, check: Check) -> tuple[Span, ...]:
    """What was said between an upset line and the next line."""
    moods = names(check, "upset_moods")
    upset = {line.id for line in take.drill.line if line.mood in moods}
    return tuple(a.span for a in take.answers if a.shown is not None and a.shown.line in upset)


def own_voice(take: Take) -> Baseline | None:
    """The person's reading on this device."""
    return take.calibration.baseline if take.calibration else None


def answered(take: Take, spans: Sequence[Span]) -> tuple[Answered, ...]:
    """Every go at a line within some stretches in which the agent spoke, in order."""
    found = []
    for answer in take.answers:
        for both in (both for span in spans if (both := span & answer.span)):
            talked = tuple(t for t in talk_in(take, [both]) if inside(t, [both]))
            if talked:
                found.append(Answered(answer.shown, both, talked))
    return tuple(found)


def each_and_all(take: Take, talked: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Some talk as a whole, and by itself what answers each line, where that is enough to tell.

    Parameters
    ----------
    take : Take
        The whole of it.
    talked : sequence of Span
        Talk, in order.

    Returns
    -------
    list of tuple of Span
        The whole first: one answer that is off is not made up for by the others.
    """
    if not talked:
        return []
    alone = [tuple(both for t in talked if (both := t & answer.span)) for answer in take.answers]
    told = [one for one in alone if speech_s(one) >= REST_S]
    return [tuple(talked), *(told if len(told) > 1 else [])]


def target_of(take: Take, go: Answered) -> float | None:
    """What a go at a line aims at, if its line says so."""
    lines = (line for line in take.drill.line if go.shown is not None and line.id == go.shown.line)
    return next((line.target for line in lines), None)


def plain_sentences(take: Take, spans: Sequence[Span]) -> list[Sentence]:
    """The agent's sentences in the stretches whose words are sure, oldest first."""
    return [s for s in take.sentences() if inside(s.span, spans) and not s.unclear and not s.provisional]


def number(check: Check, name: str, default: float) -> float:
    """A numeric parameter of a check.

    Raises
    ------
    TypeError
        If the pack gives something else.
    """
    value = check.params.get(name, default)
    if not isinstance(value, (int, float)):
        raise TypeError(f"{check.measure}: {name} must be a number, not {value!r}")
    return float(value)


def names(check: Check, name: str) -> tuple[str, ...]:
    """A parameter that lists names; a single one may stand alone."""
    value = check.params.get(name, ())
    return value if isinstance(value, tuple) else (str(value),)


def quoted(text: str) -> str:
    """Words as evidence shows them.

    Examples
    --------
    >>> quoted("很抱歉给您带来不便，请您谅解，我们马上处理")
    '「很抱歉给您带来不便，请您谅解，我…」'
    """
    return f"「{text if len(text) <= _QUOTED else text[:_QUOTED] + '…'}」"


def _heard(take: Take, speaker: Speaker) -> list[Span]:
    return take.view.speech(speaker)


def _nearest(at_s: float, edges: Sequence[float]) -> float:
    near = min(edges, key=lambda edge: abs(edge - at_s), default=at_s)
    return near if abs(near - at_s) <= _SNAP_S else at_s


def _apart(spans: Iterable[Span]) -> list[Span]:
    """In order and without overlaps, so that nothing counts twice."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start_s < joined[-1].end_s:
            joined[-1] |= span
        else:
            joined.append(span)
    return joined


def _without(piece: Span, cut: Span) -> list[Span]:
    if piece.overlap_s(cut) == 0:
        return [piece]
    sides = ((piece.start_s, cut.start_s), (cut.end_s, piece.end_s))
    return [Span(start, end) for start, end in sides if end > start]
