"""A key for everything on the review page, heard while the focus is on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


class Act(StrEnum):
    """Everything that a key can do here."""

    NEXT = "next"
    PREVIOUS = "previous"
    PLAY = "play"
    LOOP = "loop"
    SOLO = "solo"
    SLOWER = "slower"
    FASTER = "faster"
    BACK = "back"
    ON = "on"
    LONGER_BACK = "longer_back"
    LONGER_ON = "longer_on"
    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"
    TAKE_BACK = "take_back"
    COMMENT = "comment"
    MISSED = "missed"
    OBJECT = "object"
    CORRECT = "correct"
    CLOSER = "closer"
    FARTHER = "farther"
    WHOLE = "whole"
    NEAR = "near"
    CURVES = "curves"
    PANEL = "panel"
    SHOW = "show"
    MEND = "mend"
    MODEL = "model"


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
    Key(Act.NEXT, ("J",), QT_TRANSLATE_NOOP("Keys", "Review: next flag")),
    Key(Act.PREVIOUS, ("K",), QT_TRANSLATE_NOOP("Keys", "Review: previous flag")),
    Key(Act.PLAY, ("Space",), QT_TRANSLATE_NOOP("Keys", "Review: play this stretch, or hold")),
    Key(Act.LOOP, ("L",), QT_TRANSLATE_NOOP("Keys", "Review: again and again")),
    Key(Act.SOLO, ("S",), QT_TRANSLATE_NOOP("Keys", "Review: both sides, me alone, customer alone")),
    Key(Act.SLOWER, ("[",), QT_TRANSLATE_NOOP("Keys", "Review: slower")),
    Key(Act.FASTER, ("]",), QT_TRANSLATE_NOOP("Keys", "Review: faster")),
    Key(Act.BACK, ("Left",), QT_TRANSLATE_NOOP("Keys", "Review: a little back")),
    Key(Act.ON, ("Right",), QT_TRANSLATE_NOOP("Keys", "Review: a little on")),
    Key(Act.LONGER_BACK, ("Shift+Left",), QT_TRANSLATE_NOOP("Keys", "Review: select back from here")),
    Key(Act.LONGER_ON, ("Shift+Right",), QT_TRANSLATE_NOOP("Keys", "Review: select on from here")),
    Key(Act.RIGHT, ("1",), QT_TRANSLATE_NOOP("Keys", "Review: this flag is right")),
    Key(Act.WRONG, ("2",), QT_TRANSLATE_NOOP("Keys", "Review: this flag is wrong")),
    Key(Act.UNSURE, ("3",), QT_TRANSLATE_NOOP("Keys", "Review: not sure about this flag")),
    Key(Act.TAKE_BACK, ("Backspace",), QT_TRANSLATE_NOOP("Keys", "Review: take the ruling back")),
    Key(Act.COMMENT, ("C",), QT_TRANSLATE_NOOP("Keys", "Review: comment here")),
    Key(Act.MISSED, ("M",), QT_TRANSLATE_NOOP("Keys", "Review: a flag was missed here")),
    Key(Act.OBJECT, ("O",), QT_TRANSLATE_NOOP("Keys", "Review: object to this flag, or decide")),
    Key(Act.CORRECT, ("E",), QT_TRANSLATE_NOOP("Keys", "Review: correct what was heard")),
    Key(Act.CLOSER, ("+", "="), QT_TRANSLATE_NOOP("Keys", "Review: closer")),
    Key(Act.FARTHER, ("-",), QT_TRANSLATE_NOOP("Keys", "Review: farther")),
    Key(Act.WHOLE, ("0",), QT_TRANSLATE_NOOP("Keys", "Review: the whole call")),
    Key(Act.NEAR, ("Z",), QT_TRANSLATE_NOOP("Keys", "Review: close up on the flag")),
    Key(Act.CURVES, ("V",), QT_TRANSLATE_NOOP("Keys", "Review: which curves are drawn")),
    Key(Act.PANEL, ("T",), QT_TRANSLATE_NOOP("Keys", "Review: next panel")),
    Key(Act.SHOW, ("I",), QT_TRANSLATE_NOOP("Keys", "Review: show or hide identifiers")),
    Key(Act.MEND, ("G",), QT_TRANSLATE_NOOP("Keys", "Review: mend what the banner says")),
    Key(Act.MODEL, ("D",), QT_TRANSLATE_NOOP("Keys", "Review: make this stretch a model of the tone gym")),
)


class ReviewKeys(QObject):
    """Listens to the keys of the page.

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
        if act is Act.PLAY and isinstance(focus, QAbstractButton):
            focus.click()  # for a button that has the focus Space has always meant: press it
        elif act in self._acts:
            self._acts[act]()
