"""``coach sessions import``: recordings into the library, several at once, with progress and resumption."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from coach_app.cli_library import Format, FormatOption, opened, print_json
from coach_app.errors import BadInputError, Exit
from coach_app.language import system_language

if TYPE_CHECKING:
    from coach_app.library.import_job import News, Settled
    from coach_app.library.importing import Importer

Files = Annotated[
    list[Path] | None, typer.Argument(metavar="FILE|FOLDER…", help="录音或文件夹。 Recordings, or folders of them.")
]
Engine = Annotated[str, typer.Option(help="vosk|whisper|scripted|none；不写则用已安装的。 Who hears the words.")]
Words = Annotated[
    Path | None,
    typer.Option(metavar="LABELS.json|FOLDER", help="scripted 的文字，或同名 JSON 所在文件夹。 Words for it."),
]
Model = Annotated[str, typer.Option(metavar="ID|PATH", help="识别模型。 Recognition model.")]
PackName = Annotated[str, typer.Option("--pack", metavar="ID|PATH", help="规则包。 Rule pack.")]
Channels = Annotated[str, typer.Option(help="声道，例如 agent,customer。 Who is on which channel.")]
PersonId = Annotated[str, typer.Option("--person", metavar="ID", help="坐席档案。 Whose calls.")]
TagNames = Annotated[list[str] | None, typer.Option("--tag", help="标签，可多个。 Tag; may be repeated.")]
TitleText = Annotated[str, typer.Option("--title", help="名称。 What to call them.")]
Workers = Annotated[int, typer.Option(min=0, help="同时处理几个；0 为核数减一。 How many at once.")]
Resume = Annotated[bool, typer.Option("--resume", help="继续上次没做完的导入。 Go on with an unfinished import.")]


def import_recordings(
    files: Files = None,
    engine: Engine = "",
    words: Words = None,
    model: Model = "",
    pack: PackName = "zh-service",
    channels: Channels = "",
    person: PersonId = "",
    tag: TagNames = None,
    title: TitleText = "",
    workers: Workers = 0,
    resume: Resume = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """导入录音并分析；相同的声音只存一次。 Take recordings in; the same sound is kept once."""
    from coach_app.call import Setup, Wanted  # noqa: PLC0415 - loads numpy, soundfile and the rules
    from coach_app.library.importing import Importer, waiting  # noqa: PLC0415 - the same
    from coach_app.paths import data_dir  # noqa: PLC0415

    if not files and not resume:
        raise BadInputError("Nothing was named to import.", "Name recordings or folders, or --resume.")
    wanted = Wanted(engine=engine, words=words, model=model, pack=pack, channels=channels, language=system_language())
    if files and (words is None or not words.is_dir()):
        Setup(wanted)  # what is wrong with all of them is said once
    data = data_dir()
    left = 0 if resume else waiting(data)
    with _shown() as show:
        importer = Importer(data, wanted, workers=workers, tell=show, resume=resume)
        jobs = importer.add(files or (), person=person, title=title, tags=tag or ())
        if files and not jobs:
            importer.run()
            raise BadInputError("There are no recordings in what was named.", "Name sound files, or folders of them.")
        with _stopped_by_keyboard(importer):
            settled = importer.run()
    with opened():
        pass  # what came is indexed
    _answer(settled, form)
    if left and form is Format.TEXT:
        typer.echo(f"还有 {left} 个录音等待继续：coach sessions import --resume。 Some wait to be resumed.", err=True)
    raise typer.Exit(_exit_of(settled))


@contextmanager
def _shown() -> Iterator[Any]:
    """Give what takes news: a bar for each recording that is worked on, a line for each that cannot be taken in."""
    from coach_app.library.import_job import Advanced  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(
        *columns, TimeRemainingColumn(), console=console, transient=True, disable=not console.is_terminal
    ) as progress:
        tasks: dict[str, TaskID] = {}

        def take(news: News) -> None:
            job = news.job
            if isinstance(news, Advanced):
                if job.id not in tasks:
                    tasks[job.id] = progress.add_task(job.name, total=1.0)
                progress.update(tasks[job.id], completed=news.done)
                return
            if job.id in tasks:
                progress.remove_task(tasks.pop(job.id))
            if news.message:
                sys.stderr.write(f"{news.sentence(system_language())}\n")

        yield take


@contextmanager
def _stopped_by_keyboard(importer: Importer) -> Iterator[None]:
    """Ctrl+C leaves what is not done to be resumed."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        importer.cancel(keep=True)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _answer(settled: tuple[Settled, ...], form: Format) -> None:
    from coach_app.library.import_job import Fate  # noqa: PLC0415

    if form is Format.JSON:
        print_json(
            {
                "imported": [
                    {
                        "file": one.job.file,
                        "fate": one.fate.value,
                        "session": one.session,
                        "message": f"{one.message} {one.advice}".strip(),
                    }
                    for one in settled
                ]
            }
        )
        return
    for one in settled:
        if one.fate is Fate.KEPT:
            typer.echo(f"{one.session}  {one.job.name}")
        elif one.fate is Fate.DUPLICATE:
            typer.echo(f"{one.session}  {one.job.name}  已有相同的声音 (already there)")


def _exit_of(settled: tuple[Settled, ...]) -> Exit:
    from coach_app.library.import_job import Fate  # noqa: PLC0415

    return Exit.BAD_INPUT if any(one.fate is Fate.FAILED for one in settled) else Exit.DONE
