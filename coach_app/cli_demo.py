"""``coach demo``: watch a recorded call being judged, in a window or, without a display, in pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

if TYPE_CHECKING:
    from coach_app.events import Event
    from coach_app.live_gauges import Bands
    from coach_app.practice_services import ProgramPractice
    from coach_app.review_services import ProgramReview
    from coach_app.sayings import Sayings
    from coach_app.settings import Settings
    from coach_app.ui.stage import Look

#: Where a demo without a window leaves what it made, unless told otherwise.
REPORT, PICTURE = Path("build/demo/report.html"), Path("build/demo/live.png")


class EngineName(StrEnum):
    """Who hears the words."""

    VOSK = "vosk"
    WHISPER = "whisper"
    SCRIPTED = "scripted"
    NONE = "none"


class LanguageName(StrEnum):
    """Of window and report."""

    ZH = "zh"
    EN = "en"


class ThemeName(StrEnum):
    """Colours."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Headless:
    """What a demo without a window is to do.

    Parameters
    ----------
    engine, language, theme : str
        As in the window.
    speed : float or None
        Seconds of call for a second of life; ``None`` for as fast as it goes.
    at_s : float or None
        Instant of the picture; ``None`` for a telling one.
    report, picture : Path
        Where they go.
    pictures : Path or None
        Folder for pictures of every screen, in place of `picture`.
    """

    engine: str
    language: str
    theme: str
    speed: float | None = None
    at_s: float | None = None
    report: Path = REPORT
    picture: Path = PICTURE
    pictures: Path | None = None


def demo(
    speed: Annotated[
        float | None, typer.Option(min=0.1, max=100, help="几倍速；1 倍时有声音。 How fast; with sound at 1.")
    ] = None,
    headless: Annotated[bool, typer.Option("--headless", help="不开窗口。 Without a window.")] = False,
    report: Annotated[Path | None, typer.Option(metavar="FILE", help="报告写到哪里。 Where the report goes.")] = None,
    screenshot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="截图写到哪里。 Where the picture of the window goes.")
    ] = None,
    pictures: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="不开窗口，拍下每个画面。 Without a window, a picture of every screen."),
    ] = None,
    at: Annotated[
        float | None, typer.Option(metavar="SECONDS", min=0, help="截图的时刻。 Instant of the picture.")
    ] = None,
    engine: Annotated[EngineName | None, typer.Option(help="识别引擎。 Who hears the words.")] = None,
    language: Annotated[LanguageName, typer.Option(help="界面和报告的语言。 Of window and report.")] = LanguageName.ZH,
    theme: Annotated[ThemeName | None, typer.Option(help="浅色或深色。 Light or dark.")] = None,
) -> None:
    """播放示例通话，边听边判断。 Watch the example call being judged."""
    from coach_app.app import run  # noqa: PLC0415 (loads Qt)
    from coach_app.paths import cache_dir  # noqa: PLC0415 (the help needs none of it)
    from coach_app.ui.example_call import Show  # noqa: PLC0415
    from coach_app.ui.stage import Look, has_display, is_seen  # noqa: PLC0415

    chosen, look = engine.value if engine else "", Look(language.value, theme.value if theme else "")
    headless = headless or pictures is not None
    if headless or not (has_display() and is_seen()):
        if not headless:
            _say(
                language.value,
                "没有显示器，演示改为不开窗口进行。",
                "There is no display, so the demo runs without a window.",
            )
        theme_name, where = look.theme or "light", (report or REPORT, screenshot or PICTURE)
        play_headless(Headless(chosen, look.language, theme_name, speed, at, *where, pictures))
        return
    kept = report or cache_dir() / "demo" / "report.html"
    code = run(Show(chosen, speed or 1.0, kept, screenshot, at), look)
    if kept.is_file() and kept.stat().st_size:
        _say(language.value, f"报告：{kept}", f"Report: {kept}")
    raise typer.Exit(code)


def play_headless(wanted: Headless) -> None:
    """Judge the example call, write its report, and paint the window as it was at an instant.

    Raises
    ------
    BadInputError
        If report or picture cannot be written.
    """
    from coach_app.demo.example import example  # noqa: PLC0415 (loads the rules)
    from coach_app.demo.report_keeper import ReportKeeper  # noqa: PLC0415
    from coach_app.moments import known_by, telling_moment  # noqa: PLC0415
    from coach_app.pace import Pace  # noqa: PLC0415
    from coach_app.ui.stage import Look, picture  # noqa: PLC0415
    from coach_app.voice_of_pack import voice_of_pack  # noqa: PLC0415

    keeper = ReportKeeper(wanted.report, wanted.language)
    call = example(wanted.engine, wanted.language)
    events: list[Event] = []
    with _bar(wanted.language) as watch:

        def take(event: Event) -> None:
            events.append(event)
            keeper.take(event)
            watch(event)

        call.play(take, Pace(wanted.speed) if wanted.speed else None)
    at_s = telling_moment(events) if wanted.at_s is None else wanted.at_s
    voice = voice_of_pack(call.setup.pack, call.setup.baseline())
    look = Look(wanted.language, wanted.theme)
    _say(wanted.language, f"报告：{wanted.report}", f"Report:     {wanted.report}")
    if wanted.pictures is None:
        picture(known_by(events, at_s), voice, look, wanted.picture)
        made: tuple[Path, ...] = (wanted.picture,)
    else:
        made = _album(events, at_s, voice, look, wanted.pictures)
    for file in made:
        _say(wanted.language, f"截图：{file}", f"Screenshot: {file}")


def _album(
    events: list[Event], at_s: float, voice: tuple[Bands, Sayings], look: Look, folder: Path
) -> tuple[Path, ...]:
    from coach_app.settings import Settings  # noqa: PLC0415 (the help needs none of it)
    from coach_app.setup_services import ProgramSetup  # noqa: PLC0415
    from coach_app.ui.album import album  # noqa: PLC0415

    with TemporaryDirectory(prefix="coach-") as nobodys:  # the first run of somebody who has never been here
        settings = Settings(language=look.language)
        services = ProgramSetup(settings, Path(nobodys), Path(nobodys))
        reviews, practices = partial(_review, settings=settings), partial(_practice, settings=settings)
        return album(events, at_s, voice, look, services, reviews, practices, folder)


def _practice(data: Path, settings: Settings) -> ProgramPractice:
    from coach_app.practice_services import ProgramPractice  # noqa: PLC0415 (the help needs none of it)

    return ProgramPractice(data, lambda: settings)


def _review(data: Path, settings: Settings) -> ProgramReview:
    from coach_app.review_services import ProgramReview  # noqa: PLC0415 (the help needs none of it)

    return ProgramReview(data, lambda: settings, lambda _: None)


@contextmanager
def _bar(language: str) -> Iterator[Callable[[Event], None]]:
    """A bar on the error stream that follows the call; nothing where nobody watches."""
    from coach_app.events import Measured, SessionEnded, SessionStarted  # noqa: PLC0415 (the help needs none of it)

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("示例通话" if language == "zh" else "Example call", total=None)

        def watch(event: Event) -> None:
            if isinstance(event, SessionStarted):
                bar.update(task, total=event.duration_s)
            elif isinstance(event, Measured | SessionEnded):
                bar.update(task, completed=event.at_s)

        yield watch


def _say(language: str, zh: str, en: str) -> None:
    sys.stdout.write(f"{zh if language == 'zh' else en}\n")
    sys.stdout.flush()
