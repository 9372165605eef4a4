"""Mistakes of drills that only show beside the rest of the pack: names that nobody defined, sounds that are not there."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from feedback.drills.check import Check, Criterion, Stretch
from feedback.drills.drill import DrillKind, Line
from feedback.drills.toml_places import Path
from feedback.lexicon_mistakes import meant

#: Types that `Stretch.sentences_of` may name.
SENTENCE_TYPES = ("question", "courtesy", "statement", "negative", "apology", "explanation", "dictation")


@dataclass(frozen=True, slots=True)
class Known:
    """What the names in a drill may refer to.

    Parameters
    ----------
    phrases : tuple of str
        Ids of the lexicon.
    rules : tuple of str or None
        Ids of the pack's rules; ``None`` where any id stands.
    measures : mapping of str to tuple of str, or None
        Measures of drills with the names of their parameters; ``None`` where any name stands.
    standards : tuple of str
        Ids of the catalogue that the book gives a meaning.
    moods : tuple of str
        How a line can be voiced.
    limits : mapping of str to tuple of str
        Parameters that a check of a measure must give itself, because no standard gives them.
    lines : mapping of str to tuple of str
        Parameters of a measure that name lines of the drill.
    """

    phrases: tuple[str, ...]
    rules: tuple[str, ...] | None
    measures: Mapping[str, tuple[str, ...]] | None
    standards: tuple[str, ...]
    moods: tuple[str, ...]
    limits: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    lines: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)


def drill_mistakes(drill: Mapping[str, object], known: Known) -> Iterator[tuple[Path, str]]:
    """Yield unknown ids among the lists at the head of a drill, as its author wrote it."""
    groups = {
        "must": [*known.phrases, *known.standards],
        "order": list(known.phrases),
        "must_not": list(known.phrases),
        "base_exempt": list(known.phrases),
    }
    for field, names in groups.items():
        values = drill.get(field)
        for n, value in enumerate(values if isinstance(values, list) else []):
            if isinstance(value, str) and value not in names:
                what = "phrase" if value[:3] in ("STD", "FOR", "FIL") else "[[standard]]"
                alike = [name for name in names if name[:3] == value[:3]]
                yield (field, n), f"there is no {what} {value!r}{meant(value, alike)}"


def voicing_mistakes(n: int, line: Line, *, prompts: bool, known: Known) -> Iterator[tuple[Path, str]]:
    """Yield what keeps a line from being played as it is written."""
    for field, mood in (("mood", line.mood), ("replaces", line.replaces)):
        if mood and mood not in known.moods:
            yield ("line", n, field), f"there is no mood {mood!r}{meant(mood, list(known.moods))}"
    if line.sound == "silence" and line.lasts_s is None:
        yield ("line", n, "sound"), "a silence needs lasts_s"
    if line.sound != "silence" and line.lasts_s is not None:
        yield ("line", n, "lasts_s"), 'lasts_s is of a silence only: write sound = "silence"'
    if line.sound != "silence" and not line.text.strip():
        yield ("line", n, "text"), "a line that is no silence needs words"
    if not prompts and (line.times > 1 or line.target is not None):
        yield ("line", n), 'times and target are of prompts only: speaks = "prompt"'
    for path, wait in [("expects", line.expects), *(("branch", branch.when) for branch in line.branch)]:
        for phrase in wait.said:
            if phrase not in known.phrases:
                yield ("line", n, path), f"there is no phrase {phrase!r}{meant(phrase, list(known.phrases))}"


def criterion_mistakes(criterion: Criterion, known: Known, lines: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Yield what nothing can check; `lines` are those of the drill, none for what all drills share."""
    if not criterion.hint and not criterion.by_hand:
        yield ("hint",), "without a hint the learner is not told what to do differently"
    for n, check in enumerate(criterion.check):
        for sentence in check_mistakes(check, known, lines):
            yield ("check", n), sentence


def check_mistakes(check: Check, known: Known, lines: Sequence[str]) -> Iterator[str]:
    """Yield the names of one check that nobody defined."""
    for phrase in (*check.said, *check.unsaid, *check.over.after_said, *check.over.before_said, *check.over.sentences_with):  # fmt: skip
        if phrase not in known.phrases:
            yield f"there is no phrase {phrase!r}{meant(phrase, list(known.phrases))}"
    if check.rule is not None and known.rules is not None and check.rule not in known.rules:
        yield f"there is no rule {check.rule!r}{meant(check.rule, list(known.rules))}"
    if check.measure is not None:
        yield from _measure(check, check.measure, known)
        for param in known.lines.get(check.measure, ()):
            named = check.params.get(param, ())
            yield from _lines(named if isinstance(named, tuple) else (str(named),), lines)
    yield from _stretch(check.over, lines)


def _measure(check: Check, name: str, known: Known) -> Iterator[str]:
    if known.measures is None:
        return
    if name not in known.measures:
        yield f"there is no measure {name!r}{meant(name, list(known.measures))}"
        return
    for param in known.limits.get(name, ()):
        if param not in check.params:
            yield f"{name!r} needs {param!r}: in params, in the [[standard]] that asks for the same, or in [measures.{name}]"
    for param in check.params:
        if param not in known.measures[name]:
            takes = ", ".join(known.measures[name]) or "none"
            yield f"{name!r} reads no parameter {param!r}{meant(param, list(known.measures[name]))} (it reads: {takes})"


def _stretch(over: Stretch, lines: Sequence[str]) -> Iterator[str]:
    named = (*([over.after] if over.after else []), *([over.until] if over.until else []), *over.answer_to)
    yield from _lines(named, lines)
    if over.sentences_of and over.sentences_of not in SENTENCE_TYPES:
        yield f"there are no sentences of {over.sentences_of!r}{meant(over.sentences_of, list(SENTENCE_TYPES))}"


def _lines(named: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    for line in named:
        if line not in lines:
            yield f"there is no line {line!r}{meant(line, list(lines))}"


def shared_mistakes(head: Mapping[str, object], known: Known) -> Iterator[tuple[Path, str]]:
    """Yield measures and parameters in ``[measures]`` that nothing reads."""
    tables = head.get("measures")
    if not isinstance(tables, dict) or known.measures is None:
        return
    for name, given in tables.items():
        reads = known.measures.get(name)
        if reads is None:
            yield ("measures", name), f"there is no measure {name!r}{meant(name, list(known.measures))}"
            continue
        for param in given if isinstance(given, dict) else ():
            if param not in reads:
                yield ("measures", name, param), f"{name!r} reads no parameter {param!r}{meant(param, list(reads))}"


def kind_mistakes(head: Mapping[str, object]) -> Iterator[tuple[Path, str]]:
    """Yield kinds of drills that have no name or no weights, and weights that are not the whole."""
    for field, what in (("kinds", "name"), ("weights", "weights")):
        table = head.get(field)
        for kind in DrillKind:
            if not isinstance(table, dict) or kind.value not in table:
                yield (field,), f"the kind {kind.value!r} has no {what}"
    weights = head.get("weights")
    for kind, shares in weights.items() if isinstance(weights, dict) else ():
        numbers = [n for n in shares.values() if isinstance(n, int | float)] if isinstance(shares, dict) else []
        if abs(sum(numbers) - 100) > 0.01:
            yield ("weights", kind), f"the weights of {kind!r} sum to {sum(numbers):g} and not to 100"
