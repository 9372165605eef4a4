"""``coach drill``: the drills of a pack, and a drill played headless with recorded answers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from coach_app.cli_library import Format, FormatOption, opened
from coach_app.errors import BadInputError

if TYPE_CHECKING:
    from coach_app.call import Setup
    from coach_app.practice.answers import Answers
    from coach_app.practice.rehearsed import Rehearsed
    from feedback.drills.book import DrillBook
    from feedback.drills.drill import Drill
    from feedback.drills.measure import Need
    from feedback.pack import Pack

app = typer.Typer(no_args_is_help=True, help="练习题：查看、用录好的回答无窗口运行。 Drills: list, show, run headless.")

DrillId = Annotated[str, typer.Argument(metavar="ID", help="题号，例如 SCN-01。 Drill, such as SCN-01.")]
PackName = Annotated[str, typer.Option("--pack", metavar="ID|PATH", help="规则包。 Rule pack.")]
_STEP_S = 10.0  # of the call, between two lines of progress


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

    _check(person, answers, out)
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
    taken = _taken(setup, book, chosen, recorded, answers, out, person)
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
        _lines(take_lines(taken, _hiding(taken), language.value))


def _check(person: str, answers: Path, out: Path | None) -> None:
    """What can be seen before anything is loaded."""
    from coach_app.live_setup import PEOPLE  # noqa: PLC0415
    from coach_app.paths import data_dir  # noqa: PLC0415
    from coach_app.people.people import People  # noqa: PLC0415
    from feedback.lexicon_mistakes import meant  # noqa: PLC0415

    if person:
        known = [profile.id for profile in People(data_dir() / PEOPLE).all()]
        if person not in known:
            advice = f"Name one of: {', '.join(known)}." if known else "Nobody has a profile yet: leave --person away."
            raise BadInputError(f"There is no person '{person}'{meant(person, known) or '.'}", advice)
    if out is not None and out.resolve().is_relative_to(answers.resolve()):
        raise BadInputError(
            f"'{out}' lies in the folder of the answers.", "Name another place with --out, so that they stay apart."
        )


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

    made = document(pack, book, drills, there or frozenset(Need), taken, _hiding(taken) if taken is not None else str)
    sys.stdout.write(to_json(made))


def _lines(said: Iterable[str]) -> None:
    console = Console(soft_wrap=True, highlight=False)
    for line in said:
        console.print(line, markup=False)


def _hiding(taken: Rehearsed) -> Callable[[str], str]:
    """What hides numbers and codes that somebody said; measured figures stay."""
    from asr_models.transcript import Utterance  # noqa: PLC0415
    from audio.block import Speaker  # noqa: PLC0415
    from coach_app.practice.hidden_evidence import hide_numbers  # noqa: PLC0415
    from coach_app.privacy.masking import Masker  # noqa: PLC0415 - loads the rules of numbers

    masker = Masker([Utterance(Speaker.AGENT, said.span, said.text) for said in taken.customer.words])
    return lambda text: hide_numbers(text, masker)


def _remark(code: str, language: Language) -> str:
    from coach_app.advice import advice  # noqa: PLC0415

    return str(advice(code, language.value))


@contextmanager
def _clock(name: str) -> Iterator[Callable[[float], None]]:
    """Give what is told the call time; where nobody sees a bar move, a line says every so often how far it is."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    told_s = 0.0
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(name, total=None)

        def tell(at_s: float) -> None:
            nonlocal told_s
            progress.update(task, description=f"{name} {at_s:5.1f} s")
            if not console.is_terminal and at_s >= told_s + _STEP_S:
                told_s = at_s
                console.print(f"{name}: {at_s:.0f} s", markup=False)

        if not console.is_terminal:
            console.print(f"{name}: 0 s …", markup=False)
        yield tell
