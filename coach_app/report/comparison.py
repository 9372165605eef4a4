"""Two sessions side by side: what is different in pace, voice, checklist, flags and marks.

A before and an after of one person, or two ways to take the same call. Figures have no better
side of their own and are only subtracted; fewer flags, more said and higher marks are better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from coach_app.report.model import Analysis
from coach_app.report.page import template
from coach_app.report.picture import Picture, draw
from coach_app.report.reviewed import total
from coach_app.report.sheets import OfSession
from coach_app.report.text import figure
from coach_app.report.wording import Wording, clock, number
from feedback.flag import ItemState, ItemStatus, Kind
from feedback.rubric import COUNTED

#: Figures of the agent that are compared, in this order.
FIGURES = (
    *("rate_cpm", "gross_rate_cpm", "level_db", "level_spread_db", "pitch_hz", "pitch_spread_st"),
    *("talk_share", "longest_turn_s", "snr_db"),
)

Change = Literal["better", "worse", "same", ""]

#: How far an item is from being said; what was not asked for or not heard is not compared.
_RANK = {ItemStatus.SAID: 2, ItemStatus.POSSIBLY_MISSING: 1, ItemStatus.MISSING: 0}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of both sessions.

    Parameters
    ----------
    name : str
        What it is called.
    first, second : str
        As it is in each, in words.
    difference : str
        Second less first, with a sign; empty where there is nothing to subtract.
    change : str
        ``better``, ``worse`` or ``same`` from the first to the second; empty where neither is better.
    """

    name: str
    first: str
    second: str
    difference: str = ""
    change: Change = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what to call it, when it was, how long, and how it is marked."""

    id: str
    name: str
    when: str
    duration: str
    total: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sessions side by side.

    Parameters
    ----------
    first, second : Side
        What is compared.
    figures, flags, items, marks : tuple of Line
        The agent's figures; alerts and nudges that stand, by kind; the checklist; the criteria and the score.
    same_rules : bool
        Whether both were judged by the same pack in the same state; else differences may be the rules'.
    """

    first: Side
    second: Side
    figures: tuple[Line, ...]
    flags: tuple[Line, ...]
    items: tuple[Line, ...]
    marks: tuple[Line, ...]
    same_rules: bool


def compare(first: OfSession, second: OfSession, language: str) -> Comparison:
    """Put two sessions side by side.

    Parameters
    ----------
    first, second : OfSession
        Usually the earlier one first; masked as they are to be shown.
    language : str
        ``zh`` or ``en``.
    """
    words = Wording(language, second.analysis.started.pack_id)
    one, other = first.analysis, second.analysis
    return Comparison(
        first=_side(first, words),
        second=_side(second, words),
        figures=tuple(_figures(one, other, words)),
        flags=tuple(_flags(first, second, words)),
        items=tuple(_items(one.checklist, other.checklist, words)),
        marks=tuple(_marks(first, second, words)),
        same_rules=one.started.pack_sha256 == other.started.pack_sha256,
    )


def comparison_html(first: OfSession, second: OfSession, language: str) -> str:
    """The comparison as one page that needs nothing else.

    Parameters
    ----------
    first, second : OfSession
        As they are to be shown.
    language : str
        ``zh`` or ``en``.
    """
    words = Wording(language, second.analysis.started.pack_id)
    return template("comparison.html").render(
        comparison=compare(first, second, language),
        pictures=[_picture(one.analysis, words) for one in (first, second)],
        words=words,
    )


def _picture(analysis: Analysis, words: Wording) -> Picture:
    return draw(analysis, words, widest=1120.0)


def _side(session: OfSession, words: Wording) -> Side:
    return Side(
        id=session.id,
        name=session.title or session.analysis.started.file or session.id,
        when=f"{session.started_at:%Y-%m-%d %H:%M}",
        duration=clock(session.analysis.duration_s),
        total=total(session.reviewed.marks, words),
    )


def _figures(first: Analysis, second: Analysis, words: Wording) -> Iterator[Line]:
    one, other = (analysis.metrics.get("agent", {}) for analysis in (first, second))
    for name in FIGURES:
        before, after = one.get(name), other.get(name)
        if before is None and after is None:
            continue
        difference = ""
        if before is not None and after is not None:
            difference = _signed(after - before, name)
        yield Line(words.figure(name), figure(name, before), figure(name, after), difference)


def _signed(value: float, name: str) -> str:
    if name == "talk_share":
        return f"{100 * value:+.0f} %".replace("-", "−")
    whole = name.endswith(("rate_cpm", "pitch_hz"))
    return ("+" if value >= 0 else "") + number(value, "count" if whole else "")


def _flags(first: OfSession, second: OfSession, words: Wording) -> Iterator[Line]:
    one, other = _standing(first), _standing(second)
    for kind in Kind:
        if one[kind] or other[kind]:
            yield _counted(words.kind(kind), one[kind], other[kind])
    yield _counted(words.either("合计", "All"), one.total(), other.total())


def _standing(session: OfSession) -> Counter[Kind]:
    """Alerts and nudges by kind, those left out that somebody ruled wrong."""
    return Counter(flag.kind for flag in session.reviewed.rulings.standing if flag.severity in COUNTED)


def _counted(name: str, before: int, after: int) -> Line:
    change: Change = "same" if before == after else "better" if after < before else "worse"
    difference = "" if before == after else f"{after - before:+d}".replace("-", "−")
    return Line(name, str(before), str(after), difference, change)


def _items(first: Iterable[ItemState], second: Iterable[ItemState], words: Wording) -> Iterator[Line]:
    one, other = ({state.item: state.status for state in states} for states in (first, second))
    for item in dict.fromkeys((*one, *other)):
        before, after = one.get(item), other.get(item)
        if {before, after} <= {ItemStatus.NOT_REQUIRED, ItemStatus.NOT_ASSESSED, None}:
            continue
        yield Line(words.item(item), _status(before, words), _status(after, words), "", _moved(before, after))


def _status(status: ItemStatus | None, words: Wording) -> str:
    return "–" if status is None else f"{words.tick(status)} {words.status(status)}"


def _moved(before: ItemStatus | None, after: ItemStatus | None) -> Change:
    if before not in _RANK or after not in _RANK:
        return ""
    return "same" if before == after else "better" if _RANK[after] > _RANK[before] else "worse"


def _marks(first: OfSession, second: OfSession, words: Wording) -> Iterator[Line]:
    titles: dict[str, str] = {}
    earned: list[Mapping[str, float | None]] = []
    for session in (first, second):
        marks = session.reviewed.marks.marks
        titles |= {one.criterion.id: one.criterion.title.in_language(words.language) for one in marks}
        earned.append({one.criterion.id: None if one.earned is None else 100 * one.earned for one in marks})
    for criterion, title in titles.items():
        yield _marked(title, *(of.get(criterion) for of in earned))
    yield _marked(words.either("总分", "Score"), *(session.reviewed.marks.score for session in (first, second)))


def _marked(name: str, before: float | None, after: float | None) -> Line:
    first, second = ("–" if value is None else f"{value:.0f} %" for value in (before, after))
    if before is None or after is None:
        return Line(name, first, second)
    change: Change = "same" if before == after else "better" if after > before else "worse"
    difference = "" if before == after else f"{after - before:+.0f}".replace("-", "−")
    return Line(name, first, second, difference, change)
