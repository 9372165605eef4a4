"""``coach drill``: the drills of a pack, and a drill played headless with recorded answers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from coach_app.cli_library import Format, FormatOption, opened
from coach_app.errors import BadInputError
from coach_app.language import system_language

if TYPE_CHECKING:
    from coach_app.call import Setup
    from coach_app.practice.answers import Answers
    from coach_app.practice.rehearsed import Rehearsed
    from feedback.drills.book import DrillBook
    from feedback.drills.drill import Drill
    from feedback.drills.marking import CriterionMark
    from feedback.drills.measure import Need
    from feedback.pack import Pack

app = typer.Typer(no_args_is_help=True, help="练习题：查看、用录好的回答无窗口运行。 Drills: list, show, run headless.")

DrillId = Annotated[str, typer.Argument(metavar="ID", help="题号，例如 SCN-01。 Drill, such as SCN-01.")]
PackName = Annotated[str, typer.Option("--pack", metavar="ID|PATH", help="规则包。 Rule pack.")]
_MARKS = {"passed": "✓", "partly": "◐", "failed": "✗", "not_required": "–", "not_assessed": "?"}


@app.command("list")
def list_drills(
    kind: Annotated[
        str, typer.Option(help="role_play|procedure|wording|voice_drill；不写则全部。 Only drills of one kind.")
    ] = "",
    pack: PackName = "zh-service",
    form: FormatOption = Format.TEXT,
) -> None:
    """列出练习题。 List drills, with the share of each one's weight that can be assessed."""
    from feedback.drills.drill import DrillKind  # noqa: PLC0415 - loads pydantic

    judged, book = _opened(pack)
    if kind and kind not in tuple(DrillKind):
        raise BadInputError(f"There is no kind of drill '{kind}'.", f"Name one of {', '.join(DrillKind)}.")
    chosen = [drill for drill in book.drill if not kind or drill.kind == kind]
    if form is Format.JSON:
        _print(judged, book, chosen)
        return
    from feedback.drills.assessable import assessable  # noqa: PLC0415 - loads every measure

    listed = Table("id", "title", "kind", "level", "lines", "assessed", box=None)
    for drill in chosen:
        share = f"{100 * assessable(drill, book):.0f} %"
        listed.add_row(drill.id, drill.title, drill.kind.value, str(drill.difficulty), str(len(drill.line)), share)
    Console().print(listed)


@app.command()
def show(drill: DrillId, pack: PackName = "zh-service", form: FormatOption = Format.TEXT) -> None:
    """显示一道题：台词、等什么、怎么算通过。 Show a drill: its lines, what they wait for, what makes a pass."""
    judged, book = _opened(pack)
    chosen = _drill(book, drill)
    if form is Format.JSON:
        _print(judged, book, [chosen])
        return
    from coach_app.practice.document import drill_part  # noqa: PLC0415 - loads every measure
    from coach_app.practice.grading import wordings  # noqa: PLC0415 - the same

    part = drill_part(chosen, book, said=wordings(judged.lexicon))
    console = Console(soft_wrap=True, highlight=False)
    console.print(f"{part.id} {part.title}  ({part.sector}, {part.difficulty})\n{part.background}\n", markup=False)
    for line in part.lines:
        waits = f"   ← {'、'.join(line.expects)}" if line.expects else ""
        console.print(f"  {line.id:<5} {line.text}{waits}  → {line.next}", markup=False)
    console.print(f"\n{100 * part.assessable:.0f} % 的分值可以评定。 of the weight can be assessed.")
    for one in part.criteria:
        told = "自评 by hand" if one.by_hand else f"{one.weight:.1f} %"
        console.print(f"  {told:>12}  {one.text}  [{one.origin}]", markup=False)


@app.command()
def table(pack: PackName = "zh-service") -> None:
    """每道题有多少分值可以评定（Markdown）。 How much of each drill is assessed, as a page of Markdown."""
    from coach_app.practice.drill_table import drill_table  # noqa: PLC0415 - loads every measure

    sys.stdout.write(drill_table(_opened(pack)[1]))


@app.command()
def run(
    drill: DrillId,
    answers: Annotated[
        Path,
        typer.Option(
            "--answers",
            metavar="DIR",
            help="录好的回答：c1.wav（按台词命名）或 01.wav（按顺序）。 Recorded answers, named by line or numbered.",
        ),
    ],
    engine: Annotated[
        str, typer.Option(help="vosk|whisper|scripted|none；不写则用已安装的。 Who hears the words.")
    ] = "",
    words: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="scripted 引擎的文字：c1.txt 等。 Texts for it, one for each answer."),
    ] = None,
    model: Annotated[str, typer.Option(metavar="ID|PATH", help="识别模型。 Recognition model.")] = "",
    pack: PackName = "zh-service",
    baseline: Annotated[
        Path | None, typer.Option(metavar="SOUND|JSON", help="校准朗读或常用值。 Calibration reading or baseline.")
    ] = None,
    person: Annotated[str, typer.Option(metavar="ID", help="坐席档案。 Whose practice.")] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="会话存到这里，不进会话库。 Keep the session there instead.")
    ] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """用录好的回答走完一道题并打分；会话存入会话库。 Play a drill with recorded answers, mark it and keep it."""
    from coach_app.call import Setup, Wanted  # noqa: PLC0415 - loads numpy, soundfile and the rules
    from coach_app.practice.answers import Answers  # noqa: PLC0415 - the same

    spoken = answers if engine == "scripted" and words is None else words
    setup = Setup(
        Wanted(engine=engine, words=spoken, model=model, pack=pack, baseline=baseline, language=system_language())
    )
    book = _book(setup.pack)
    chosen = _drill(book, drill)
    recorded = Answers(answers, chosen, spoken)
    taken = _taken(setup, book, chosen, recorded, answers, out, person)
    for code in setup.notices:
        sys.stderr.write(f"{_remark(code)}\n")
    if taken.unused:
        names = "、".join(file.name for file in taken.unused)
        sys.stderr.write(f"没有用到：{names}。 These were not said: the drill did not come to their lines.\n")
    if form is Format.JSON:
        _print(setup.pack, book, [chosen], taken, _needs(setup))
    else:
        _tell(taken)


