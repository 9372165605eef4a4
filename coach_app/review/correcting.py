"""From what somebody puts right on the page to the entry that says so.

A correction names the utterance as it was heard, so that it holds whatever was corrected
before; the page shows the utterance as it is now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from asr_models.transcript import Utterance
from audio.block import Speaker
from coach_app.privacy.places import MASK
from coach_app.rulings.corrections import NEAR_S
from coach_app.rulings.entry import Correction


@dataclass(frozen=True, slots=True)
class PutRight:
    """What an utterance really was.

    Parameters
    ----------
    text : str
        The words; empty for none at all.
    speaker : Speaker
        Who spoke.
    start_s, end_s : float
        When.
    """

    text: str
    speaker: Speaker
    start_s: float
    end_s: float


def is_hidden(utterance: Utterance) -> bool:
    """Whether identifiers in it are hidden: its words cannot be corrected without seeing them."""
    return MASK in utterance.text


def correction_of(
    shown: Utterance, right: PutRight, corrections: Iterable[Correction], author: str = ""
) -> Correction | None:
    """The entry for what somebody put right.

    Parameters
    ----------
    shown : Utterance
        The utterance as the page shows it, earlier corrections followed.
    right : PutRight
        What it really was.
    corrections : iterable of Correction
        Those that hold, oldest first.
    author : str
        Who says so.

    Returns
    -------
    Correction or None
        ``None`` where nothing is another.

    Examples
    --------
    >>> from audio.span import Span
    >>> heard = Utterance(Speaker.AGENT, Span(1.0, 3.0), "请烧等")
    >>> correction_of(heard, PutRight("请稍等", Speaker.AGENT, 1.0, 3.0), ()).text
    '请稍等'
    """
    changed: dict[str, object] = {}
    if right.text.strip() != shown.text.strip() and not is_hidden(shown):
        changed["text"] = right.text.strip()
    if right.speaker is not shown.speaker:
        changed["by"] = right.speaker
    if abs(right.start_s - shown.span.start_s) > 1e-3:
        changed["from_s"] = right.start_s
    if abs(right.end_s - shown.span.end_s) > 1e-3:
        changed["until_s"] = right.end_s
    if not changed:
        return None
    heard = _as_heard(shown, corrections)
    if "from_s" in changed or "until_s" in changed:  # the ends belong together
        changed["from_s"], changed["until_s"] = right.start_s, right.end_s
    return Correction.model_validate({**heard, **changed, "author": author})


def _as_heard(shown: Utterance, corrections: Iterable[Correction]) -> dict[str, object]:
    """Speaker and ends of the utterance before anybody corrected it."""
    now: dict[tuple[Speaker, float, float], tuple[Speaker, float, float]] = {}
    for one in corrections:
        heard = (one.speaker, one.start_s, one.end_s)
        speaker, start_s, end_s = now.get(heard, heard)
        now[heard] = (
            one.by or speaker,
            start_s if one.from_s is None else one.from_s,
            end_s if one.until_s is None else one.until_s,
        )
    for heard, (speaker, start_s, end_s) in now.items():
        near = abs(start_s - shown.span.start_s) + abs(end_s - shown.span.end_s) <= NEAR_S
        if speaker is shown.speaker and near:
            return {"speaker": heard[0], "start_s": heard[1], "end_s": heard[2]}
    return {"speaker": shown.speaker, "start_s": shown.span.start_s, "end_s": shown.span.end_s}
