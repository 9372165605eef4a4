"""A judged call for the terminal: the little that one reads before opening the page."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from coach_app.advice import advice
from coach_app.report.model import Analysis, Finding
from coach_app.report.wording import Wording, clock, number
from feedback.flag import ItemStatus, Severity

_STYLES = {Severity.ALERT: "bold red", Severity.NUDGE: "yellow", Severity.NOTE: "dim", Severity.PRAISE: "green"}
_STATUS_STYLES = {ItemStatus.SAID: "green", ItemStatus.MISSING: "bold red", ItemStatus.POSSIBLY_MISSING: "yellow"}


def render(analysis: Analysis, language: str) -> RenderableType:
    """The report as something that rich can print.

    Parameters
    ----------
    analysis : Analysis
        The judged call.
    language : str
        ``zh`` or ``en``.
    """
    words = Wording(language, analysis.started.pack_id)
    parts: list[RenderableType] = [_head(analysis, words)]
    parts += [Text(f"! {advice(code, language)}", style="yellow") for code in _codes(analysis)]
    parts.append(_findings(analysis, words))
    if any(state.status is not ItemStatus.NOT_ASSESSED for state in analysis.checklist):
        parts.append(_checklist(analysis, words))
    parts.append(_figures(analysis, words))
    return Group(*(Padding(part, (0, 0, 1, 0)) for part in parts))


def to_text(analysis: Analysis, language: str, width: int = 100) -> str:
    """The report as plain text.

    Parameters
    ----------
    analysis : Analysis
        The judged call.
    language : str
        ``zh`` or ``en``.
    width : int
        Columns of the page.
    """
    console = Console(width=width, force_terminal=False, color_system=None, record=False)
    with console.capture() as captured:
        console.print(render(analysis, language))
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def _codes(analysis: Analysis) -> list[str]:
    given = [notice.notice for notice in analysis.notices] + [failure.lane for failure in analysis.failures]
    return list(dict.fromkeys(given))


def _head(analysis: Analysis, words: Wording) -> Text:
    started = analysis.started
    said = Text(started.file, style="bold")
    heard = words.either("未识别文字", "words not heard")
    if started.engine != "none":
        heard = f"{started.engine} · {started.model}"
    said.append(f"  {clock(analysis.duration_s)} · {heard} · {started.pack_id} {started.pack_version}", style="dim")
    return said


def _findings(analysis: Analysis, words: Wording) -> RenderableType:
    shown = [finding for finding in analysis.findings if finding.flag.severity is not Severity.NOTE]
    notes = len(analysis.findings) - len(shown)
    rest = words.either(f"另有 {notes} 条备注，见网页报告", f"and {notes} notes, see the HTML report") if notes else ""
    if not shown:
        nothing = Text(words.either("没有需要提示的地方。", "Nothing to point out."), style="green")
        return nothing.append(f" {rest}", style="dim") if rest else nothing
    table = Table(box=None, pad_edge=False, header_style="dim", caption=rest, caption_justify="left")
    for name in words.either("时间 提示 测得 建议 原话", "time flag measured try words").split():
        table.add_column(name, no_wrap=name in ("时间", "time"))
    for finding in shown:
        table.add_row(*_row(finding, words))
    return table


def _row(finding: Finding, words: Wording) -> list[Text]:
    flag = finding.flag
    style = _STYLES[flag.severity]
    return [
        Text(f"{clock(flag.span.start_s)}–{clock(flag.span.end_s)}"),
        Text(f"{words.shape(flag.severity)} {words.kind(flag.kind)}", style=style),
        Text(words.measured(flag)),
        Text(flag.say),
        Text(flag.evidence, style="dim"),
    ]


def _checklist(analysis: Analysis, words: Wording) -> RenderableType:
    line = Text(words.either("要点  ", "Checklist  "), style="dim")
    for state in analysis.checklist:
        if state.status not in (ItemStatus.NOT_REQUIRED, ItemStatus.NOT_ASSESSED):
            said = f"{words.tick(state.status)} {words.item(state.item)}"
            if state.at_s is not None and state.status is ItemStatus.SAID:
                said += f" {clock(state.at_s)}"
            line.append(f"{said}   ", style=_STATUS_STYLES.get(state.status, ""))
    return line


def _figures(analysis: Analysis, words: Wording) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("")
    people = [who for who in ("agent", "customer") if analysis.metrics.get(who)]
    for who in people:
        table.add_column(words.speaker(who), justify="right")
    for name in ("rate_cpm", "level_db", "pitch_hz", "pitch_spread_st", "talk_share"):
        values = [analysis.metrics[who].get(name) for who in people]
        if any(value is not None for value in values):
            table.add_row(words.figure(name), *(figure(name, value) for value in values))
    return table


def figure(name: str, value: float | None) -> str:
    """A figure of the whole call as text; a dash where not enough was heard.

    Examples
    --------
    >>> figure("talk_share", 0.634), figure("rate_cpm", 244.6), figure("pitch_hz", None)
    ('63 %', '245', '–')
    """
    if value is None:
        return "–"
    if name == "talk_share":
        return f"{100 * value:.0f} %"
    whole = name.endswith(("rate_cpm", "pitch_hz", "syllables", "turns"))
    return number(value, "count" if whole else "")