def _taken(
    setup: Setup, book: DrillBook, drill: Drill, answers: Answers, folder: Path, out: Path | None, person: str
) -> Rehearsed:
    from coach_app.paths import data_dir  # noqa: PLC0415
    from coach_app.practice.books import sounds_folder  # noqa: PLC0415 - loads the rules
    from coach_app.practice.rehearsed import Rehearser  # noqa: PLC0415 - the same
    from coach_app.practice.sounds import Sounds  # noqa: PLC0415 - the same

    root = out if out is not None else data_dir() / "sessions"
    rehearser = Rehearser(setup, book, Sounds(sounds_folder(setup.pack)))
    try:
        with _clock(drill.id) as tell:
            taken = rehearser.run(drill, answers, root, source=folder.name, person=person, tell=tell)
    except OSError as error:
        raise BadInputError(
            f"'{root}' cannot be written ({error.strerror or error}).", "Name another place with --out."
        ) from error
    if out is None:
        with opened():
            pass  # it is indexed
    return taken


def _opened(name: str) -> tuple[Pack, DrillBook]:
    from coach_app.packs import load  # noqa: PLC0415 - loads the rules

    pack = load(name)
    return pack, _book(pack)


def _book(pack: Pack) -> DrillBook:
    from coach_app.practice.books import open_book  # noqa: PLC0415 - loads pydantic

    return open_book(pack)


def _drill(book: DrillBook, name: str) -> Drill:
    from feedback.lexicon_mistakes import meant  # noqa: PLC0415

    found = book.get(name.upper())
    if found is None:
        asked = meant(name.upper(), [drill.id for drill in book.drill]) or "."
        raise BadInputError(f"There is no drill '{name}'{asked}", "See 'coach drill list'.")
    return found


def _needs(setup: Setup) -> Collection[Need]:
    """What there is to assess by."""
    from feedback.drills.measure import Need  # noqa: PLC0415

    lacking = set() if setup.ears is not None else {Need.WORDS, Need.CONFIDENCE}
    if setup.ears is not None and setup.ears.words is not None:
        lacking.add(Need.CONFIDENCE)
    if setup.wanted.baseline is None:
        lacking |= {Need.BASELINE, Need.SMILE}
    return frozenset(Need) - lacking


def _print(
    pack: Pack, book: DrillBook, drills: list[Drill], taken: Rehearsed | None = None, there: Collection[Need] = ()
) -> None:
    from coach_app.practice.document import document, to_json  # noqa: PLC0415 - loads every measure
    from feedback.drills.measure import Need  # noqa: PLC0415

    made = document(pack, book, drills, there or frozenset(Need), taken, _hiding(taken) if taken is not None else str)
    sys.stdout.write(to_json(made))


def _tell(taken: Rehearsed) -> None:
    mark, hide = taken.mark, _hiding(taken)
    console = Console(soft_wrap=True, highlight=False)
    score = "–" if mark.score is None else f"{mark.score:.1f}"
    verdict = {True: "通过 passed", False: "未通过 not passed", None: "仅练习，不评分 practice without a grade"}
    console.print(f"{score}  {verdict[mark.passed]}  ({100 * mark.assessed:.0f} % 已评 assessed)  {taken.folder}")
    if mark.kept_from is not None:
        console.print(f"差在 kept from passing: {mark.kept_from.text}  {mark.kept_from.hint}", markup=False)
    for one in mark.criteria:
        console.print(_criterion(one, hide), markup=False)
    lost = [step for step in taken.customer.steps if step.why.timed_out]
    for step in lost:
        console.print(
            f"  {step.at_s:6.1f} s  {step.line} → {step.to}: 客户等不到 the customer gave up ({step.why.value})"
        )


def _criterion(one: CriterionMark, hide: Callable[[str], str]) -> str:
    limits = " ".join(
        f"{sign} {limit:g}" for sign, limit in (("≥", one.at_least), ("≤", one.at_most)) if limit is not None
    )
    value = "" if one.value is None else f"{one.value:.4g} {one.unit}".strip() + (f" ({limits})" if limits else "")
    said = f"  {hide(one.evidence)}" if one.evidence else ""
    return f"  {_MARKS[one.outcome.value]} {one.weight:5.1f} %  {one.text}  {value}{said}".rstrip()


def _hiding(taken: Rehearsed) -> Callable[[str], str]:
    """What hides numbers and codes that somebody said; measured figures stay."""
    from asr_models.transcript import Utterance  # noqa: PLC0415
    from audio.block import Speaker  # noqa: PLC0415
    from coach_app.practice.hidden_evidence import hide_numbers  # noqa: PLC0415
    from coach_app.privacy.masking import Masker  # noqa: PLC0415 - loads the rules of numbers

    masker = Masker([Utterance(Speaker.AGENT, said.span, said.text) for said in taken.customer.words])
    return lambda text: hide_numbers(text, masker)


def _remark(code: str) -> str:
    from coach_app.advice import advice  # noqa: PLC0415

    return str(advice(code, system_language()))


@contextmanager
def _clock(name: str) -> Iterator[Callable[[float], None]]:
    """Give what is told the call time; it is seen in a terminal."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(name, total=None)

        def tell(at_s: float) -> None:
            progress.update(task, description=f"{name} {at_s:5.1f} s")

        yield tell
