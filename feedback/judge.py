"""One rule's memory: when its condition began, whether its flag is open, when it may close.

A judge is asked once a tick and answers with flags only. Whether anybody is shown a
flag is not its business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from audio.span import Span
from feedback import limits
from feedback.flag import Flag, Severity
from feedback.losses import is_heard, opened_unheard
from feedback.metric import Metric, Reading
from feedback.rule import Rule
from feedback.view import View

#: Seconds of call time between two ticks.
TICK_S = 0.2
#: Instants are sums of tenths; two that differ by less are one.
_SAME_S = 1e-6


@dataclass(frozen=True, slots=True)
class Began:
    """A flag opened."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Alerted:
    """An open nudge got so much worse that it became an alert."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Ended:
    """A flag closed."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Undone:
    """A flag that is open was opened by sound that turned out to be missing."""

    flag: Flag


Verdict = Began | Alerted | Ended | Undone


def always() -> bool:
    """No exception holds: what a rule without ``unless`` is told."""
    return True


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
        self.wakes = metric.wakes
        self._numbers = numbers or count(1)
        self._language = language
        self._pending: tuple[float, Span] | None = None
        self._open: Flag | None = None
        self._clearing_s: float | None = None
        self._staying: list[tuple[float, Flag]] = []

    def tick(self, view: View, allowed: Callable[[], bool] = always) -> list[Verdict]:
        """Judge the call as it is known at one tick.

        Parameters
        ----------
        view : View
            What is known.
        allowed : callable
            ``False`` while an exception of the rule (``unless``) holds: no opinion. Asked
            only when something was found wrong.
        """
        undone = self._undone(view)
        if self.metric.find is not None:
            found = self.metric.find(view, self.rule) if self.wakes.awake(view, self.rule.speaker) else ()
            if not found and not self._staying:
                return undone
            heard = [r for r in found if is_heard(view, self.rule, self.metric, r.span)]
            return [*undone, *self._find(view, heard, allowed)]
        reading = self.metric.gauge(view, self.rule) if self.metric.gauge else None
        if reading is not None and not is_heard(view, self.rule, self.metric, reading.span):
            reading = None
        return [*undone, *self._gauge(view, reading, allowed)]

    @property
    def busy(self) -> bool:
        """Whether something is open or about to open: only then it must be asked although nothing wakes it."""
        return self._open is not None or self._pending is not None or bool(self._staying)

    @property
    def fading(self) -> int | None:
        """Number of the open flag, if it is about to close."""
        return self._open.number if self._open is not None and self._clearing_s is not None else None

    def finish(self) -> list[Verdict]:
        """Close what is open: the call is over, or the rule has lost its input."""
        flags = self._running()
        self._open, self._staying, self._pending = None, [], None
        return [Ended(flag) for flag in flags]

    def _undone(self, view: View) -> list[Verdict]:
        """Give up flags that opened while nobody knew yet that the sound was missing."""
        if self._open is None and not self._staying:
            return []
        undone = [flag for flag in self._running() if opened_unheard(view, self.rule, self.metric, flag)]
        if self._open in undone:
            self._open = self._clearing_s = None
        self._staying = [(until_s, flag) for until_s, flag in self._staying if flag not in undone]
        return [Undone(flag) for flag in undone]

    def _running(self) -> list[Flag]:
        return [*([self._open] if self._open else []), *(flag for _, flag in self._staying)]

    def _usual(self, view: View) -> float | None:
        return self.metric.usual(view.baseline(self.rule.speaker))

    def _find(self, view: View, found: Sequence[Reading], allowed: Callable[[], bool]) -> list[Verdict]:
        over = [f for until_s, f in self._staying if until_s <= view.now_s + _SAME_S or self._mended(view, f)]
        self._staying = [(until_s, f) for until_s, f in self._staying if f not in over]
        verdicts: list[Verdict] = [Ended(f) for f in over]
        for reading in found:
            breach = limits.breach(self.rule, reading.value, self._usual(view))
            if breach is None or not allowed():
                continue
            flag = self._flag(reading, reading.span, breach, view.now_s)
            self._staying.append((view.now_s + self.rule.stays_s, flag))
            verdicts.append(Began(flag))
        return verdicts

    def _mended(self, view: View, flag: Flag) -> bool:
        return self.metric.mended is not None and self.metric.mended(view, self.rule, flag)

    def _gauge(self, view: View, reading: Reading | None, allowed: Callable[[], bool]) -> list[Verdict]:
        usual = self._usual(view) if reading else None
        breach = limits.breach(self.rule, reading.value, usual) if reading else None
        if reading is not None and breach is not None:
            if allowed():
                return self._holds(view, reading, breach)
            reading = None
        self._pending = None
        if self._open is None or (reading is not None and not limits.cleared(self.rule, reading.value, usual)):
            self._clearing_s = None
            return []
        if self._clearing_s is None:
            self._clearing_s = view.now_s
        if view.now_s - self._clearing_s < self.rule.clear_hold_s - _SAME_S:
            return []
        ended, self._open, self._clearing_s = self._open, None, None
        return [Ended(ended)]

    def _holds(self, view: View, reading: Reading, breach: limits.Breach) -> list[Verdict]:
        self._clearing_s = None
        if self._open is not None:
            return self._grow(self._open, reading)
        since_s, span = self._pending or (view.now_s, reading.span)
        self._pending = (since_s, span | reading.span)
        if view.now_s - since_s < self.rule.hold_s - _SAME_S:
            return []
        self._open = self._flag(reading, self._pending[1], breach, view.now_s)
        self._pending = None
        return [Began(self._open)]

    def _grow(self, flag: Flag, reading: Reading) -> list[Verdict]:
        before = reading.value if flag.measured is None else flag.measured
        worse = limits.milder(self.rule, before, reading.value) == before
        alert = flag.severity is Severity.NUDGE and limits.alerting(self.rule, reading.value)
        self._open = replace(
            flag,
            span=flag.span | reading.span,
            measured=None if flag.limit is None else reading.value if worse else before,
            severity=Severity.ALERT if alert else flag.severity,
        )
        return [Alerted(self._open)] if alert else []

    def _flag(self, reading: Reading, span: Span, breach: limits.Breach, now_s: float) -> Flag:
        rule = self.rule
        severity = reading.severity or rule.severity
        if severity is Severity.NUDGE and limits.alerting(rule, reading.value):
            severity = Severity.ALERT
        return Flag(
            number=next(self._numbers),
            rule=rule.id,
            kind=rule.kind,
            speaker=rule.speaker,
            span=span,
            opened_at_s=round(now_s, 3),
            severity=severity,
            measured=None if breach.limit is None else reading.value,
            limit=breach.limit,
            unit=self.metric.unit,
            evidence=reading.evidence,
            say=rule.say.in_language(self._language).replace("{detail}", reading.detail),
            why=rule.why.in_language(self._language),
            source=rule.source,
            detail=reading.detail,
            subject=reading.subject,
        )
