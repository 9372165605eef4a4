"""The strip that stays on top, beside the CRM: state, pace, one nudge, hold timer, points of the call.

It is read from the corner of an eye, so nothing on it moves unless something changed. It never
takes the focus: the keys that the agent presses go where they went before, and its two buttons
answer the mouse alone.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from coach_app.overlay_state import Strip
from coach_app.sayings import Sayings
from coach_app.ui.glyphs import Glyph
from coach_app.ui.keys import Do
from coach_app.ui.light import Light, Sign
from coach_app.ui.strip_button import StripButton
from coach_app.ui.strip_painting import StripPainting, Words
from coach_app.ui.text import clock, flag_look, mended
from coach_app.ui.theme import Theme

# Pixels.
WIDTH, HEIGHT, RADIUS, MARGIN = 360, 44, 10, 4

# On top of everything, on no task bar, and never with the focus.
FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)


class Overlay(QWidget):
    """The strip.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    moved = Signal(int, int)
    """It was dragged to this place."""
    opened = Signal()
    """It was clicked twice: the reader wants the window."""
    chosen = Signal(object)
    """One of its buttons was pressed: a `Do`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(WIDTH, HEIGHT)
        self._round_off()
        self._theme = theme
        self._strip, self._light, self._sayings, self._muted = Strip(), Light(), Sayings(), False
        self._grip: QPoint | None = None
        self._through = self._answered = False
        self.wrong, self.mute = StripButton(theme, self), StripButton(theme, self)
        for button, do in ((self.wrong, Do.WRONG), (self.mute, Do.MUTE)):
            button.pressed.connect(self._note_answer)
            button.clicked.connect(lambda _=False, do=do: self.chosen.emit(do))
        theme.changed.connect(self.update)
        self.retranslate()

    @property
    def words(self) -> str:
        """Everything on it, as it is read out."""
        return self.accessibleName()

    @property
    def lets_clicks_through(self) -> bool:
        """Whether clicks reach the window behind it."""
        return self._through

    @property
    def standing(self) -> bool:
        """Whether a nudge is shown that can still be answered."""
        return self._strip.nudge is not None and not self._strip.nudge.mended and not self._muted

    def speak(self, sayings: Sayings) -> None:
        """Take sentences from here."""
        self._sayings = sayings
        self._show()

    def show_call(self, strip: Strip, light: Light, muted: bool) -> None:
        """Show where things stand; nothing is drawn anew unless something changed."""
        light = Light(light.sign, float(int(light.time_s)))
        if (strip, light, muted) != (self._strip, self._light, self._muted):
            self._strip, self._light, self._muted = strip, light, muted
            self._show()

    def set_opacity(self, percent: int) -> None:
        """Let so much shine through: 100 for nothing."""
        self.setWindowOpacity(percent / 100)

    def let_through(self, through: bool) -> None:
        """Let clicks reach the window behind, or take them."""
        if through == self._through:
            return
        self._through = through
        visible = self.isVisible()
        self.setWindowFlag(Qt.WindowType.WindowTransparentForInput, through)
        self.setVisible(visible)  # changing a window's flags hides it
        self.retranslate()

    def put(self, place: tuple[int, int] | None) -> None:
        """Put it where it was last; at the top where that is unknown or on no screen any more."""
        box = QRect(QPoint(*place), self.size()) if place is not None else None
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if box is not None and any(screen.contains(box.center()) for screen in screens):
            self.move(box.topLeft())
            return
        first = QGuiApplication.primaryScreen().availableGeometry()
        self.move(first.center().x() - WIDTH // 2, first.top() + MARGIN)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.setWindowTitle(self.tr("Voice Coach: overlay"))
        self.setToolTip(
            self.tr("Drag it where it is in nobody's way; click twice for the window (Ctrl+Shift+O hides it)")
        )
        self.wrong.setText(self.tr("Wrong"))
        self.wrong.name(self.tr("This nudge is wrong"), self.tr("This nudge is wrong (in the window: F)"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.mask().isEmpty():
            painter.fillRect(self.rect(), tokens.colour(self._edge()))
        painter.setPen(QPen(tokens.colour(self._edge()), 1.5 if self._strip.nudge else 1))
        painter.setBrush(QColor(tokens.card))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        StripPainting(painter, tokens).draw(self._strip, self._light.look, self._said(), self._pace_word(), self._room)
        painter.end()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._answered = False
        # Where windows may not place themselves (Wayland) the system moves them.
        if QGuiApplication.platformName().startswith("wayland"):
            self.windowHandle().startSystemMove()
        else:
            self._grip = event.globalPosition().toPoint() - self.frameGeometry().topLeft()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        if self._grip is not None:
            self._grip = None
            self.moved.emit(self.x(), self.y())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Bring the window."""
        event.accept()
        if not self._answered:  # the first click was on a button that may have gone since
            self.opened.emit()

    def _note_answer(self) -> None:
        self._answered = True

    def _round_off(self) -> None:
        """Cut the corners off where the screen may not blend windows: they would be black."""
        if QGuiApplication.platformName() == "xcb":
            inside = QPainterPath()
            inside.addRoundedRect(QRectF(self.rect()), RADIUS + 1, RADIUS + 1)
            self.setMask(QRegion(inside.toFillPolygon().toPolygon()))

    @property
    def _room(self) -> float:
        """Pixels from the left to the first button."""
        return float((self.mute if self.wrong.isHidden() else self.wrong).x())

    def _show_buttons(self) -> None:
        """The bell at the right end, and the answer to a nudge beside it while one can be answered."""
        self.wrong.setVisible(self.standing)
        self.mute.show_glyph(*((Glyph.BELL_OFF, "accent") if self._muted else (Glyph.BELL, "muted")))
        self.mute.name(
            self.tr("Let nudges speak") if self._muted else self.tr("Mute nudges"),
            self.tr("Mute nudges (Ctrl+Shift+M)"),
        )
        right = WIDTH - MARGIN
        for button in (self.mute, self.wrong):
            size = button.sizeHint()
            right -= size.width()
            button.setGeometry(QRect(QPoint(right, (HEIGHT - size.height()) // 2), size))

    def _edge(self) -> str:
        nudge = None if self._muted else self._strip.nudge
        return "line" if nudge is None else flag_look(nudge.flag, nudge.mended)[1]

    def _said(self) -> Words:
        nudge = None if self._muted else self._strip.nudge
        if nudge is not None:
            look = flag_look(nudge.flag, nudge.mended)
            said = self._sayings.mended(nudge.flag) or mended(nudge.flag.kind) if nudge.mended else None
            return Words(said or self._sayings.say(nudge.flag), *look)
        if self._light.sign in (Sign.RECORDING, Sign.PLAYING):
            return Words("")
        return Words(self._light.word, None, "muted")

    def _pace_word(self) -> str:
        if self._strip.pace is None:
            return ""
        side = self._strip.pace_side
        return self.tr("slow") if side < 0 else self.tr("fast") if side > 0 else self.tr("steady")

    def _show(self) -> None:
        self._show_buttons()
        strip = self._strip
        said = self._said().text
        parts = [self._light.word, clock(self._light.time_s)]
        parts += [self.tr("pace {0}").format(self._pace_word())] if strip.pace is not None else []
        parts += [said] if said and said != self._light.word else []
        parts += [self.tr("waiting {0}").format(clock(strip.hold_s))] if strip.hold_s is not None else []
        done = sum(status.value == "said" for status in strip.dots)
        parts += [self.tr("{0} of {1} points").format(done, len(strip.dots))] if strip.dots else []
        parts += [self.tr("nudges are muted")] if self._muted else []
        self.setAccessibleName(", ".join(parts))
        self.update()
