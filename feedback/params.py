"""Reading a rule's own parameters."""

from __future__ import annotations

from feedback.rule import Rule


def number(rule: Rule, name: str, default: float) -> float:
    """A numeric parameter of a rule.

    Raises
    ------
    TypeError
        If the pack gives something else.

    Examples
    --------
    >>> from feedback.playbook import a_rule
    >>> number(a_rule(params={"pause_s": 0.3}), "pause_s", 0.25)
    0.3
    """
    value = rule.params.get(name, default)
    if not isinstance(value, float):
        raise TypeError(f"{rule.id}: {name} must be a number, not {value!r}")
    return value
