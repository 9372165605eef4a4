"""Drills and takes as text for a terminal, in the language of whoever reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from coach_app.practice.units import amount_in

if TYPE_CHECKING:
    from coach_app.practice.document_parts import DrillPart
    from coach_app.practice.rehearsed import Rehearsed
    from feedback.drills.marking import CriterionMark

_MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {"passed": "✓", "partly": "◐", "failed": "✗", "not_required": "–", "not_assessed": "?"}
)
_NO_READING: Final = "no_reading"
_SAID: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "zh": {
            "passed": "通过",
            "failed": "未通过",
            "ungraded": "仅练习，不评分",
            "assessed": "已评 {share:.0f} %",
            "kept_from": "差在：",
            "gave_up": "客户等不到",
            "by_hand": "自评",
            "no_reading": "要和本人的朗读比，用 --baseline 给出",
            "rest_no_reading": "其余部分要和本人的朗读比，用 --baseline 给出",
            "assessable": "{share:.0f} % 的分值可以评定。",
        },
        "en": {
            "passed": "passed",
            "failed": "not passed",
            "ungraded": "practice without a grade",
            "assessed": "{share:.0f} % assessed",
            "kept_from": "kept from passing by: ",
            "gave_up": "the customer gave up",
            "by_hand": "by hand",
            "no_reading": "told against the speaker's own reading: give it with --baseline",
            "rest_no_reading": "the rest is told against the speaker's own reading: give it with --baseline",
            "assessable": "{share:.0f} % of the weight can be assessed.",
        },
    }
)


def take_lines(taken: Rehearsed, hide: Callable[[str], str], language: str) -> Iterator[str]:
    """A take line by line: the mark first, and none where too little was assessed for a grade.

    Parameters
    ----------
    taken : Rehearsed
        What was played, its mark in that language.
    hide : callable
        Hides numbers and codes in what was said.
    language : str
        ``zh`` or ``en``.
    """
    said, mark = _SAID[language], taken.mark
    score = f"{mark.score:.1f}" if mark.graded and mark.score is not None else "–"
    verdict = said["ungraded"] if mark.passed is None else said["passed" if mark.passed else "failed"]
    yield f"{score}  {verdict}  ({said['assessed'].format(share=100 * mark.assessed)})  {taken.folder}"
    if mark.kept_from is not None:
        hint = mark.kept_from.hint if mark.kept_from.hint != mark.kept_from.text else ""
        yield f"{said['kept_from']}{mark.kept_from.text}  {hint}".rstrip()
    yield from (_criterion(one, hide, language) for one in mark.criteria)
    for step in taken.customer.steps:
        if step.why.timed_out:
            yield f"  {step.at_s:6.1f} s  {step.line} → {step.to}: {said['gave_up']} ({step.why.value})"


def drill_lines(part: DrillPart, language: str) -> Iterator[str]:
    """A drill line by line: its lines, what they wait for, and what makes a pass.

    Parameters
    ----------
    part : DrillPart
        The drill in that language.
    language : str
        ``zh`` or ``en``.
    """
    said = _SAID[language]
    yield f"{part.id} {part.title}  ({part.sector}, {part.difficulty})\n{part.background}\n"
    for line in part.lines:
        waits = f"   ← {'、'.join(line.expects)}" if line.expects else ""
        yield f"  {line.id:<5} {line.text}{waits}  → {line.next}"
    yield "\n" + said["assessable"].format(share=100 * part.assessable)
    for one in part.criteria:
        weight = said["by_hand"] if one.by_hand else f"{one.weight:.1f} %"
        yield f"  {weight:>8}  {one.text}  [{one.origin}]"


def _criterion(one: CriterionMark, hide: Callable[[str], str], language: str) -> str:
    limits = " ".join(
        f"{sign} {limit:g}" for sign, limit in (("≥", one.at_least), ("≤", one.at_most)) if limit is not None
    )
    value = "" if one.value is None else amount_in(one.value, one.unit, language) + (f" ({limits})" if limits else "")
    said = f"  {hide(one.evidence)}" if one.evidence else ""
    lacks = ""
    if one.why == _NO_READING:
        lacks = f"  {_SAID[language]['no_reading' if one.earned is None else 'rest_no_reading']}"
    return f"  {_MARKS[one.outcome.value]} {one.weight:5.1f} %  {one.text}  {value}{said}{lacks}".rstrip()
