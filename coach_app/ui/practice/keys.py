"""A key for everything on the practice pages, heard on the page that is in front while the focus is on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget


class Act(StrEnum):
    """Everything that a key can do here."""

    GO = "go"
    REPEAT = "repeat"
    HANG_UP = "hang_up"
    LEAVE = "leave"
    WORDS = "words"
    CARD_1 = "card_1"
    CARD_2 = "card_2"
    CARD_3 = "card_3"
    SEARCH = "search"
    TIP = "tip"
    PLACE = "place"
    MEND = "mend"
    REVIEW = "review"
    NEXT = "next"
    MODEL = "model"
    OWN = "own"
    KEEP = "keep"
    OTHER = "other"
    USUAL = "usual"
    FILE = "file"
    BEST = "best"
    RENAME = "rename"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the table.

    Parameters
    ----------
    act : Act
        What it does.
    keys : tuple of str
        As Qt writes them; any of them.
    words : str
        What it is called, in English.
    """

    act: Act
    keys: tuple[str, ...]
    words: object

    @property
    def name(self) -> str:
        """What it is called in the language in use."""
        return QCoreApplication.translate("Keys", str(self.words))


TABLE = (
    Key(Act.GO, ("Space",), QT_TRANSLATE_NOOP("Keys", "Practice: start, or once more")),
    Key(Act.REPEAT, ("R",), QT_TRANSLATE_NOOP("Keys", "Practice: the line again, or the model")),
    Key(Act.HANG_UP, ("H",), QT_TRANSLATE_NOOP("Keys", "Practice: hang up")),
    Key(Act.LEAVE, ("Esc",), QT_TRANSLATE_NOOP("Keys", "Practice: leave")),
    Key(Act.WORDS, ("X",), QT_TRANSLATE_NOOP("Keys", "Practice: all text, keywords, none")),
    Key(Act.CARD_1, ("1",), QT_TRANSLATE_NOOP("Keys", "Practice: first card of today")),
    Key(Act.CARD_2, ("2",), QT_TRANSLATE_NOOP("Keys", "Practice: second card of today")),
    Key(Act.CARD_3, ("3",), QT_TRANSLATE_NOOP("Keys", "Practice: third card of today")),
    Key(Act.SEARCH, ("Ctrl+F",), QT_TRANSLATE_NOOP("Keys", "Practice: search drills")),
    Key(Act.TIP, ("T",), QT_TRANSLATE_NOOP("Keys", "Practice: put the tip away")),
    Key(Act.PLACE, ("P",), QT_TRANSLATE_NOOP("Keys", "Practice: find out where to begin")),
    Key(Act.MEND, ("G",), QT_TRANSLATE_NOOP("Keys", "Practice: mend what the banner says")),
    Key(Act.REVIEW, ("V",), QT_TRANSLATE_NOOP("Keys", "Practice: this take in review")),
    Key(Act.NEXT, ("N",), QT_TRANSLATE_NOOP("Keys", "Practice: the next one")),
    Key(Act.MODEL, ("A",), QT_TRANSLATE_NOOP("Keys", "Tone gym: hear the model")),
    Key(Act.OWN, ("B",), QT_TRANSLATE_NOOP("Keys", "Tone gym: hear my take; of a drill the place in question")),
    Key(Act.KEEP, ("K",), QT_TRANSLATE_NOOP("Keys", "Tone gym: make this take the model")),
    Key(Act.OTHER, ("O",), QT_TRANSLATE_NOOP("Keys", "Tone gym: another sentence")),
    Key(Act.USUAL, ("U",), QT_TRANSLATE_NOOP("Keys", "Tone gym: say it your usual way first")),
    Key(Act.FILE, ("F",), QT_TRANSLATE_NOOP("Keys", "Tone gym: a sound file as the model")),
    Key(Act.BEST, ("M",), QT_TRANSLATE_NOOP("Keys", "Tone gym: my best take as the model")),
    Key(Act.RENAME, ("E",), QT_TRANSLATE_NOOP("Keys", "Tone gym: rename the model")),
    Key(Act.REMOVE, ("Del",), QT_TRANSLATE_NOOP("Keys", "Tone gym: delete the model")),
)


class PracticeKeys(QObject):
    """Listens to the keys of the pages.

    Parameters
    ----------
    page : QWidget
        Hears them wherever in it the focus is; a field that is written in keeps its letters.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._acts: dict[Act, Callable[[], object]] = {}
        for line in TABLE:
            for key in line.keys:
                shortcut = QShortcut(QKeySequence(key), page)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(lambda act=line.act: self.press(act))

    @property
    def unanswered(self) -> frozenset[Act]:
        """What nobody answers to."""
        return frozenset(Act) - frozenset(self._acts)

    def on(self, act: Act, answer: Callable[[], object]) -> None:
        """Answer to a key."""
        self._acts[act] = answer

    def press(self, act: Act) -> None:
        """Do it, as if its key had been pressed."""
        focus = QApplication.focusWidget()
        if act is Act.GO and isinstance(focus, QAbstractButton):
            focus.click()  # for a button that has the focus Space has always meant: press it
        elif isinstance(focus, QLineEdit) and act is Act.LEAVE:
            focus.clear()  # leaves the search before the page
        elif act in self._acts:
            self._acts[act]()
