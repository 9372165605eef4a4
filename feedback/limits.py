"""From a rule's fields to the limit that applies to this speaker."""

from __future__ import annotations

from dataclasses import dataclass

from feedback.rule import Rule


@dataclass(frozen=True, slots=True)
class Breach:
    """A value is wrong by a rule.

    Parameters
    ----------
    limit : float or None
        The limit it passes; ``None`` where the rule has none and the finding itself is wrong.
    """

    limit: float | None


def upper(rule: Rule, baseline: float | None) -> float | None:
    """The value above which the rule opens, or ``None`` if it has no upper limit.

    Parameters
    ----------
    rule : Rule
        With ``above`` (absolute) and ``above_baseline_pct`` (relative, not under
        ``above_baseline_floor``); ``limits`` says whether one or both must be passed.
    baseline : float or None
        The speaker's own usual value of the metric.

    Examples
    --------
    >>> from feedback.playbook import a_rule
    >>> upper(a_rule(above=290, above_baseline_pct=25, above_baseline_floor=265), baseline=220)
    275.0
    """
    found = [rule.above] if rule.above is not None else []
    if rule.above_baseline_pct is not None and baseline is not None:
        relative = baseline * (1 + rule.above_baseline_pct / 100)
        if rule.above_baseline_floor is not None:
            relative = max(relative, rule.above_baseline_floor)
        found.append(relative)
    if not found:
        return None
    return min(found) if rule.limits == "any" else max(found)


def lower(rule: Rule, baseline: float | None) -> float | None:
    """The value below which the rule opens, or ``None`` if it has no lower limit.

    Mirrors :func:`upper` with ``below``, ``below_baseline_pct`` and ``below_baseline_ceiling``.

    Examples
    --------
    >>> from feedback.playbook import a_rule
    >>> lower(a_rule(below=1.6, below_baseline_pct=35, limits="all"), baseline=3.0)
    1.6
    """
    found = [rule.below] if rule.below is not None else []
    if rule.below_baseline_pct is not None and baseline is not None:
        relative = baseline * (1 - rule.below_baseline_pct / 100)
        if rule.below_baseline_ceiling is not None:
            relative = min(relative, rule.below_baseline_ceiling)
        found.append(relative)
    if not found:
        return None
    return max(found) if rule.limits == "any" else min(found)


def breach(rule: Rule, value: float, baseline: float | None) -> Breach | None:
    """What is wrong with `value` by this rule; ``None`` if nothing is.

    A rule whose only limits are relative has no opinion without a baseline. A rule without
    any limit finds whatever its finder finds wrong.

    Examples
    --------
    >>> from feedback.playbook import a_rule
    >>> breach(a_rule(above=290), 300.0, None)
    Breach(limit=290.0)
    """
    above, below = upper(rule, baseline), lower(rule, baseline)
    if above is None and below is None:
        relative = rule.above_baseline_pct is not None or rule.below_baseline_pct is not None
        return None if relative else Breach(None)
    if above is not None and value > above:
        return Breach(above)
    if below is not None and value < below:
        return Breach(below)
    return None


def cleared(rule: Rule, value: float, baseline: float | None) -> bool:
    """Whether `value` is back where the flag may close (hysteresis)."""
    above, below = upper(rule, baseline), lower(rule, baseline)
    if above is not None and value > min(above, rule.clears_below if rule.clears_below is not None else above):
        return False
    return not (below is not None and value < max(below, rule.clears_above if rule.clears_above is not None else below))


def milder(rule: Rule, one: float, other: float) -> float:
    """Of two values the one that this rule finds less wrong.

    Examples
    --------
    >>> from feedback.playbook import a_rule
    >>> milder(a_rule(above=290), 280.0, 320.0)
    280.0
    """
    downward = rule.below is not None or rule.below_baseline_pct is not None
    return max(one, other) if downward else min(one, other)


def worse(rule: Rule, one: float, other: float) -> float:
    """Of two values the one that this rule finds more wrong."""
    return other if milder(rule, one, other) == one else one


def alerting(rule: Rule, value: float) -> bool:
    """Whether `value` is bad enough to be shown at once."""
    return (rule.alert_above is not None and value > rule.alert_above) or (
        rule.alert_below is not None and value < rule.alert_below
    )
