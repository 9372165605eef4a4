"""The page's end of the player: what is played, how fast, whose voice; and where it is now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from coach_app.ui.errands import Errands

if TYPE_CHECKING:
    from audio.block import Speaker
    from coach_app.playback.wishes import Play, Told, Wish
    from coach_app.ui.review.services import Player

# Milliseconds between two looks at where the sound is.
LOOK_MS = 40
SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class Playing(QObject):
    """Plays one stretch at a time.

    Parameters
    ----------
    parent : QObject
        The page.
    """

    moved = Signal(float)
    """What is heard now, in call time."""
    changed = Signal()
    """It plays, is held or is over; speed, loop or side is another."""
    silent = Signal(str)
    """Nothing can be heard: ``no_output`` or ``no_sound``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._errands = Errands(self, in_turn=True)
        self._player: Player | None = None
        self._play: Play | None = None
        self._at_s = 0.0
        self.playing = self.held = self.loop = False
        self.speed = 1.0
        self.solo: Speaker | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def use(self, player: Player) -> None:
        """Play with this; it is got ready before somebody clicks."""
        self._player = player
        self._errands.run(lambda _: player.begin())

    def play(self, sound: Path, start_s: float, end_s: float) -> None:
        """Play a stretch instead of what plays now."""
        from coach_app.playback.wishes import Play  # noqa: PLC0415 (not before the frame)

        self._begin(Play(sound, start_s, end_s, self.speed, self.loop, self.solo))

    def hold_or_go_on(self) -> bool:
        """Hold what plays, or go on; ``False`` if nothing does."""
        from coach_app.playback.wishes import GoOn, Hold  # noqa: PLC0415

        if not self.playing:
            return False
        self.held = not self.held
        self._wish(Hold() if self.held else GoOn())
        self.changed.emit()
        return True

    def stop(self) -> None:
        """Fall silent."""
        if self.playing:
            from coach_app.playback.wishes import Stop  # noqa: PLC0415

            self._wish(Stop())
            self._over()

    def use_speed(self, speed: float) -> None:
        """Play at this speed, what plays now included."""
        self.speed = speed
        self._anew()

    def step_speed(self, by: int) -> None:
        """The next speed up or down."""
        place = min(range(len(SPEEDS)), key=lambda n: abs(SPEEDS[n] - self.speed))
        self.use_speed(SPEEDS[min(len(SPEEDS) - 1, max(0, place + by))])

    def use_loop(self, loop: bool) -> None:
        """Again and again, or once."""
        self.loop = loop
        self._anew()

    def use_solo(self, solo: Speaker | None) -> None:
        """One side alone, or both."""
        self.solo = solo
        self._anew()

    def look(self) -> None:
        """Take what the player has said."""
        for told in self._player.told() if self._player is not None else ():
            self._take(told)

    def close(self) -> None:
        """Fall silent, for good."""
        self._timer.stop()
        self._errands.close()

    def _take(self, told: Told) -> None:
        from coach_app.playback.wishes import At, Over, Silent  # noqa: PLC0415

        match told:
            case At():
                self._at_s = told.at_s
                self.moved.emit(told.at_s)
            case Over():
                self._over()
            case Silent():
                self._over()
                self.silent.emit(told.reason)

    def _begin(self, play: Play) -> None:
        self._play, self._at_s = play, play.start_s
        self.playing, self.held = True, False
        self._wish(play)
        self._timer.start()
        self.changed.emit()

    def _anew(self) -> None:
        """Go on from where it is with what was chosen now; a loop keeps its stretch."""
        if self.playing and not self.held and self._play is not None:
            start_s = self._play.start_s if self.loop else min(self._at_s, self._play.end_s)
            self._begin(replace(self._play, start_s=start_s, speed=self.speed, loop=self.loop, solo=self.solo))
        else:
            self.changed.emit()

    def _wish(self, wish: Wish) -> None:
        player = self._player
        if player is not None:
            self._errands.run(lambda _: player.wish(wish))

    def _over(self) -> None:
        self.playing = self.held = False
        self._timer.stop()
        self.changed.emit()
