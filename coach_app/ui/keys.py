"""A key for every action: which, what it is called, and who answers to it.

The table is both what the window listens to and what the list of keys shows, so neither can
know a key that the other does not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


class Do(StrEnum):
    """Everything that a key can do."""

    SHIFT = "shift"
    BEGIN = "begin"
    PAUSE = "pause"
    END = "end"
    NEXT = "next"
    REFERENCE = "reference"
    MUTE = "mute"
    WRONG = "wrong"
    WHY = "why"
    MEND = "mend"
    LATEST = "latest"
    CLIP_1 = "clip_1"
    CLIP_2 = "clip_2"
    CLIP_3 = "clip_3"
    CLIP_4 = "clip_4"
    CLIP_5 = "clip_5"
    REVIEW_CALL = "review_call"
    PRACTISE = "practise"
    DISMISS = "dismiss"
    EXAMPLE = "example"
    REPORT = "report"
    CALLS = "calls"
    KEEP = "keep"
    DISCARD = "discard"
    OVERLAY = "overlay"
    THROUGH = "through"
    PERSON = "person"
    DEVICES = "devices"
    LIVE = "live"
    PRACTICE = "practice"
    REVIEW = "review"
    PROGRESS = "progress"
    OLDER = "older"
    PHRASES = "phrases"
    SETTINGS = "settings"
    COLOURS = "colours"
    LANGUAGE = "language"
    KEYS = "keys"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the table.

    Parameters
    ----------
    do : Do
        What it does.
    keys : tuple of str
        As Qt writes them; any of them.
    words : str
        What it is called, in English.
    on_live : bool
        Heard on the live page only, since a form may need the same key.
    """

    do: Do
    keys: tuple[str, ...]
    words: object
    on_live: bool = False

    @property
    def name(self) -> str:
        """What it is called in the language in use."""
        return QCoreApplication.translate("Keys", str(self.words))


class NamedKeys(Protocol):
    """What the list of keys shows: a line of this table, or of a page's own."""

    @property
    def keys(self) -> tuple[str, ...]:
        """As Qt writes them."""

    @property
    def name(self) -> str:
        """What they do, in the language in use."""


