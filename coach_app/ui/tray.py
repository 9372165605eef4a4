"""The icon in the system's tray: the recording light by shape, colour and word, and what can be done from there.

Where a system has no tray the icon does not exist, and nothing is lost: everything in its
menu is in the window too.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from coach_app.ui.glyphs import Glyph, draw
from coach_app.ui.keys import TABLE, Do
from coach_app.ui.light import Light, Sign
from coach_app.ui.text import clock
from coach_app.ui.theme import LIGHT

# What the menu offers; each is in the table of keys.
OFFERED = (Do.SHIFT, Do.BEGIN, Do.PAUSE, Do.END, Do.WRONG, Do.MUTE, Do.OVERLAY, Do.QUIT)

# Pixels of the icon.
SIZE = 64


class Tray(QObject):
    """The icon, where there is a tray.

    Parameters
    ----------
    parent : QWidget
        The window.
    """

    chosen = Signal(object)
    """What the reader wants done: a `Do`."""
    opened = Signal()
    """The reader wants the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._light, self._muted = Light(), False
        self.menu = QMenu(parent)
        self._window = QAction(self.menu)
        self._window.triggered.connect(self.opened)
        self.menu.addAction(self._window)
        self.menu.addSeparator()
        self._actions = {do: QAction(self.menu) for do in OFFERED}
        for do, action in self._actions.items():
            action.triggered.connect(lambda _=False, do=do: self.chosen.emit(do))
            self.menu.addAction(action)
        self.let_answer(False)
        self._icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(parent)
            self._icon.setContextMenu(self.menu)
            self._icon.activated.connect(self._activated)
        parent.installEventFilter(self)
        self._draw()
        self.retranslate()
        if self._icon is not None:
            self._icon.show()

    @property
    def there(self) -> bool:
        """Whether this system has a tray."""
        return self._icon is not None

    @property
    def words(self) -> str:
        """What the icon says when it is pointed at."""
        state = f"{self._light.word} {clock(self._light.time_s)}" if self._light.time_s else self._light.word
        muted = f" · {self.tr('Nudges are muted')}" if self._muted else ""
        return f"{self.tr('Voice Coach')} · {state}{muted}"

    def show_light(self, light: Light, muted: bool) -> None:
        """Show what is being recorded."""
        light = Light(light.sign, float(int(light.time_s)))
        if (light, muted) == (self._light, self._muted):
            return
        other = light.sign is not self._light.sign
        self._light, self._muted = light, muted
        if other:
            self._draw()
        if self._icon is not None:
            self._icon.setToolTip(self.words)

    def let_answer(self, standing: bool) -> None:
        """Let the nudge be called wrong while one stands: its key would need the window's focus."""
        self._actions[Do.WRONG].setEnabled(standing)

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._window.setText(self.tr("Show the window"))
        names = {line.do: line.name for line in TABLE}
        for do, action in self._actions.items():
            action.setText(names[do])
        if self._icon is not None:
            self._icon.setToolTip(self.words)

    def close(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language of the window."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.opened.emit()

    def _draw(self) -> None:
        picture = tray_icon(self._light)
        if self._icon is not None:
            self._icon.setIcon(picture)
        application = QCoreApplication.instance()
        if isinstance(application, QApplication):
            application.setWindowIcon(picture)


def tray_icon(light: Light) -> QIcon:
    """The light on a ground of its own, since trays are dark or light as they please."""
    glyph, ink = light.look
    resting = light.sign in (Sign.IDLE, Sign.ENDED)
    picture = QPixmap(SIZE, SIZE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LIGHT.colour("accent" if resting else ink))
    painter.drawRoundedRect(picture.rect(), 14, 14)
    white = LIGHT.colour("on_accent")
    ground = LIGHT.colour("accent" if resting else ink)
    inside = picture.rect().adjusted(8, 8, -8, -8).toRectF()
    draw(painter, Glyph.PHONE if resting else glyph, inside, white, ground)
    painter.end()
    return QIcon(picture)
