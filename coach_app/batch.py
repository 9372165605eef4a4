"""Judges recordings one after the other and writes what was found, one document a file.

A recording that cannot be judged costs the others nothing: its sentence is said, and the
worst of all results is what the shell is told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import chain, count
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from audio.span import Span
from coach_app.advice import advice
from coach_app.call import Setup
from coach_app.errors import MENDABLE, BadInputError, Exit
from coach_app.events import Event, LaneFailed, Measured, NoticeGiven, SessionEnded, SessionStarted
from coach_app.failure import report_failure
from coach_app.kept_sound import lost_in, sound_of
from coach_app.report.formats import FORMATS
from coach_app.report.masked import masked
from coach_app.report.model import Analysis, AnalysisBuilder
from coach_app.report.text import render
from coach_app.session import run_inline, run_workers


class Output:
    """Where documents go.

    Parameters
    ----------
    name : str
        Of the format.
    path : Path or None
        A file, or a folder for several documents; ``None`` for `stream`.
    language : str
        Of the documents.
    stream : TextIO
        Where documents go without `path`.
    several : bool
        Whether there is more than one document.
    shows : callable or None
        Told each recording before a document shows its identifiers; ``None`` to hide them.
    published : collection of str
        Numbers that are never hidden, such as the hotline.

    Raises
    ------
    BadInputError
        If nothing can be written there; better said before the work than after it.
    """

    def __init__(
        self,
        name: str,
        path: Path | None,
        language: str,
        stream: TextIO,
        several: bool,
        shows: Callable[[Path], None] | None = None,
        published: Collection[str] = (),
    ) -> None:
        self._format = FORMATS[name]
        self._name = name
        self._language = language
        self._stream = stream
        self._path = path
        self._folder = path is not None and (several or path.is_dir())
        self._written: set[Path] = set()
        self._shows = shows
        self._published = published
        if path is not None:
            _check_writable(path, self._folder)

    def write(self, analysis: Analysis, file: Path) -> None:
        """Write one document; `file` is the recording that it is about.

        Raises
        ------
        BadInputError
            If it cannot be written.
        """
        if self._shows is None:
            analysis = masked(analysis, self._published)
        else:
            self._shows(file)
        if self._path is None:
            self._print(analysis)
            return
        target = self._free(self._path, file.stem) if self._folder else self._path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self._format.make(analysis, self._language).encode())
        except OSError as error:
            raise _unwritable(target, error) from error

    @property
    def speaks(self) -> bool:
        """Whether the reader sees remarks in the document itself, in the terminal."""
        return self._path is None and self._name == "text"

    def _free(self, folder: Path, stem: str) -> Path:
        """A name that no other recording of this run has taken."""
        names = (f"{stem}{n}{self._format.suffix}" for n in chain([""], (f"-{i}" for i in count(2))))
        target = next(folder / name for name in names if folder / name not in self._written)
        self._written.add(target)
        return target

    def _print(self, analysis: Analysis) -> None:
        if self._name == "text" and self._stream.isatty():
            Console(file=self._stream).print(render(analysis, self._language))
        else:
            self._stream.write(self._format.make(analysis, self._language))
            self._stream.flush()


def run(setup: Setup, files: Sequence[Path], output: Output, workers: bool, language: str) -> Exit:
    """Judge recordings.

    Parameters
    ----------
    setup : Setup
        Rules, ears and the usual voice.
    files : sequence of Path
        The recordings.
    output : Output
        Where documents go.
    workers : bool
        Whether lanes run in processes of their own.
    language : str
        Of what is said on the way.

    Returns
    -------
    Exit
        The worst result.
    """
    worst = Exit.DONE
    with _bar() as bar:
        for file in files:
            try:
                analysis = judge(setup, file, workers, bar, None if output.speaks else language)
                output.write(analysis, file)
                worst = max(worst, Exit.MISSING if analysis.failures else Exit.DONE)
            except MENDABLE as error:
                worst = max(worst, report_failure(error))
    return worst


def judge(setup: Setup, file: Path, workers: bool, bar: Progress, language: str | None) -> Analysis:
    """Judge one recording and show how far it is.

    Parameters
    ----------
    setup : Setup
        Rules, ears and the usual voice.
    file : Path
        The recording, or a session's folder.
    workers : bool
        Whether lanes run in processes of their own.
    bar : Progress
        Where to show it.
    language : str or None
        Of remarks on the sound; ``None`` to make none.

    Raises
    ------
    AudioError, AsrError, FeedbackError
        If it cannot be judged.
    """
    task = bar.add_task(file.name, total=None)
    try:
        sound = sound_of(file)
        call = setup.open(sound)
        builder = AnalysisBuilder()
        watch = _Watch(bar, task, call.source.duration_s, builder, language)
        pipeline, listens = setup.remote(call) if workers else (setup.inline(call), [])
        for one in lost_in(sound):
            for event in pipeline.gap(one.speaker, Span(one.start_s, one.end_s), one.reason):
                watch.take(event)
        if workers:
            run_workers(listens, pipeline, watch.take, notices=call.source.notices)
        else:
            run_inline(call.source, pipeline, watch.take)
        return builder.result()
    finally:
        bar.remove_task(task)


class _Watch:
    """Hands events on, moves the bar and says what the user should know."""

    def __init__(
        self, bar: Progress, task: TaskID, duration_s: float, builder: AnalysisBuilder, language: str | None
    ) -> None:
        self._bar = bar
        self._language = language
        self._task = task
        self._builder = builder
        bar.update(task, total=duration_s)

    def take(self, event: Event) -> None:
        self._builder.take(event)
        match event:
            case Measured() | SessionEnded():
                self._bar.update(self._task, completed=event.at_s)
            case SessionStarted():
                for code in event.notices:
                    self._remark(code)
            case NoticeGiven():
                self._remark(event.notice, event.detail)
            case LaneFailed():
                self._remark(event.lane, f"{event.reason} {event.advice}")
            case _:
                pass

    def _remark(self, code: str, detail: str = "") -> None:
        if self._language is None:
            return
        said = str(advice(code, self._language)) + (f" ({detail})" if detail and self._language == "en" else "")
        self._bar.console.print(said, style="yellow", highlight=False, markup=False, soft_wrap=True)


def _bar() -> Progress:
    """A bar on the error stream, so that documents on the output stay clean."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _check_writable(path: Path, folder: bool) -> None:
    where = path if folder else path.parent
    try:
        where.mkdir(parents=True, exist_ok=True)
        if path.is_dir() and not folder:
            raise IsADirectoryError(21, "is a folder")
        probe = where / f".{path.name}.probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> BadInputError:
    return BadInputError(f"'{path}' cannot be written ({error.strerror}).", "Name another place with --out.")
