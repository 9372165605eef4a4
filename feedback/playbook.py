"""Rules as scripts: given what a metric reads at each second, which flags open and close.

Packs carry such scripts as their own tests, so that an author sees what a threshold
means without a microphone.
"""

from __future__ import annotations

from collections.abc import Sequence

from audio.block import Speaker
from audio.lane import Track
from audio.span import Span
from feedback.baseline import Baseline
from feedback.flag import Flag, Kind, Severity
from feedback.judge import TICK_S, Began, Ended, Judge
from feedback.metric import Metric, Reading
from feedback.rule import Example, Rule, Text
from feedback.sentences import Sentence
from feedback.timeline import Timeline
from feedback.view import View


class _Silent:
    """No words at all."""

    def sentences(self, speaker: Speaker, as_of_s: float) -> list[Sentence]:  # noqa: ARG002 (protocol)
        return []


class _Usual:
    """A baseline that never changes."""

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline

    def at(self, speaker: Speaker, as_of_s: float) -> Baseline | None:  # noqa: ARG002 (protocol)
        return self._baseline

    def syllables_per_nucleus(self, speaker: Speaker, as_of_s: float) -> float:  # noqa: ARG002 (protocol)
        return 1.0


def a_rule(**fields: object) -> Rule:
    """A rule with sensible defaults, for tests and examples.

    Examples
    --------
    >>> a_rule(above=290).above
    290.0
    """
    say = Text(zh="放慢一点", en="Slow down")
    given: dict[str, object] = {
        "id": "pace.too_fast",
        "kind": Kind.RATE_FAST,
        "metric": "rate_cpm",
        "severity": Severity.NUDGE,
        "source": "TON-01",
        "say": say,
        "why": say,
    }
    return Rule.model_validate({**given, **fields})


def play(
    rule: Rule, given: Sequence[tuple[float, float | None]], baseline: float | None = None
) -> list[tuple[float, float]]:
    """Run a rule over metric steps.

    Parameters
    ----------
    rule : Rule
        The rule; its metric is replaced by the steps.
    given : sequence of (at_s, value)
        From `at_s` on the metric reads `value`; the last step's instant ends the script.
    baseline : float or None
        The speaker's usual value of the metric.

    Returns
    -------
    list of (opened_at_s, closed_at_s)
        One pair for each flag.

    Examples
    --------
    >>> play(a_rule(above=290, hold_s=2, clears_below=265), [(0, 240), (12, 330), (30, 240), (40, 240)])
    [(14.0, 31.0)]
    """

    def gauge(view: View, _: Rule) -> Reading | None:
        now = [v for at_s, v in given if at_s <= view.now_s + 1e-9]
        return Reading(now[-1], Span(view.now_s, view.now_s)) if now and now[-1] is not None else None

    metric = Metric(rule.metric, "", "scripted", frozenset({Track.PROSODY}), gauge=gauge, baseline=lambda _: baseline)
    judge = Judge(rule, metric)
    timeline, words, usual = Timeline([rule.speaker]), _Silent(), _Usual(Baseline())
    opened: dict[int, Flag] = {}
    pairs: list[tuple[float, float]] = []
    for tick in range(round(given[-1][0] / TICK_S) + 1):
        now_s = round(tick * TICK_S, 3)
        for verdict in judge.tick(View(timeline, words, usual, now_s, now_s - TICK_S)):
            if isinstance(verdict, Began):
                opened[verdict.flag.number] = verdict.flag
            elif isinstance(verdict, Ended):
                pairs.append((opened.pop(verdict.flag.number).opened_at_s, now_s))
    return pairs + [(flag.opened_at_s, given[-1][0]) for flag in opened.values()]


def failed_examples(rule: Rule) -> list[str]:
    """What is wrong with a rule's own examples; empty when all run as written."""
    return [f"example {n}: {wrong}" for n, e in enumerate(rule.example, 1) if (wrong := _differs(rule, e))]


def _differs(rule: Rule, example: Example) -> str:
    got = play(rule, example.given, example.baseline)
    want = [(float(a), float(b)) for a, b in example.opened]
    near = len(got) == len(want) and all(
        abs(g - w) < TICK_S / 2 for p, q in zip(got, want, strict=True) for g, w in zip(p, q, strict=True)
    )
    return "" if near else f"expected {want}, got {got}"
