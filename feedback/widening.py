"""Rules made a little wider for one person, who said that they were wrong about them.

How much a limit gives way, and how far at most, stands in the pack beside the limit. Rules
without these numbers, alerts and phrases stay as they are: such verdicts are only kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from feedback.flag import Kind, Severity
from feedback.rule import Rule, Text

#: What may not be said, and what must, is the company's to decide.
_NEVER = frozenset({Kind.PHRASE_FORBIDDEN, Kind.PHRASE_MISSING, Kind.ORDER_BROKEN})


def widens(rule: Rule) -> bool:
    """Whether verdicts can widen a rule at all."""
    firm = rule.severity is Severity.ALERT or rule.kind in _NEVER
    return not firm and rule.widens_pct is not None and rule.widens_at_most_pct is not None


def widening_pct(rule: Rule, times_wrong: int) -> float:
    """By how many per cent a rule gives way to somebody who called it wrong so often.

    Examples
    --------
    >>> from feedback.playbook import a_rule
    >>> rule = a_rule(above=290, widens_pct=3, widens_at_most_pct=10)
    >>> [widening_pct(rule, times) for times in (0, 1, 2, 9)]
    [0.0, 3.0, 6.0, 10.0]
    """
    if not widens(rule) or rule.widens_pct is None or rule.widens_at_most_pct is None:
        return 0.0
    return min(max(0, times_wrong) * rule.widens_pct, rule.widens_at_most_pct)


def widened(rule: Rule, times_wrong: int) -> Rule:
    """The rule as it judges somebody who called it wrong so often.

    Every limit at which it opens moves away from what is usual by the same share, those
    relative to the baseline too, and the release values go with them. What makes a nudge
    an alert stays where it is. The reason says that the limit has given way.

    Parameters
    ----------
    rule : Rule
        As the pack has it.
    times_wrong : int
        Verdicts; none leaves the rule as it is.

    Examples
    --------
    >>> from feedback.playbook import a_rule
    >>> widened(a_rule(below=-6.0, widens_pct=10, widens_at_most_pct=30), 2).below
    -7.2
    """
    pct = widening_pct(rule, times_wrong)
    if not pct:
        return rule
    params = {name: _up(value, pct) for name in rule.widens_params if isinstance(value := rule.params[name], float)}
    more, less = 1 + pct / 100, 1 - pct / 100
    up, down = rule.above_baseline_pct, rule.below_baseline_pct
    return rule.model_copy(
        update={
            "above": _up(rule.above, pct),
            "below": _down(rule.below, pct),
            "above_baseline_pct": None if up is None else ((1 + up / 100) * more - 1) * 100,
            "above_baseline_floor": _up(rule.above_baseline_floor, pct),
            "below_baseline_pct": None if down is None else (1 - (1 - down / 100) * less) * 100,
            "below_baseline_ceiling": _down(rule.below_baseline_ceiling, pct),
            "clears_below": _up(rule.clears_below, pct),
            "clears_above": _down(rule.clears_above, pct),
            "params": {**rule.params, **params},
            "why": given_way(rule.why, pct),
        }
    )


def given_way(why: Text, pct: float) -> Text:
    """The reason of a rule that has given way: it says so, and by how much."""
    return Text(
        zh=f"{why.zh}您标记过误报，界限已为您放宽 {pct:.0f}%。",
        en=f"{why.en} You called it wrong before: your limit has given way by {pct:.0f} %.",
    )


def widened_rules(rules: Sequence[Rule], wrong: Mapping[str, int]) -> list[Rule]:
    """The rules as they judge somebody, in their order.

    Verdicts count for all rules of a kind together: whether the sound or the words show
    fast speech, the person was told the same and found it wrong.

    Parameters
    ----------
    rules : sequence of Rule
        The pack's.
    wrong : mapping of str to int
        Rule to how often this person called it wrong.
    """
    times = Counter[Kind]()
    for rule in rules:
        times[rule.kind] += wrong.get(rule.id, 0)
    return [widened(rule, times[rule.kind]) for rule in rules]


def widening_mistakes(rule: Rule) -> Iterator[str]:
    """What is wrong with the numbers by which a rule gives way."""
    step, most = rule.widens_pct, rule.widens_at_most_pct
    if step is None and most is None and not rule.widens_params:
        return
    if step is None or most is None:
        yield "widens_pct and widens_at_most_pct go together"
        return
    if most < step:
        yield f"widens_at_most_pct ({most:g}) must not lie under widens_pct ({step:g})"
    if not widens(rule):
        yield "alerts and phrases never give way: leave out widens_pct"
    for name in rule.widens_params:
        if not isinstance(rule.params.get(name), float):
            yield f"widens_params names {name!r}, which is no number among the params"
    above, below = _up(rule.above, most), _down(rule.below, most)
    if above is not None and rule.alert_above is not None and above >= rule.alert_above:
        yield f"above gives way to {above:g} at most, past alert_above ({rule.alert_above:g})"
    if below is not None and rule.alert_below is not None and below <= rule.alert_below:
        yield f"below gives way to {below:g} at most, past alert_below ({rule.alert_below:g})"
    relative = (rule.above_baseline_pct, rule.below_baseline_pct)
    if all(limit is None for limit in (rule.above, rule.below, *relative)) and not rule.widens_params:
        yield "there is no limit that could give way"


def _up(limit: float | None, pct: float) -> float | None:
    return None if limit is None else round(limit + abs(limit) * pct / 100, 6)


def _down(limit: float | None, pct: float) -> float | None:
    return None if limit is None else round(limit - abs(limit) * pct / 100, 6)
