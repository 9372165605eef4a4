"""Second thoughts: flags raised on the voice alone are checked when the words are settled.

A rate judged on syllable nuclei is corrected by the counted syllables; an exception that
only the words can show (the customer asked for it louder) withdraws the flag. Nothing
else may change a flag after it closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from audio.block import Speaker
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
    open: bool = True
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
        worded = any(Track.WORDS in self._conditions[name].tracks for name in rule.unless)
        by_voice = Track.WORDS not in self._metrics[rule.metric].tracks
        if rule.confirm is not None or (worded and by_voice):
            self._watched[flag.number] = _Watched(flag, rule, excused=not worded, confirmed=rule.confirm is None)

    def closed(self, flag: Flag) -> None:
        """A flag closed; its stretch is final."""
        watched = self._watched.get(flag.number)
        if watched:
            watched.flag, watched.open = flag, False

    def tick(self, view: View) -> list[Closed | Withdrawn]:
        """What the words, as known now, change about the watched flags."""
        changes: list[Closed | Withdrawn] = []
        for number, watched in list(self._watched.items()):
            change = self._excuse(watched, view) or self._confirm(watched, view)
            if change is not None:
                changes.append(change)
            if isinstance(change, Withdrawn) or (watched.excused and watched.confirmed):
                del self._watched[number]
        return changes

    def _excuse(self, watched: _Watched, view: View) -> Withdrawn | None:
        if watched.excused or view.now_s < watched.flag.opened_at_s - 1e-9:
            return None
        watched.excused = True
        then = replace(view, now_s=watched.flag.opened_at_s)
        for name in watched.rule.unless:
            if self._conditions[name].holds(then, watched.rule):
                return Withdrawn(view.now_s, watched.flag, name)
        return None

    def _confirm(self, watched: _Watched, view: View) -> Closed | Withdrawn | None:
        flag, rule = watched.flag, watched.rule
        if watched.confirmed or rule.confirm is None or watched.open:
            return None
        if self._settled_s(view, rule.speaker) < flag.span.end_s and not view.ended:
            return None
        watched.confirmed = True
        confirmer = self._metrics[rule.confirm].confirm
        value = confirmer(view, rule, flag.span) if confirmer else None
        if value is None:
            return None
        own = view.baseline(rule.speaker)
        metric = self._metrics[rule.metric]
        usual = metric.baseline(own) if metric.baseline and own else None
        if limits.passed(rule, value, usual) is None:
            return Withdrawn(view.now_s, flag, "words")
        return Closed(view.now_s, replace(flag, measured=value))

    def _settled_s(self, view: View, speaker: Speaker) -> float:
        return view.timeline.settled_s(Track.WORDS, speaker, view.now_s)
