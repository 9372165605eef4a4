"""The card at the end of a call: what went well, at most two things to try, one line of numbers. No total score."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coach_app.lessons import Lesson, Lessons
from coach_app.ui.glyphs import Glyph, icon
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import Card, GlyphView, label


class SummaryCard(Card):
    """Takes the place of the nudge when the call is over.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    why = Signal(int)
    """The reader asks for the reasons of this flag."""
    listen = Signal(object)
    """The reader wants to hear this `Span` of the call."""
    report = Signal()
    """The reader wants the report."""
    review = Signal()
    """The reader wants to see the whole call."""
    again = Signal()
    """The reader wants the next call, or to hear the example again."""
    calls = Signal()
    """The reader wants to see the calls of today."""
    practise = Signal(object)
    """The reader wants to practise: a tuple of what to say, the most useful first."""
    shut = Signal()
    """The reader has read the card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lessons: Lessons | None = None
        self._live = self._playable = False
        self._title, self._numbers, self._wait = label("title"), label("small", wrap=True), label("muted", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID // 2)
        self._again, self.open_report, self._review, self._calls, self._shut = (QPushButton() for _ in range(5))
        self.practise_button = QPushButton()
        self.practise_button.clicked.connect(self.ask_practise)
        self._again.clicked.connect(self.again)
        self.open_report.clicked.connect(self.report)
        self._review.clicked.connect(self.review)
        self._calls.clicked.connect(self.calls)
        self._shut.clicked.connect(self.shut)
        self._again.setProperty("kind", "main")
        self.column.addWidget(self._title)
        self.column.addWidget(self._wait)
        self.column.addLayout(self._lines)
        self.column.addWidget(self._numbers)
        for row in ((self._again, self.open_report), (self._review, self.practise_button), (self._calls, self._shut)):
            buttons = QHBoxLayout()
            buttons.setSpacing(GRID)
            for button in row:
                buttons.addWidget(button)
            buttons.addStretch(1)
            self.column.addLayout(buttons)
        self.said: list[str] = []
        self.clips: list[QPushButton] = []
        self.show_lessons(None, live=False, playable=False)

    def show_lessons(self, lessons: Lessons | None, live: bool, playable: bool) -> None:
        """Sum up a call that is over.

        Parameters
        ----------
        lessons : Lessons or None
            ``None`` while they are being put together.
        live : bool
            It was a call of a shift and not the example.
        playable : bool
            Its sound is there to listen to.
        """
        self._lessons, self._live, self._playable = lessons, live, playable
        self._retranslate()
        self._clear()
        self._wait.setVisible(lessons is None)
        known = lessons or Lessons()
        if known.well:
            self._heading(self.tr("Well done"))
        for lesson in known.well:
            self._line(Glyph.STAR, "good", lesson)
        if known.to_try:
            self._heading(self.tr("Next time"))
        for lesson in known.to_try:
            self._line(Glyph.UP, "accent", lesson)
        self._numbers.setText(known.numbers)
        self._numbers.setVisible(bool(known.numbers))
        self.setAccessibleName(f"{self._title.text()} {' '.join(self.said)} {self._numbers.text()}")

    def ask_practise(self) -> None:
        """Ask to practise what there is to try; nothing happens where there is nothing."""
        if self.sentences:
            self.practise.emit(self.sentences)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to say next time."""
        known = self._lessons or Lessons()
        return tuple(lesson.say for lesson in known.to_try if lesson.say)

    def play_clip(self, number: int) -> None:
        """Play the clip in this place of the card, from 1; nothing happens if there is none."""
        if 0 < number <= len(self.clips):
            self.clips[number - 1].click()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.show_lessons(self._lessons, self._live, self._playable)
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("After the call"))
        self._wait.setText(self.tr("Summing up"))
        self.open_report.setVisible(self._playable)  # both need a call that is complete on disk
        self.open_report.setText(self.tr("Open the report"))
        self.open_report.setToolTip(self.tr("Open the report (Ctrl+R)"))
        self._again.setText(self.tr("Next call") if self._live else self.tr("Play again"))
        self._again.setToolTip(
            self.tr("Be ready for the next call (Ctrl+N)") if self._live else self.tr("Play the call again (Ctrl+P)")
        )
        self._review.setVisible(self._live and self._playable)
        self._review.setText(self.tr("Review"))
        self._review.setToolTip(self.tr("Review the whole call (R)"))
        self.practise_button.setVisible(bool(self.sentences))
        self.practise_button.setText(self.tr("Practise this line"))
        self.practise_button.setToolTip(self.tr("Practise what to say next time (P)"))
        self._calls.setText(self.tr("Today's calls"))
        self._calls.setToolTip(self.tr("Merge or split calls (Ctrl+H)"))
        self._calls.setVisible(self._live)
        self._shut.setText(self.tr("Close"))
        self._shut.setToolTip(self.tr("Close this card (Esc)"))

    def _clear(self) -> None:
        self.said, self.clips = [], []
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _heading(self, words: str) -> None:
        heading = label("small")
        heading.setText(words)
        self._lines.addWidget(heading)
        self.said.append(words)

    def _line(self, glyph: Glyph, ink: str, lesson: Lesson) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(GlyphView(self._theme, glyph, ink), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        row.addLayout(words, 1)
        what = label(wrap=True)
        what.setText(lesson.what)
        words.addWidget(what)
        if lesson.say:
            say = label("small", ink=ink, wrap=True)
            say.setText(lesson.say)
            words.addWidget(say)
        # What went well has a short line and at most one button: both fit beside each other.
        self._add_buttons(words if lesson.number is not None else row, lesson)
        self._lines.addWidget(line)
        self.said.extend(part for part in (lesson.what, lesson.say) if part)

    def _add_buttons(self, where: QBoxLayout, lesson: Lesson) -> None:
        span, number = lesson.clip, lesson.number
        row = QHBoxLayout()
        row.setSpacing(GRID)
        if span is not None and self._playable:
            hear = QPushButton(clock(lesson.at_s))
            hear.setIcon(icon(Glyph.PLAY, self._theme.tokens.colour("text"), 12))
            hear.setAccessibleName(self.tr("Listen: {0}").format(lesson.what))
            hear.setToolTip(self.tr("Listen to this part ({0})").format(len(self.clips) + 1))
            hear.clicked.connect(lambda: self.listen.emit(span))
            self.clips.append(hear)
            row.addWidget(hear)
        if number is not None:
            ask = QPushButton(self.tr("Why"))
            ask.setAccessibleName(self.tr("Why: {0}").format(lesson.what))
            ask.clicked.connect(lambda: self.why.emit(number))
            row.addWidget(ask)
        if row.count():
            row.addStretch(1)
            where.addLayout(row)
