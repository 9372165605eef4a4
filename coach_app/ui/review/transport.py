"""The row of buttons below the timeline: from flag to flag, play, speed, again and again, whose voice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from audio.block import Speaker
from coach_app.ui.review.playing import SPEEDS, Playing
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.form_parts import ChoiceBox, push_button

SIDES = (None, Speaker.AGENT, Speaker.CUSTOMER)


class Transport(QWidget):
    """Shows and changes what is played.

    Parameters
    ----------
    playing : Playing
        What plays.
    """

    previous = Signal()
    next = Signal()
    play = Signal()
    closer = Signal()
    farther = Signal()
    model = Signal()
    """The stretch that is looked at is to be a model."""

    def __init__(self, playing: Playing) -> None:
        super().__init__()
        self._playing = playing
        self.back, self.start, self.on = push_button("small"), push_button("main"), push_button("small")
        self.near, self.far, self.loop = push_button("small"), push_button("small"), push_button("small")
        self.as_model = push_button("small")  # stands where there is room: the board says where
        self.loop.setCheckable(True)
        self.speed, self.side = ChoiceBox(), ChoiceBox()
        for box, width in ((self.speed, 4), (self.side, 8)):
            box.setMinimumContentsLength(width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for part in (self.back, self.start, self.on, self.speed, self.loop, self.side):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.far)
        row.addWidget(self.near)
        self.back.clicked.connect(self.previous)
        self.on.clicked.connect(self.next)
        self.start.clicked.connect(self.play)
        self.as_model.clicked.connect(self.model)
        self.near.clicked.connect(self.closer)
        self.far.clicked.connect(self.farther)
        self.loop.clicked.connect(playing.use_loop)
        self.speed.activated.connect(lambda n: playing.use_speed(SPEEDS[n]))
        self.side.activated.connect(lambda n: playing.use_solo(SIDES[n]))
        playing.changed.connect(self.retranslate)
        self.retranslate()

    def next_side(self) -> None:
        """Both, then each alone."""
        self._playing.use_solo(SIDES[(SIDES.index(self._playing.solo) + 1) % len(SIDES)])

    def allow_sound(self, there: bool) -> None:
        """Without sound nothing can be played."""
        for part in (self.start, self.speed, self.loop, self.side, self.as_model):
            part.setEnabled(there)

    def retranslate(self) -> None:
        """Speak the language in use; show what was chosen."""
        playing = self._playing
        plays = playing.playing and not playing.held
        self.back.setText("◀")
        self.on.setText("▶")
        self.start.setText(self.tr("Hold") if plays else self.tr("Play"))
        self.loop.setText(self.tr("Loop"))
        self.as_model.setText(self.tr("As model"))
        self.near.setText("+")
        self.far.setText("−")
        self._fill(self.speed, [f"{speed:g}×" for speed in SPEEDS], SPEEDS.index(playing.speed))
        names = [self.tr("Both sides"), self.tr("Only me"), self.tr("Only customer")]
        self._fill(self.side, names, SIDES.index(playing.solo))
        self.loop.setChecked(playing.loop)
        for part, words in (
            (self.back, self.tr("Previous flag (K)")),
            (self.on, self.tr("Next flag (J)")),
            (self.start, self.tr("Play this stretch or hold (Space)")),
            (self.speed, self.tr("Speed, pitch is kept ([ and ])")),
            (self.loop, self.tr("Again and again (L)")),
            (self.side, self.tr("Whose voice is heard (S)")),
            (self.as_model, self.tr("Make this stretch a model of the tone gym (D)")),
            (self.near, self.tr("Closer (+)")),
            (self.far, self.tr("Farther (−)")),
        ):
            part.setToolTip(words)
            part.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @staticmethod
    def _fill(box: ChoiceBox, names: list[str], chosen: int) -> None:
        if [box.itemText(n) for n in range(box.count())] != names:
            box.clear()
            box.addItems(names)
        box.setCurrentIndex(chosen)
