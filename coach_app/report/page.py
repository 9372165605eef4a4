"""A judged call as one web page that needs nothing else: it can be mailed, printed and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from coach_app.advice import Advice, advice
from coach_app.events import Said
from coach_app.report.highlight import Piece, pieces
from coach_app.report.model import Analysis, Finding
from coach_app.report.picture import draw
from coach_app.report.reviewed import Reviewed, review_lines
from coach_app.report.sources import source_title
from coach_app.report.text import figure
from coach_app.report.wording import Wording, clock
from feedback.flag import Flag, ItemState, ItemStatus, Kind, Severity

#: As many things to change as one can keep in mind for the next call, and to be glad of.
_TRY_NEXT, _WENT_WELL = 2, 3

#: Flags about what nobody said stand by themselves.
_SILENCES = frozenset({Kind.DEAD_AIR, Kind.HOLD_NO_UPDATE, Kind.SLOW_RESPONSE})


@dataclass(frozen=True, slots=True)
class Row:
    """An utterance, or a moment without words, with the flags that belong to it."""

    at_s: float
    said: Said | None
    findings: tuple[tuple[int, Finding], ...]

    @property
    def silent(self) -> bool:
        """Whether it is about a stretch in which nobody spoke."""
        return any(finding.flag.kind in _SILENCES for _, finding in self.findings)

    @property
    def corrected(self) -> bool:
        """Whether a flag beside it already says what to say instead."""
        return any(finding.flag.kind is Kind.PHRASE_FORBIDDEN for _, finding in self.findings)

    @property
    def pieces(self) -> list[Piece]:
        """The words, cut at the phrases they hold."""
        return pieces(self.said) if self.said else []


def to_html(analysis: Analysis, language: str, reviewed: Reviewed | None = None) -> str:
    """The report as a page.

    Parameters
    ----------
    analysis : Analysis
        The judged call.
    language : str
        ``zh`` or ``en``.
    reviewed : Reviewed or None
        What people said about it, where it is a kept session's.

    Returns
    -------
    str
        HTML with its style and picture inside; no script, nothing from elsewhere.
    """
    words = Wording(language, analysis.started.pack_id)
    shown = contents(analysis, words, reviewed)
    return template("page.html").render(shown, picture=draw(analysis, words))


def template(name: str, package: str = "coach_app.report") -> Template:
    """A page of a package, whose blanks are escaped."""
    environment = Environment(
        loader=PackageLoader(package, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def contents(analysis: Analysis, words: Wording, reviewed: Reviewed | None) -> dict[str, Any]:
    """Everything that a report shows besides its picture, by the names that its pages call it.

    Parameters
    ----------
    analysis : Analysis
        The judged call.
    words : Wording
        Labels.
    reviewed : Reviewed or None
        What people said about it.
    """
    review = review_lines(reviewed, words) if reviewed is not None else None
    return {
        "analysis": analysis,
        "words": words,
        "review": review,
        "opinions": lambda flag: review.of_flags.get(flag.number, ()) if review is not None else (),
        "rows": rows(analysis),
        "numbers": {finding.flag.number: i for i, finding in enumerate(analysis.findings, 1)},
        "went_well": [f.flag for f in analysis.findings if f.flag.severity is Severity.PRAISE][:_WENT_WELL],
        "try_next": try_next(analysis),
        "summary": _summary(analysis, words),
        "remarks": _remarks(analysis, words),
        "checklist": _checklist(analysis),
        "figures": _figures(analysis, words),
        "clock": clock,
        "source": lambda flag: _source(flag, analysis),
        "usual": lambda flag: _usual(flag, analysis, words),
    }


def rows(analysis: Analysis) -> list[Row]:
    """The call from start to end: utterances, each with the flags about it, and what lies between.

    A flag stands beside the utterance of its speaker that it overlaps first, one about
    something that was not said beside the utterance by which it should have been; one about
    silence stands by itself at its time.
    """
    beside: dict[int, list[tuple[int, Finding]]] = {}
    alone: list[Row] = []
    for number, finding in enumerate(analysis.findings, 1):
        flag = finding.flag
        mine = [
            i
            for i, said in enumerate(analysis.said)
            if said.utterance.speaker is flag.speaker and said.utterance.span.overlap_s(flag.span) > 0
        ]
        if mine and flag.kind not in _SILENCES:
            place = mine[-1] if flag.kind is Kind.PHRASE_MISSING else mine[0]
            beside.setdefault(place, []).append((number, finding))
        else:
            at_s = flag.opened_at_s if flag.kind is Kind.PHRASE_MISSING else flag.span.start_s
            alone.append(Row(at_s, None, ((number, finding),)))
    spoken = [Row(s.utterance.span.start_s, s, tuple(beside.get(i, ()))) for i, s in enumerate(analysis.said)]
    return sorted([*spoken, *alone], key=lambda row: row.at_s)


def try_next(analysis: Analysis) -> list[Flag]:
    """The few things to try in the next call: the most serious, one of a kind, by weight and time."""
    seen: dict[Kind, Flag] = {}
    by_weight = sorted(analysis.mistakes, key=lambda f: (f.flag.severity is not Severity.ALERT, f.flag.span.start_s))
    for finding in by_weight:
        seen.setdefault(finding.flag.kind, finding.flag)
    return list(seen.values())[:_TRY_NEXT]


def _summary(analysis: Analysis, words: Wording) -> list[tuple[str, str]]:
    agent = analysis.metrics.get("agent", {})
    wanted = ("rate_cpm", "pitch_spread_st", "talk_share")
    line = [(words.figure(name), figure(name, agent.get(name))) for name in wanted if agent.get(name) is not None]
    interruptions = sum(f.flag.kind is Kind.INTERRUPTION for f in analysis.mistakes)
    line.append((words.kind(Kind.INTERRUPTION), str(interruptions)))
    line.append((words.either("提示", "Nudges"), str(len(analysis.mistakes))))
    return line


def _remarks(analysis: Analysis, words: Wording) -> list[tuple[Advice, str]]:
    """Notices and failed lanes, each code once, with the figures of this case."""
    remarks: dict[str, tuple[Advice, str]] = {}
    for notice in analysis.notices:
        detail = notice.detail if words.language == "en" else ""
        remarks.setdefault(notice.notice, (advice(notice.notice, words.language), detail))
    for failure in analysis.failures:
        remarks.setdefault(failure.lane, (advice(failure.lane, words.language), clock(failure.at_s)))
    return list(remarks.values())


def _checklist(analysis: Analysis) -> Sequence[ItemState]:
    """Items that were asked for first, those that did not matter in this call last."""
    quiet = (ItemStatus.NOT_REQUIRED, ItemStatus.NOT_ASSESSED)
    return sorted(analysis.checklist, key=lambda state: state.status in quiet)


def _figures(analysis: Analysis, words: Wording) -> list[tuple[str, list[str]]]:
    """Figures of both speakers, a row each; the columns follow the session's speakers."""
    people = [analysis.metrics.get(speaker.value, {}) for speaker in analysis.started.speakers]
    names = dict.fromkeys(name for of in people for name in of)
    return [(words.figure(name), [figure(name, of.get(name)) for of in people]) for name in names]


def _source(flag: Flag, analysis: Analysis) -> str:
    """Document behind a flag; of a forbidden phrase the one that names this very phrase."""
    for said in analysis.said if flag.kind is Kind.PHRASE_FORBIDDEN else ():
        for hit in said.hits:
            if hit.text == flag.evidence and hit.span.overlap_s(flag.span) > 0 and hit.phrase.startswith("FOR"):
                return f"{source_title(hit.phrase)} {hit.phrase}"
    return source_title(flag.source)


#: Which figure of the whole call is the usual value behind a kind of flag.
_USUAL = {
    Kind.RATE_FAST: ("usual_rate_cpm", "cpm"),
    Kind.RATE_SLOW: ("usual_rate_cpm", "cpm"),
    Kind.PITCH_MONOTONE: ("usual_spread_st", "st"),
}


def _usual(flag: Flag, analysis: Analysis, words: Wording) -> str:
    """The agent's own usual value, where one stands behind the flag."""
    name, unit = _USUAL.get(flag.kind, ("", ""))
    value = analysis.metrics.get(flag.speaker.value, {}).get(name)
    return "" if value is None else f"{value:.{0 if unit == 'cpm' else 1}f} {words.unit(unit)}"
