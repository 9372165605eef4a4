"""Puts right what was heard wrong, so that the judgement can follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from asr_models.spread import spread
from asr_models.transcript import Utterance
from audio.span import Span
from coach_app.rulings.entry import Correction, Entry
from coach_app.rulings.state import state_of

#: An utterance whose ends moved by this much is still the one that was corrected.
NEAR_S = 0.5


def corrections_of(entries: Iterable[Entry]) -> tuple[Correction, ...]:
    """Corrections that hold, oldest first."""
    return state_of(entries, ()).corrections


def corrected(utterances: Sequence[Utterance], corrections: Iterable[Correction]) -> list[Utterance]:
    """Utterances as they really were.

    Parameters
    ----------
    utterances : sequence of Utterance
        As they were heard.
    corrections : iterable of Correction
        Oldest first; each names its utterance as it was heard, a later one of the same takes its place.
        One that names none is left out.

    Returns
    -------
    list of Utterance
        By start. One corrected to no words is gone. What was corrected is certain: a person said so.
        It settles when the heard one did, or at its own end where that is later.

    Examples
    --------
    >>> from audio.block import Speaker
    >>> heard = Utterance(Speaker.AGENT, Span(1.0, 3.0), "请烧等", settled_at_s=3.4)
    >>> [said.text for said in corrected([heard], [Correction(speaker="agent", start_s=1, end_s=3, text="请稍等")])]
    ['请稍等']
    """
    changes: dict[int, Correction] = {}
    for correction in corrections:
        n = _about(correction, utterances)
        if n is not None:
            changes[n] = _on_top(changes.get(n), correction)
    put_right = [_apply(u, changes[n]) if n in changes else u for n, u in enumerate(utterances)]
    return sorted((u for u in put_right if u is not None), key=lambda u: (u.span, u.speaker))


def _about(correction: Correction, utterances: Sequence[Utterance]) -> int | None:
    """The utterance that begins and ends nearest to where the corrected one did."""

    def apart(n: int) -> float:
        span = utterances[n].span
        return abs(span.start_s - correction.start_s) + abs(span.end_s - correction.end_s)

    near = [n for n, u in enumerate(utterances) if u.speaker is correction.speaker and apart(n) <= 2 * NEAR_S]
    return min(near, key=apart, default=None)


def _on_top(before: Correction | None, after: Correction) -> Correction:
    """The later correction, with what it leaves open as the earlier one had it."""
    if before is None:
        return after
    open_ = {
        name: getattr(before, name) for name in ("text", "by", "from_s", "until_s") if getattr(after, name) is None
    }
    return after.model_copy(update=open_)


def _apply(utterance: Utterance, correction: Correction) -> Utterance | None:
    if correction.text is not None and not correction.text.strip():
        return None
    start_s = utterance.span.start_s if correction.from_s is None else correction.from_s
    end_s = utterance.span.end_s if correction.until_s is None else correction.until_s
    span = Span(start_s, max(end_s, start_s))
    text = utterance.text if correction.text is None else correction.text.strip()
    same = text == utterance.text and span == utterance.span
    return replace(
        utterance,
        speaker=utterance.speaker if correction.by is None else correction.by,
        span=span,
        text=text,
        words=utterance.words if same else spread(text, span),
        confidence=1.0,
        settled_at_s=max(utterance.settled_at_s, span.end_s),
        unclear=False,
    )
