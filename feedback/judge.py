"""One rule's memory: when its condition began, whether its flag is open, when it may close.

A judge is asked once a tick and answers with flags only. Whether anybody is shown a
flag is not its business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from audio.span import Span
from feedback import limits
from feedback.flag import Flag, Severity
from feedback.metric import Metric, Reading
from feedback.rule import Rule
from feedback.view import View


@dataclass(frozen=True, slots=True)
class Began:
    """A flag opened."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Changed:
    """An open flag grew, got worse or became an alert."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Ended:
    """A flag closed."""

    flag: Flag


Verdict = Began | Changed | Ended


class Judge:
    """Applies one rule, tick after tick.

    Parameters
    ----------
    rule : Rule
        What to judge.
    metric : Metric
        How to measure it.
    numbers : iterator of int
        Where the session's flags get their numbers.
    language : str
        ``zh`` or ``en``: the language of `say` and `why`.
    """

    def __init__(self, rule: Rule, metric: Metric, numbers: Iterator[int] | None = None, language: str = "zh") -> None:
        self.rule = rule
        self.metric = metric
        self._numbers = numbers or count(1)
        self._language = language
        self._pending: tuple[float, Span] | None = None
        self._open: Flag | None = None
        self._clearing_s: float | None = None
        self._staying: list[tuple[float, Flag]] = []

    @property
    def open_flags(self) -> tuple[Flag, ...]:
        """Flags that are open now."""
        return (*((self._open,) if self._open else ()), *(flag for _, flag in self._staying))

    def tick(self, view: View, allowed: bool = True) -> list[Verdict]:
        """Judge the call as it is known at one tick.

        Parameters
        ----------
        view : View
            What is known.
        allowed : bool
            ``False`` while an exception of the rule (``unless``) holds: no opinion.
        """
        if self.metric.find is not None:
            return self._find(view, allowed)
        reading = self.metric.gauge(view, self.rule) if self.metric.gauge and allowed else None
        return self._gauge(view, reading)

    def finish(self, at_s: float) -> list[Verdict]:
        """Close what is open; the call is over."""
        ended: list[Verdict] = [Ended(flag) for flag in self.open_flags]
        self._open, self._staying, self._pending = None, [], None
        return ended

    def drop(self, number: int) -> None:
        """Forget an open flag that was withdrawn."""
        if self._open and self._open.number == number:
            self._open, self._clearing_s, self._pending = None, None, None
        self._staying = [(s, f) for s, f in self._staying if f.number != number]

    def usual(self, view: View) -> float | None:
        """The speaker's own usual value of this metric."""
        own = view.baseline(self.rule.speaker)
        return self.metric.baseline(own) if self.metric.baseline and own else None

    def _find(self, view: View, allowed: bool) -> list[Verdict]:
        verdicts: list[Verdict] = [Ended(f) for until, f in self._staying if until <= view.now_s]
        self._staying = [(until, f) for until, f in self._staying if until > view.now_s]
        if not allowed or self.metric.find is None:
            return verdicts
        for reading in self.metric.find(view, self.rule):
            limit = limits.passed(self.rule, reading.value, self.usual(view))
            if limit is None:
                continue
            flag = self._flag(reading, reading.span, limit, view.now_s)
            self._staying.append((view.now_s + self.rule.stays_s, flag))
            verdicts.append(Began(flag))
        return verdicts

    def _gauge(self, view: View, reading: Reading | None) -> list[Verdict]:
        usual = self.usual(view)
        limit = limits.passed(self.rule, reading.value, usual) if reading else None
        if reading is not None and limit is not None:
            return self._holds(view, reading, limit)
        self._pending = None
        if self._open is None or (reading is not None and not limits.cleared(self.rule, reading.value, usual)):
            self._clearing_s = None
            return []
        if self._clearing_s is None:
            self._clearing_s = view.now_s
        if view.now_s - self._clearing_s < self.rule.clear_hold_s - 1e-9:
            return []
        ended, self._open, self._clearing_s = self._open, None, None
        return [Ended(ended)]

    def _holds(self, view: View, reading: Reading, limit: float) -> list[Verdict]:
        self._clearing_s = None
        if self._open is not None:
            return self._grow(self._open, reading)
        since_s, span = self._pending or (view.now_s, reading.span)
        self._pending = (since_s, span | reading.span)
        if view.now_s - since_s < self.rule.hold_s - 1e-9:
            return []
        self._open = self._flag(reading, self._pending[1], limit, view.now_s)
        self._pending = None
        return [Began(self._open)]

    def _grow(self, flag: Flag, reading: Reading) -> list[Verdict]:
        worst = flag.measured
        upward = flag.limit is None or worst is None or worst >= flag.limit
        worse = worst is None or (reading.value > worst if upward else reading.value < worst)
        alert = flag.severity is Severity.NUDGE and limits.alerting(self.rule, reading.value)
        self._open = replace(
            flag,
            span=flag.span | reading.span,
            measured=reading.value if worse else worst,
            severity=Severity.ALERT if alert else flag.severity,
        )
        return [Changed(self._open)] if alert else []

    def _flag(self, reading: Reading, span: Span, limit: float, now_s: float) -> Flag:
        rule = self.rule
        severity = reading.severity or rule.severity
        if severity is Severity.NUDGE and limits.alerting(rule, reading.value):
            severity = Severity.ALERT
        worded = limit != limit  # NaN: the finding itself is the matter, there is no limit to pass
        return Flag(
            number=next(self._numbers),
            rule=rule.id,
            kind=rule.kind,
            speaker=rule.speaker,
            span=span,
            opened_at_s=round(now_s, 3),
            severity=severity,
            measured=None if worded else reading.value,
            limit=None if worded else limit,
            unit=self.metric.unit,
            evidence=reading.evidence,
            say=rule.say.in_language(self._language).replace("{detail}", reading.detail),
            why=rule.why.in_language(self._language),
            source=rule.source,
            detail=reading.detail,
        )
