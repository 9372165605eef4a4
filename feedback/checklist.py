"""The checklist of a call: which standard words were said, which are missing, which were not owed.

States are worked out anew from what is known whenever that changed, so an item that was
ticked by provisional words falls back when the final ones do not hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audio.block import Speaker
from feedback.checklist_facts import FactFinder
from feedback.checklist_rules import ItemRule
from feedback.checklist_verdicts import verdict
from feedback.flag import ItemState, ItemStatus
from feedback.losses import losses_of
from feedback.view import View

#: A turn counts as over this long after new words at the latest.
_SETTLES_S = 6.0
#: Without new words, only time can change a state; it is asked this often.
_EVERY_S = 1.0


class Checklist:
    """Keeps the state of every item.

    Parameters
    ----------
    items : sequence of ItemRule
        Of the pack, in the order of the screen.
    speakers : iterable of Speaker
        Sides that have a channel.
    words : bool
        Whether there is a words lane; without one nothing is assessed.
    mixed : bool
        One channel holds both sides: items are said or possibly missing, never missing.
    """

    def __init__(
        self,
        items: Sequence[ItemRule],
        speakers: Iterable[Speaker] = tuple(Speaker),
        words: bool = True,
        mixed: bool = False,
    ) -> None:
        heard = frozenset(speakers)
        self._items = tuple(items)
        self._assessed = words and (Speaker.AGENT in heard or mixed)
        self._both = len(heard) == len(Speaker) and not mixed
        self._mixed = mixed
        self._finder = FactFinder(items)
        self._changed_at_s = 0.0
        self._waiting = False
        blank = ItemStatus.PENDING if self._assessed else ItemStatus.NOT_ASSESSED
        self._states = {rule.item: ItemState(rule.item, blank) for rule in items}

    @property
    def states(self) -> tuple[ItemState, ...]:
        """Every item as it stands."""
        return tuple(self._states.values())

    def tick(self, view: View) -> Sequence[ItemState]:
        """Items whose state changed at this tick.

        Parameters
        ----------
        view : View
            What is known; ticks must come in order.
        """
        if not self._assessed or not self._is_due(view):
            return []
        facts = self._finder.collect(view)
        losses = losses_of(view)
        self._waiting = bool(facts.waits) and facts.waits[-1].back is None
        changed = []
        for rule in self._items:
            state = verdict(rule, facts, self._both, self._mixed, losses)
            if state != self._states[rule.item]:
                self._states[rule.item] = state
                changed.append(state)
        return changed

    def _is_due(self, view: View) -> bool:
        """Whether a state may have changed: new words, a turn that has just ended, a wait that goes on."""
        if self._finder.changed(view):
            self._changed_at_s = view.now_s
            return True
        if view.ended:
            return True
        due = self._waiting or view.now_s - self._changed_at_s <= _SETTLES_S
        return due and view.now_s // _EVERY_S > view.since_s // _EVERY_S
