"""The parts of the page of phrases and where they stand; what they do is the page's business."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from coach_app.ui.form_style import form_sheet
from coach_app.ui.phrases.phrase_form import PhraseForm
from coach_app.ui.phrases.phrase_list import PhraseList
from coach_app.ui.phrases.trial_panel import TrialPanel
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card, label
from coach_app.ui.widgets.form_parts import push_button


class PhraseFrame(QWidget):
    """A list at the left, the phrase that is chosen at the right, what came of trying it below.

    Parameters
    ----------
    theme : Theme
        Owns the colours.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.list, self.form, self.trial, self.banner = PhraseList(), PhraseForm(), TrialPanel(), Banner(theme)
        self.bar = QProgressBar()
        self.new_standard, self.new_forbidden = push_button(), push_button()
        self.values, self.bring, self.give = push_button(), push_button(), push_button()
        self.keep, self.undo = push_button("main"), push_button("quiet")
        self._lay_out()
        theme.changed.connect(self._colour)
        self._colour()

    def on(self, key: str, act: Callable[[], None], button: QPushButton | None = None) -> None:
        """Have something done by a key, and by a button."""
        made = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(act)
        if button is not None:
            button.clicked.connect(act)

    def call(self, own: bool) -> None:
        """Name everything in the language in use; `own` says whose the phrase is that is chosen."""
        self._title.setText(self.tr("Phrases"))
        self.setAccessibleName(self._title.text())
        words = (
            (self.new_standard, self.tr("New standard phrase"), "Ctrl+Shift+N"),
            (self.new_forbidden, self.tr("New forbidden phrase"), "Ctrl+Shift+F"),
            (self.values, self.tr("Placeholders …"), "Ctrl+Shift+H"),
            (self.bring, self.tr("Import …"), "Ctrl+Shift+I"),
            (self.give, self.tr("Export …"), "Ctrl+Shift+E"),
            (self.keep, self.tr("Save"), "Ctrl+S"),
            (self.undo, self.tr("Remove") if own else self.tr("As in the pack"), "Ctrl+Shift+Backspace"),
        )
        for button, word, key in words:
            button.setText(word)
            button.setAccessibleName(word.strip(" …"))
            button.setToolTip(f"{word.strip(' …')} ({key})")
        self.bar.setAccessibleName(self.tr("Progress"))

    def show_busy(self, words: str) -> None:
        """Something goes on, and nobody knows how long."""
        self.bar.setRange(0, 0)
        self.bar.setFormat(words)
        self.bar.setAccessibleDescription(words)
        self.bar.setVisible(True)

    def _lay_out(self) -> None:
        self._title = label("large")
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._title)
        head.addStretch(1)
        for button in (self.values, self.bring, self.give, self.keep):
            head.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.list, 1)
        left.addWidget(self.new_standard)
        left.addWidget(self.new_forbidden)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(40 * GRID)
        card = Card()
        card.column.addWidget(self.form)
        card.column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        card.column.addStretch(1)
        inside = QWidget()
        right = QVBoxLayout(inside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(2 * GRID)
        right.addWidget(card)
        right.addWidget(self.trial, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(side)
        row.addWidget(scroll, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self.bar)
        column.addLayout(row, 1)
        self.bar.setVisible(False)

    def _colour(self) -> None:
        self.setStyleSheet(style_sheet(self._theme.tokens) + form_sheet(self._theme.tokens))
