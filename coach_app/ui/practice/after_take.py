"""What follows a take on the practice page: it is marked, noted, shown, heard again and ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coach_app.ui.errands import Errands

if TYPE_CHECKING:
    from audio.span import Span
    from coach_app.practice.news import PracticeMarked
    from coach_app.ui.language import Language
    from coach_app.ui.practice.page import PracticePage
    from coach_app.ui.practice.shown import Result

# Seconds of sound around a clip that is heard.
_AROUND_S = 0.3


class AfterTake(QObject):
    """Brings the marks of takes to their page.

    Parameters
    ----------
    page : PracticePage
        Has all of its pages by now.
    language : Language
        Owner of the language.
    """

    def __init__(self, page: PracticePage, language: Language) -> None:
        super().__init__(page)
        self._page, self._language = page, language
        self._errands, self._orders = Errands(self), Errands(self, in_turn=True)
        taking = page.taking
        taking.marking.connect(self._marking)
        taking.marked.connect(self._marked)
        taking.failed.connect(self._no_result)
        page.result.tick.connect(self._tick)
        page.result.hear.connect(self.hear)
        page.playing.silent.connect(self._silent)

    @property
    def busy(self) -> bool:
        """Whether marks are being read or kept."""
        return self._errands.busy or self._orders.busy

    def hear(self, span: Span) -> None:
        """Play a clip of the take that was marked."""
        result = self._page.result.result
        if result is not None:
            self._page.result.say("", "")
            self._page.playing.play(result.folder, max(0.0, span.start_s - _AROUND_S), span.end_s + _AROUND_S)

    def close(self) -> None:
        """Hear nothing more."""
        self._errands.close()
        self._orders.close()

    def _marking(self) -> None:
        self._page.result.show_marking()
        self._page.bring(self._page.result)

    def _marked(self, marked: PracticeMarked) -> None:
        page, services = self._page, self._page.services
        page.kept.emit(marked.session)
        if page.front in (page.run, page.result):
            self._marking()
        if page.front is not page.result or not page.isVisible():
            page.taking.rest()  # the reader has gone on; what was taken is noted all the same
        self._errands.run(lambda _: services.result(marked), self._show_result, self._no_result)

    def _show_result(self, result: Result) -> None:
        if result.ended is not None and result.ended.by_itself:
            self._page.taking.rest()  # nobody may be there, and nothing is left open for nobody
        if self._page.front is self._page.result:
            self._page.playing.use(self._page.services.player)
            self._page.result.show_result(result)

    def _no_result(self, error: Exception) -> None:
        self._page.result.show_failed(error, self._language.code)
        if self._page.front is self._page.run:
            self._page.bring(self._page.result)

    def _tick(self, text: str, ticked: bool) -> None:
        result, services = self._page.result.result, self._page.services
        if result is not None:
            self._orders.run(lambda _: services.tick(result.session, text, ticked))

    def _silent(self, _: str) -> None:
        self._page.result.say(
            self.tr("It cannot be heard"), self.tr("There is no sound output, or the sound is gone; marks stay.")
        )
