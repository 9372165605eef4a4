"""Where the window stands: the Qt application, its look, and pictures of what is on it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMargins
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QApplication, QWidget

from coach_app.demo.titles import TITLES
from coach_app.errors import BadInputError
from coach_app.events import Event
from coach_app.language import system_language
from coach_app.live_gauges import Bands
from coach_app.privacy.masked_store import MaskedStore
from coach_app.sayings import Sayings
from coach_app.ui.language import Language
from coach_app.ui.main_window import MainWindow
from coach_app.ui.plain_imports import import_plainly
from coach_app.ui.theme import THEMES, Theme, font, system_theme

# What systems draw around a window at most, in pixels: left, top, right, bottom.
FRAME = QMargins(8, 40, 8, 8)
# How long another thread may keep the interpreter when the window wants it, seconds.
SWITCH_S = 0.0005


@dataclass(frozen=True, slots=True)
class Look:
    """How the app looks and speaks; empty means as the system does."""

    language: str = ""
    theme: str = ""


def picture(events: Iterable[Event], voice: tuple[Bands, Sayings], look: Look, file: Path) -> None:
    """Paint the window as it is after some events, and keep the picture.

    Parameters
    ----------
    events : iterable of Event
        What has happened so far.
    voice : tuple of Bands and Sayings
        Limits and sentences of the pack.
    look : Look
        Language and colours.
    file : Path
        Where the picture goes, as PNG.

    Raises
    ------
    BadInputError
        If it cannot be written.
    """
    with staged(events, voice, look) as window:
        keep(window, file)


@contextlib.contextmanager
def staged(events: Iterable[Event], voice: tuple[Bands, Sayings], look: Look) -> Iterator[MainWindow]:
    """Have the window as it is after some events, for as long as it is looked at."""
    application()
    theme, language = dressed(look)
    bands, sayings = voice
    window = MainWindow(MaskedStore(bands), theme, language)
    window.live.use(TITLES, sayings)
    window.show()
    window.live.gauges.load_plots()
    for event in events:
        window.live.take(event)
    settle(window)
    try:
        yield window
    finally:
        take_down(window)
        language.leave()


def settle(window: MainWindow) -> None:
    """Paint all that has changed."""
    window.live.repaint_state()
    window.show_foot()
    for _ in range(3):  # a row that has become lower is laid out by one pass, what lies below it by the next
        QCoreApplication.processEvents()


def put_on_screen(window: QWidget) -> None:
    """Show a window; where the screen has no room for it with its frame, filling the screen, so nothing is cut off."""
    room, wanted = window.screen().availableGeometry(), window.size().grownBy(FRAME)
    if is_seen() and (wanted.width() > room.width() or wanted.height() > room.height()):
        window.showMaximized()
    else:
        window.show()


def take_down(window: QWidget) -> None:
    """Close a window and destroy it here and now, in Qt's thread.

    Left to Python, it would go with the next search for cycles, which may run in the thread of
    a call; destroying widgets there crashes Qt.
    """
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def keep(window: QWidget, file: Path) -> None:
    """Keep a picture of the window.

    Raises
    ------
    BadInputError
        If it cannot be written.
    """
    with contextlib.suppress(OSError):  # said below, in one sentence
        file.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(file), "PNG"):
        raise BadInputError(f"'{file}' cannot be written.", "Name another place with --screenshot.")


def application() -> QApplication:
    """The one Qt application of this process, made at the first call."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    import_plainly()
    os.environ.setdefault("QT_QPA_PLATFORM", platforms(os.environ))
    # A frame takes the interpreter hundreds of times; while a call is judged in another thread each
    # time would wait for up to the usual 5 ms.
    sys.setswitchinterval(SWITCH_S)
    made = QApplication(sys.argv[:1])
    made.setApplicationName("voice-coach")
    made.setStyle("Fusion")
    made.setFont(font())
    # What brushes need PySide makes at the first one: a painting that began it while other threads ran found it
    # half made ("QGradient has no attribute 'Preset'") and was left undone.
    QBrush(QColor())
    return made


def platforms(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """Ways to put a window on screen in the order of trying, as Qt wants them named.

    The last one draws where nobody sees it: without it Qt would abort where a display is named
    and cannot be reached, or where one of the system's libraries for it is missing.

    Examples
    --------
    >>> platforms({"DISPLAY": ":0"}, "linux"), platforms({}, "linux")
    ('xcb;offscreen', 'offscreen')
    """
    if not platform.startswith("linux"):
        return {"darwin": "cocoa", "win32": "windows"}.get(platform, "offscreen")
    wayland = ["wayland"] if environment.get("WAYLAND_DISPLAY") else []
    x11 = ["xcb"] if environment.get("DISPLAY") else []
    return ";".join([*wayland, *x11, "offscreen"])


def is_seen() -> bool:
    """Whether windows of this process appear on a screen."""
    return application().platformName() != "offscreen"


def has_display(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> bool:
    """Whether there is a screen to put a window on.

    Examples
    --------
    >>> has_display({}, "linux"), has_display({"DISPLAY": ":0"}, "linux"), has_display({}, "darwin")
    (False, True, True)
    """
    known = os.environ if environment is None else environment
    return not platform.startswith("linux") or bool(known.get("DISPLAY") or known.get("WAYLAND_DISPLAY"))


def dressed(look: Look) -> tuple[Theme, Language]:
    """Owners of colours and language, as wished or as the system has them."""
    language = Language(look.language or system_language())
    tokens = THEMES.get(look.theme) or system_theme()
    theme = Theme(tokens)
    theme.use(tokens)
    return theme, language
