"""``coach drill``: the drills of a pack, and a drill played headless with recorded answers."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from coach_app.cli_drill_run import check_asked, hiding, play
from coach_app.cli_library import Format, FormatOption
from coach_app.errors import BadInputError

if TYPE_CHECKING:
    from coach_app.call import Setup
    from coach_app.practice.rehearsed import Rehearsed
    from feedback.drills.book import DrillBook
    from feedback.drills.drill import Drill
    from feedback.drills.measure import Need
    from feedback.pack import Pack

app = typer.Typer(no_args_is_help=True, help="练习题：查看、用录好的回答无窗口运行。 Drills: list, show, run headless.")

DrillId = Annotated[str, typer.Argument(metavar="ID", help="题号，例如 SCN-01。 Drill, such as SCN-01.")]
PackName = Annotated[str, typer.Option("--pack", metavar="ID|PATH", help="规则包。 Rule pack.")]


class Language(StrEnum):
    """Of what is printed about drills; what is said in them stays Mandarin."""

    ZH = "zh"
    EN = "en"


_UNUSED = {
    Language.ZH: "没有用到：{}。",
    Language.EN: "Not said, as the drill did not come to their lines: {}.",
}
LanguageOption = Annotated[Language, typer.Option("--language", help="输出语言。 Language of the answer.")]


@app.command("list")
def list_drills(
    kind: Annotated[
        str, typer.Option(help="role_play|procedure|wording|voice_drill；不写则全部。 Only drills of one kind.")
    ] = "",
    pack: PackName = "zh-service",
    form: FormatOption = Format.TEXT,
    language: LanguageOption = Language.ZH,
) -> None:
    """列出练习题。 List drills, with the share of each one's weight that can be assessed."""
    from feedback.drills.drill import DrillKind  # noqa: PLC0415 - loads pydantic

    judged, book = _opened(pack, language)
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
def show(
    drill: DrillId,
    pack: PackName = "zh-service",
    form: FormatOption = Format.TEXT,
    language: LanguageOption = Language.ZH,
) -> None:
    """显示一道题：台词、等什么、怎么算通过。 Show a drill: its lines, what they wait for, what makes a pass."""
    judged, book = _opened(pack, language)
    chosen = _drill(book, drill)
    if form is Format.JSON:
        _print(judged, book, [chosen])
        return
    from coach_app.practice.document import drill_part  # noqa: PLC0415 - loads every measure
    from coach_app.practice.grading import wordings  # noqa: PLC0415 - the same
    from coach_app.practice.take_text import drill_lines  # noqa: PLC0415

    part = drill_part(chosen, book, said=wordings(judged.lexicon), language=language.value)
    _lines(drill_lines(part, language.value))


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
            readable=False,  # who may not read it is told so in a sentence
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
    language: LanguageOption = Language.ZH,
) -> None:
    """用录好的回答走完一道题并打分；会话存入会话库。 Play a drill with recorded answers, mark it and keep it."""
    from coach_app.call import Setup, Wanted  # noqa: PLC0415 - loads numpy, soundfile and the rules
    from coach_app.practice.answers import Answers  # noqa: PLC0415 - the same
    from coach_app.practice.take_text import take_lines  # noqa: PLC0415 - the same
    from feedback.drills.translated import book_in, mark_in  # noqa: PLC0415 - the same

    check_asked(person, answers, out)
    spoken = answers if engine == "scripted" and words is None else words
    setup = Setup(
        Wanted(engine=engine, words=spoken, model=model, pack=pack, baseline=baseline, language=language.value)
    )
    book = _book(setup.pack)
    chosen = _drill(book, drill)
    recorded = Answers(answers, chosen, spoken)
    if engine == "scripted" and not recorded.has_words:
        raise BadInputError(
            f"The scripted engine finds no texts in '{spoken}'.",
            "Name their folder with --words: what is said in c1.wav stands in c1.txt.",
        )
    taken = play(setup, book, chosen, recorded, answers, out, person)
    for code in setup.notices:
        sys.stderr.write(f"{_remark(code, language)}\n")
    if taken.unused:
        names = ", ".join(file.name for file in taken.unused)
        sys.stderr.write(f"{_UNUSED[language].format(names)}\n")
    shown = book_in(book, language.value)
    taken = replace(taken, mark=mark_in(taken.mark, chosen.id, book, language.value))
    if form is Format.JSON:
        _print(setup.pack, shown, [_drill(shown, drill)], taken, _needs(setup))
    else:
        _lines(take_lines(taken, hiding(taken), language.value))


def _opened(name: str, language: Language = Language.ZH) -> tuple[Pack, DrillBook]:
    from coach_app.packs import load  # noqa: PLC0415 - loads the rules
    from feedback.drills.translated import book_in  # noqa: PLC0415 - the same

    pack = load(name)
    return pack, book_in(_book(pack), language.value)


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

    made = document(pack, book, drills, there or frozenset(Need), taken, hiding(taken) if taken is not None else str)
    sys.stdout.write(to_json(made))


def _lines(said: Iterable[str]) -> None:
    console = Console(soft_wrap=True, highlight=False)
    for line in said:
        console.print(line, markup=False)


def _remark(code: str, language: Language) -> str:
    from coach_app.advice import advice  # noqa: PLC0415

    return str(advice(code, language.value))
