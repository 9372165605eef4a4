"""What a pack says about the checklist: the items, and the cues in anybody's words they hang on.

Which phrases tick an item, when it is required and until when is the pack author's
business; only the meaning of the few words used for it (`served`, `wait_ended` …) is code.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from audio.block import Speaker
from feedback.rule import Frozen, Id, Text


class CueRule(Frozen):
    """Words by which the program notices what is going on, such as a customer who complains.

    Parameters
    ----------
    id : str
        Name used by checklist items and conditions.
    speaker : Speaker
        Whose words count.
    meaning : str
        What it shows, for the published schema.
    words : tuple of str
        Patterns of :mod:`feedback.phrase_patterns`, any one of which is enough. Plain words of
        three syllables and more are also found when they were misheard.
    ends : tuple of str
        Words that count by their sound if a sentence ends with them, however short.
    triggers : tuple of str
        Triggers of the lexicon whose cues count as well.
    phrases : tuple of str
        Phrases of the lexicon that give the cue, however they were worded.
    and_any : tuple of str
        If given, one of these must stand in the same sentence as well.
    unless : tuple of str
        Words in the same sentence with which it does not mean that.
    """

    id: Id
    speaker: Speaker
    meaning: str = Field(min_length=1)
    words: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    and_any: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Need(StrEnum):
    """When an item is required."""

    NEVER = "never"
    """It is ticked where it is said and never missed."""
    CUSTOMER_THERE = "customer_there"
    """Somebody is on the line."""
    SERVED = "served"
    """A customer was served: neither a silent call nor one that was sent away to dial again."""
    CUE = "cue"
    """One of the item's cues was heard."""
    WAIT_FOLLOWS = "wait_follows"
    """The agent lets the customer wait for `wait_s` or more."""
    HOLD_LASTS = "hold_lasts"
    """A hold lasts for `wait_s` without the agent's word."""
    WAIT_ENDED = "wait_ended"
    """A wait of `wait_s` or more is over."""
    CALL_ENDS = "call_ends"
    """The call is over."""
    SILENT_CALL = "silent_call"
    """Nobody is on the line."""


class Deadline(StrEnum):
    """Until when an item must have been said."""

    TURNS = "turns"
    """The agent's `turns`-th turn, counted from the start or from what made it required."""
    WAIT_STARTS = "wait_starts"
    """The wait begins."""
    HOLD_LIMIT = "hold_limit"
    """`limit_s` into the hold."""
    CLOSING = "closing"
    """The agent closes the call."""
    END = "end"
    """The call is over."""


class Context(StrEnum):
    """Where in the call the words must be said to mean the item."""

    ANYWHERE = "anywhere"
    IN_HOLD = "in_hold"
    AFTER_WAIT = "after_wait"
    UNANSWERED = "unanswered"
    """Nobody was heard on the other side so far."""


class ItemRule(Frozen):
    """One line of the checklist.

    Parameters
    ----------
    item : str
        Stable name such as ``opening``.
    title : Text
        What the screens call it.
    ticked_by : tuple of str
        Phrases of the lexicon, any one of which ticks it.
    cues : tuple of str
        Cues of the agent's own words that tick it as well.
    nearly : tuple of str
        Cues that come close: without the item they make it possibly missing.
    with_any : tuple of str
        One of these must stand in the sentence (compared by sound).
    without : tuple of str
        None of these may stand in it.
    asked : bool
        Words that ask nothing only come close to it.
    context : Context
        Where the words count.
    required : Need
        When it must be said.
    after_cues : tuple of str
        For ``required = "cue"``.
    before_cues : tuple of str
        Cues of the agent's words that must not come first, such as an explanation.
    waived_by : tuple of str
        Phrases after which nobody expects the item any more.
    deadline : Deadline
        Until when.
    turns : int
        For ``deadline = "turns"``.
    wait_s, limit_s : float
        Seconds of waiting that count, and until when an update must come.
    """

    item: Id
    title: Text
    ticked_by: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    nearly: tuple[str, ...] = ()
    with_any: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    asked: bool = False
    context: Context = Context.ANYWHERE
    required: Need = Need.NEVER
    after_cues: tuple[str, ...] = ()
    before_cues: tuple[str, ...] = ()
    waived_by: tuple[str, ...] = ()
    deadline: Deadline = Deadline.END
    turns: int = Field(2, ge=1)
    wait_s: float = Field(5.0, gt=0)
    limit_s: float = Field(35.0, gt=0)
