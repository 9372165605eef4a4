"""Second thoughts: flags raised on the voice alone are checked when the words are settled.

A rate judged on syllable nuclei is corrected by the counted syllables; an exception that
only the words can show (the customer asked for it louder) withdraws the flag. Nothing
else may change a flag after it closed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from audio.lane import Track
from feedback import limits
from feedback.condition import Condition
from feedback.flag import Closed, Flag, Withdrawn
from feedback.metric import Metric
from feedback.rule import Rule
from feedback.view import View


@dataclass(slots=True)
class _Watched:
    flag: Flag
    rule: Rule
    closed_at_s: float | None = None
    asked: bool = False
    excused: bool = False
    confirmed: bool = False


class Review:
    """Watches flags until nothing can change them any more.

    Parameters
    ----------
    metrics, conditions : mapping
        The tables that rules refer to.
    """

    def __init__(self, metrics: Mapping[str, Metric], conditions: Mapping[str, Condition]) -> None:
        self._metrics = metrics
        self._conditions = conditions
        self._watched: dict[int, _Watched] = {}

    def watch(self, flag: Flag, rule: Rule) -> None:
        """A flag opened."""
        by_voice = Track.WORDS not in self._metrics[rule.metric].tracks
        worded = by_voice and bool(self._worded(rule))
        if rule.confirm is not None or worded:
            self._watched[flag.number] = _Watched(flag, rule, excused=not worded, confirmed=rule.confirm is None)

    def closed(self, flag: Flag, at_s: float) -> None:
        """A flag closed; its stretch is final."""
        watched = self._watched.get(flag.number)
        if watched:
            watched.flag, watched.closed_at_s = flag, at_s

    def tick(self, view: View) -> list[Closed | Withdrawn]:
        """What the words, as known at this tick, change about the watched flags."""
        changes: list[Closed | Withdrawn] = []
        for number, watched in list(self._watched.items()):
            change = self._excuse(watched, view) or self._confirm(watched, view)
            if change is not None:
                changes.append(change)
            if isinstance(change, Withdrawn) or (watched.excused and watched.confirmed):
                del self._watched[number]
        return changes

    def _worded(self, rule: Rule) -> list[Condition]:
        asked = (self._conditions[name] for name in rule.unless)
        return [condition for condition in asked if Track.WORDS in condition.tracks]

    def _excuse(self, watched: _Watched, view: View) -> Withdrawn | None:
        """Ask the exceptions that words show: as of the opening, and when its own words are settled.

        An exception may lie in the very words that were judged (a number read out), and those
        are known only after the flag has opened.
        """
        flag, rule = watched.flag, watched.rule
        if watched.excused or view.now_s < flag.opened_at_s:
            return None
        views = [] if watched.asked else [replace(view, now_s=flag.opened_at_s)]
        watched.asked = True
        if view.ended or view.timeline.settled_s(Track.WORDS, rule.speaker, view.now_s) >= flag.opened_at_s:
            watched.excused = True
            views.append(view)
        holding = (c.name for c in self._worded(rule) if any(c.holds(v, rule) for v in views))
        name = next(holding, None)
        return Withdrawn(view.now_s, flag, name) if name else None

    def _confirm(self, watched: _Watched, view: View) -> Closed | Withdrawn | None:
        """Measure a closed flag's stretch again once all its words are settled."""
        flag, rule = watched.flag, watched.rule
        if watched.confirmed or rule.confirm is None or watched.closed_at_s is None or view.now_s < watched.closed_at_s:
            return None
        settled_s = view.timeline.settled_s(Track.WORDS, rule.speaker, view.now_s)
        if settled_s < flag.span.end_s and not view.ended:
            return None
        watched.confirmed = True
        confirmer = self._metrics[rule.confirm].confirm
        value = confirmer(view, rule, flag.span) if confirmer else None
        if value is None:
            return None
        usual = self._metrics[rule.metric].usual(view.baseline(rule.speaker))
        if math.isnan(value) or limits.breach(rule, value, usual) is None:
            return Withdrawn(view.now_s, flag, "words")
        return Closed(view.now_s, replace(flag, measured=value))
