"""From a rule's fields to the limit that applies to this speaker."""

from __future__ import annotations

from feedback.rule import Rule


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


def passed(rule: Rule, value: float, baseline: float | None) -> float | None:
    """The limit that `value` passes, or ``None`` if it passes none.

    A rule without any limit is passed by whatever its finder finds, with limit NaN.
    """
    above, below = upper(rule, baseline), lower(rule, baseline)
    if above is None and below is None:
        return None if _needs_limit(rule) else float("nan")
    if above is not None and value > above:
        return above
    if below is not None and value < below:
        return below
    return None


def cleared(rule: Rule, value: float, baseline: float | None) -> bool:
    """Whether `value` is back where the flag may close (hysteresis)."""
    above, below = upper(rule, baseline), lower(rule, baseline)
    if above is not None and value > min(above, rule.clears_below if rule.clears_below is not None else above):
        return False
    return not (below is not None and value < max(below, rule.clears_above if rule.clears_above is not None else below))


def alerting(rule: Rule, value: float) -> bool:
    """Whether `value` is bad enough to be shown at once."""
    return (rule.alert_above is not None and value > rule.alert_above) or (
        rule.alert_below is not None and value < rule.alert_below
    )


def _needs_limit(rule: Rule) -> bool:
    return rule.above_baseline_pct is not None or rule.below_baseline_pct is not None
