"""Mistakes of a pack that only show when its parts are seen together or are run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feedback.checklist_rules import ItemRule
from feedback.conditions import CONDITIONS
from feedback.lexicon import Lexicon
from feedback.lexicon_mistakes import meant
from feedback.metrics import METRICS
from feedback.playbook import failed_examples
from feedback.rule import Rule
from feedback.widening import widening_mistakes


def rule_mistakes(rules: Iterable[tuple[int, Rule]]) -> Iterator[tuple[int, str]]:
    """Yield the number of a rule and what is wrong with it."""
    seen: set[str] = set()
    for n, rule in rules:
        wrong = [*_names(rule), *_numbers(rule), *widening_mistakes(rule)]
        if rule.id in seen:
            wrong.append("the id is used twice")
        seen.add(rule.id)
        for sentence in wrong or failed_examples(rule):
            yield n, f"{rule.id}: {sentence}"


def checklist_mistakes(items: Iterable[tuple[int, ItemRule]], lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Yield the number of a checklist item and what is wrong with it."""
    known = [phrase.id for phrase in lexicon.phrases]
    seen: set[str] = set()
    for n, item in items:
        if item.item in seen:
            yield n, f"{item.item}: the item stands twice"
        seen.add(item.item)
        for phrase in item.ticked_by:
            if phrase not in known:
                yield n, f"{item.item}: there is no phrase {phrase!r}{meant(phrase, known)}"


def _names(rule: Rule) -> Iterator[str]:
    metric = METRICS.get(rule.metric)
    if metric is None:
        yield f"there is no metric {rule.metric!r}{meant(rule.metric, list(METRICS))}"
    elif metric.confirm is not None:
        yield f"{rule.metric!r} can only stand under confirm"
    if rule.confirm is not None and (rule.confirm not in METRICS or METRICS[rule.confirm].confirm is None):
        yield f"{rule.confirm!r} cannot confirm{meant(rule.confirm, list(METRICS))}"
    for name in rule.unless:
        if name not in CONDITIONS:
            yield f"there is no condition {name!r}{meant(name, list(CONDITIONS))}"


def _numbers(rule: Rule) -> Iterator[str]:
    metric = METRICS.get(rule.metric)
    if rule.clears_below is not None and rule.above is not None and rule.clears_below > rule.above:
        yield f"clears_below ({rule.clears_below:g}) must not lie over above ({rule.above:g})"
    if rule.clears_above is not None and rule.below is not None and rule.clears_above < rule.below:
        yield f"clears_above ({rule.clears_above:g}) must not lie under below ({rule.below:g})"
    if rule.above is not None and rule.below is not None and rule.below >= rule.above:
        yield f"below ({rule.below:g}) must lie under above ({rule.above:g})"
    relative = rule.above_baseline_pct is not None or rule.below_baseline_pct is not None
    if metric is not None and relative and metric.baseline is None:
        yield f"{rule.metric!r} has no usual value to compare with"
    if metric is not None and metric.gauge and not relative and rule.above is None and rule.below is None:
        yield "a gauge needs a limit: above, below or one relative to the baseline"
