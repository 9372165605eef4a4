"""Marks a reviewed session by the rubric of its pack: what was ruled wrong no longer costs anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from audio.block import Speaker
from coach_app.rulings.state import Rulings
from feedback.flag import ItemState
from feedback.rubric import Marked, Need, Rubric, mark


def marked(
    rubric: Rubric,
    rulings: Rulings,
    items: Iterable[ItemState],
    lanes: Mapping[str, str],
    speakers: Sequence[Speaker],
) -> Marked:
    """Mark a session.

    Parameters
    ----------
    rubric : Rubric
        Of the pack that judged it.
    rulings : Rulings
        What people said; its flags are the session's.
    items : iterable of ItemState
        The checklist at the end.
    lanes : mapping
        State of each lane at the end, as :class:`coach_app.events.SessionEnded` has it.
    speakers : sequence of Speaker
        Sides that were heard.

    Returns
    -------
    Marked
    """
    heard = {need for need in (Need.PROSODY, Need.WORDS) if lanes.get(need.value) == "ok"}
    if Speaker.CUSTOMER in speakers and Speaker.AGENT in speakers:
        heard.add(Need.CUSTOMER)
    by_hand = {name: marking.earned for name, marking in (rulings.markings or {}).items()}
    return mark(rubric, rulings.standing, items, heard, by_hand)