TABLE = (
    Key(Do.SHIFT, ("Ctrl+O",), QT_TRANSLATE_NOOP("Keys", "Start or end the shift")),
    Key(Do.BEGIN, ("Ctrl+B",), QT_TRANSLATE_NOOP("Keys", "Begin a call now")),
    Key(Do.PAUSE, ("Space",), QT_TRANSLATE_NOOP("Keys", "Pause and go on"), on_live=True),
    Key(Do.END, ("Ctrl+E",), QT_TRANSLATE_NOOP("Keys", "End the call")),
    Key(Do.NEXT, ("Ctrl+N",), QT_TRANSLATE_NOOP("Keys", "Be ready for the next call")),
    Key(Do.REFERENCE, ("Ctrl+G",), QT_TRANSLATE_NOOP("Keys", "Write the ticket number")),
    Key(Do.MUTE, ("Ctrl+Shift+M",), QT_TRANSLATE_NOOP("Keys", "Mute nudges, or let them speak")),
    Key(Do.WRONG, ("F",), QT_TRANSLATE_NOOP("Keys", "This nudge is wrong"), on_live=True),
    Key(Do.WHY, ("W",), QT_TRANSLATE_NOOP("Keys", "Why this nudge"), on_live=True),
    Key(Do.MEND, ("Ctrl+M",), QT_TRANSLATE_NOOP("Keys", "Mend what the banner says")),
    Key(Do.LATEST, ("End",), QT_TRANSLATE_NOOP("Keys", "To the latest words"), on_live=True),
    Key(Do.CLIP_1, ("1",), QT_TRANSLATE_NOOP("Keys", "Listen to clip 1 of the card"), on_live=True),
    Key(Do.CLIP_2, ("2",), QT_TRANSLATE_NOOP("Keys", "Listen to clip 2 of the card"), on_live=True),
    Key(Do.CLIP_3, ("3",), QT_TRANSLATE_NOOP("Keys", "Listen to clip 3 of the card"), on_live=True),
    Key(Do.CLIP_4, ("4",), QT_TRANSLATE_NOOP("Keys", "Listen to clip 4 of the card"), on_live=True),
    Key(Do.CLIP_5, ("5",), QT_TRANSLATE_NOOP("Keys", "Listen to clip 5 of the card"), on_live=True),
    Key(Do.REVIEW_CALL, ("R",), QT_TRANSLATE_NOOP("Keys", "Review the call on the card"), on_live=True),
    Key(Do.PRACTISE, ("P",), QT_TRANSLATE_NOOP("Keys", "Practise the sentence on the card"), on_live=True),
    Key(Do.DISMISS, ("Esc",), QT_TRANSLATE_NOOP("Keys", "Close the card"), on_live=True),
    Key(Do.EXAMPLE, ("Ctrl+P",), QT_TRANSLATE_NOOP("Keys", "Play the example call")),
    Key(Do.REPORT, ("Ctrl+R",), QT_TRANSLATE_NOOP("Keys", "Open the report of the example call")),
    Key(Do.CALLS, ("Ctrl+H",), QT_TRANSLATE_NOOP("Keys", "Today's calls")),
    Key(Do.KEEP, ("Ctrl+K",), QT_TRANSLATE_NOOP("Keys", "Keep the recording that was found again")),
    Key(Do.DISCARD, ("Ctrl+Shift+D",), QT_TRANSLATE_NOOP("Keys", "Discard it (press twice)")),
    Key(Do.OVERLAY, ("Ctrl+Shift+O",), QT_TRANSLATE_NOOP("Keys", "Show or hide the overlay")),
    Key(Do.THROUGH, ("Ctrl+Shift+K",), QT_TRANSLATE_NOOP("Keys", "Let clicks through the overlay, or not")),
    Key(Do.PERSON, ("Ctrl+U",), QT_TRANSLATE_NOOP("Keys", "Who works here")),
    Key(Do.DEVICES, ("Ctrl+D",), QT_TRANSLATE_NOOP("Keys", "Choose devices")),
    Key(Do.LIVE, ("Ctrl+1",), QT_TRANSLATE_NOOP("Keys", "The live page")),
    Key(Do.PRACTICE, ("Ctrl+2",), QT_TRANSLATE_NOOP("Keys", "Drills and the tone gym")),
    Key(Do.REVIEW, ("Ctrl+3",), QT_TRANSLATE_NOOP("Keys", "Recorded sessions")),
    Key(Do.PROGRESS, ("Ctrl+4",), QT_TRANSLATE_NOOP("Keys", "Progress over days and weeks")),
    Key(Do.OLDER, ("Ctrl+Shift+L",), QT_TRANSLATE_NOOP("Keys", "List what is older than you keep")),
    Key(Do.PHRASES, ("Ctrl+Shift+W",), QT_TRANSLATE_NOOP("Keys", "Phrases of this centre")),
    Key(Do.SETTINGS, ("Ctrl+,", "Ctrl+9"), QT_TRANSLATE_NOOP("Keys", "Settings")),
    Key(Do.COLOURS, ("Ctrl+T",), QT_TRANSLATE_NOOP("Keys", "Light or dark colours")),
    Key(Do.LANGUAGE, ("Ctrl+L",), QT_TRANSLATE_NOOP("Keys", "Chinese or English")),
    Key(Do.KEYS, ("F1", "?"), QT_TRANSLATE_NOOP("Keys", "This list of keys")),
    Key(Do.QUIT, ("Ctrl+Q",), QT_TRANSLATE_NOOP("Keys", "Close the program")),
)


class Keys(QObject):
    """Listens to the keys of a window.

    Parameters
    ----------
    window : QWidget
        Hears its keys wherever the focus is.
    live : QWidget
        The live page, which hears its own only while the focus is on it.
    """

    def __init__(self, window: QWidget, live: QWidget) -> None:
        super().__init__(window)
        self._acts: dict[Do, Callable[[], object]] = {}
        for line in TABLE:
            for key in line.keys:
                shortcut = QShortcut(QKeySequence(key), live if line.on_live else window)
                if line.on_live:
                    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(lambda do=line.do: self.press(do))

    @property
    def unanswered(self) -> frozenset[Do]:
        """What nobody answers to."""
        return frozenset(Do) - frozenset(self._acts)

    def on(self, do: Do, act: Callable[[], object]) -> None:
        """Answer to a key; the last one who says so does."""
        self._acts[do] = act

    def press(self, do: Do) -> None:
        """Do it, as if its key had been pressed."""
        focus = QApplication.focusWidget()
        if do is Do.PAUSE and isinstance(focus, QAbstractButton):
            focus.click()  # for a button that has the focus Space has always meant: press it
        elif do in self._acts:
            self._acts[do]()
