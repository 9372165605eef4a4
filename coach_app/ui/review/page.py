"""The review page: a list at its left, a kept session at its right, and what there is to say when something is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from coach_app.errors import AppError
from coach_app.live_gauges import Bands
from coach_app.live_transcript import Line
from coach_app.review.contour import tiles_over
from coach_app.sayings import Sayings
from coach_app.ui.errands import Errands
from coach_app.ui.form_style import form_sheet
from coach_app.ui.language import Language
from coach_app.ui.late_plots import LatePlots
from coach_app.ui.review.board import Board
from coach_app.ui.review.bringing import Bringing
from coach_app.ui.review.desk import Desk
from coach_app.ui.review.fine_pitch import FinePitch
from coach_app.ui.review.keys import Act, ReviewKeys
from coach_app.ui.review.playing import Playing
from coach_app.ui.review.spoken import lines_of
from coach_app.ui.review.troubles import Trouble, Troubles
from coach_app.ui.review.walk import STEP_S, Walk
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.message_page import MessagePage

if TYPE_CHECKING:
    from coach_app.review.session import ReviewedSession
    from coach_app.ui.review.services import ReviewServices
    from coach_app.ui.review.timeline import Timeline

# A bar comes up when opening takes longer than a second.
_SLOW_MS = 1000


class ReviewPage(QWidget):
    """Opens kept sessions.

    Parameters
    ----------
    services : ReviewServices
        Reads and changes them.
    theme, language
        Owners of colours and language.
    """

    wanted = Signal(str)
    """A button asks the window for something: ``import``, ``settings`` or ``models``."""
    session_changed = Signal(str)
    """Something about this session is another; its row in the list may be."""
    opened = Signal(str)
    """This session is shown."""

    def __init__(self, services: ReviewServices, theme: Theme, language: Language) -> None:
        super().__init__()
        self._services, self._theme, self._language = services, theme, language
        self._errands, self._id = Errands(self), ""
        self._start_s: float | None = None
        self._voice: tuple[Bands, Sayings] = Bands(), Sayings()
        self.playing = Playing(self)
        self.board, self.message = Board(theme, self.playing), MessagePage(theme)
        self.desk, self.fine = Desk(self.board, services), FinePitch(self.board, services)
        self.troubles = Troubles(self.board.banner, self.message)
        self.walk = Walk(self.board, self.playing, self.troubles)
        self.keys = ReviewKeys(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._row.setSpacing(2 * GRID)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.board)
        self._row.addWidget(self._stack, 1)
        self._bringing = Bringing(self._stack, self.board, lambda: self._id)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(lambda: self.troubles.show_page(Trouble.LOADING, slow=True))
        self._plots = LatePlots(self.board.slot.load, self, "coach_app.ui.review.timeline")
        self._connect()
        self._answer()
        theme.changed.connect(lambda: self.setStyleSheet(form_sheet(theme.tokens)))
        self.setStyleSheet(form_sheet(theme.tokens))
        self.show_empty()

    @property
    def session(self) -> ReviewedSession | None:
        """What is shown."""
        return self.board.session

    def set_list(self, widget: QWidget) -> None:
        """Put the list of sessions at the left."""
        self._row.insertWidget(0, widget)

    def load_plots(self) -> None:
        """Bring the timeline in, beside the window; get the player ready."""
        self._plots.begin()
        self.playing.use(self._services.player)

    def show_empty(self) -> None:
        """Nothing is chosen."""
        self._id = ""
        self._slow.stop()
        self.playing.stop()
        self.board.session = None
        self.troubles.show_page(Trouble.EMPTY)
        self._stack.setCurrentWidget(self.message)

    def open(self, session: str, at_s: float | None = None, unmasked: bool | None = None) -> None:
        """Open a session.

        Parameters
        ----------
        session : str
            Its id.
        at_s : float or None
            Second to look at, such as that of a hit of the search.
        unmasked : bool or None
            Show identifiers; ``None`` for what the settings say.
        """
        self.load_plots()
        self.playing.stop()
        self._id, self._start_s = session, at_s
        self._errands.forget()
        self.fine.forget()
        if self.session is None or self.session.folder.name != session:
            self.troubles.show_page(Trouble.LOADING)
            self._stack.setCurrentWidget(self.message)
            self._slow.start()
        services, code = self._services, self._language.code

        def work(_: object) -> object:
            shown = services.shows_identifiers() if unmasked is None else unmasked
            opened = services.open(session, shown)
            return opened, lines_of(opened.analysis), services.voice(opened, code), services.author(), shown

        self._errands.run(work, self._show, self._failed)

    def close_down(self) -> None:
        """Fall silent and give everything back."""
        for part in (self._errands, self.desk, self.fine, self.playing):
            part.close()
        self._services.close()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; the pack's sentences are asked for anew."""
        if event.type() is QEvent.Type.LanguageChange and self.session is not None:
            session, services, code = self.session, self._services, self._language.code
            self._errands.run(lambda _: services.voice(session, code), lambda voice: self._speak(session, voice))
        super().changeEvent(event)

    def _speak(self, session: ReviewedSession, voice: tuple[Bands, Sayings]) -> None:
        if self.session is session:
            self._voice = voice
            self.board.show_session(session, *voice)
            self._name_identifiers()

    def _show(self, result: tuple[ReviewedSession, tuple[Line, ...], tuple[Bands, Sayings], str, bool]) -> None:
        session, lines, self._voice, self.desk.author, self.desk.unmasked = result
        self._slow.stop()
        if self.session is not None and self.session.folder != session.folder:
            self.board.session = None
        self.board.show_session(session, *self._voice, lines)
        self.troubles.show_session(session)
        self.board.transport.allow_sound(self.troubles.has_sound)
        self._name_identifiers()
        if self._start_s is not None:
            self.walk.look(self._start_s)
        self._bringing.begin(session.folder.name)

    def _judged(self, session: ReviewedSession) -> None:
        self.board.show_session(session, *self._voice)
        self.troubles.show_session(session)
        self.session_changed.emit(session.folder.name)

    def _ruled(self, session: ReviewedSession) -> None:
        self.board.show_rulings(session)
        self.session_changed.emit(session.folder.name)

    def _failed(self, error: Exception) -> None:
        self._slow.stop()
        self.board.session = None
        self.troubles.show_page(Trouble.DAMAGED if isinstance(error, AppError) else Trouble.FAILED, error=error)
        self._stack.setCurrentWidget(self.message)

    def _fetch_peaks(self) -> None:
        session, timeline = self.session, self.board.slot.timeline
        if session is None or timeline is None or not self.troubles.has_sound:
            return

        def show(peaks: object) -> None:
            if self.session is not None and self.session.folder == session.folder:
                timeline.show_peaks(peaks)  # type: ignore[arg-type]

        def failed(_: Exception) -> None:
            self.troubles.say(Trouble.NO_SOUND)
            self.board.transport.allow_sound(False)

        self._errands.run(lambda _: self._services.peaks(session), show, failed)

    def _plotted(self, timeline: Timeline) -> None:
        timeline.clicked.connect(self.walk.hear_from)
        timeline.selected.connect(self.walk.hear_selected)
        timeline.marked.connect(self.walk.choose)
        timeline.viewed.connect(lambda view: self.fine.look(view, tiles_over(view.start_s, view.end_s)))
        self._fetch_peaks()

    def _show_identifiers(self) -> None:
        if self.session is not None:
            self.open(self._id, self.board.at_s, not self.desk.unmasked)

    def _name_identifiers(self) -> None:
        shown = self.desk.unmasked
        words, hint = self.tr("Show identifiers"), self.tr("Show numbers and names; that it was done is kept (I)")
        if shown:
            words, hint = self.tr("Hide identifiers"), self.tr("Hide them again (I)")
        self.board.identifiers.setText(words)
        self.board.identifiers.setToolTip(hint)

    def _mend(self, what: str) -> None:
        match what:
            case "rejudge" if self.session is None:
                self._errands.run(
                    lambda _: self._services.rejudge(self._id, False),
                    lambda _: self.open(self._id),
                    lambda error: self.troubles.show_page(Trouble.CANNOT, error=error),
                )
            case "rejudge":
                self.desk.rejudge()
            case "play":
                self.walk.hear_flag()
            case "again":
                self.open(self._id)
            case "dismiss":
                self.troubles.say(None)
            case _:
                self.wanted.emit(what)

    def _connect(self) -> None:
        board, playing = self.board, self.playing
        self._bringing.done.connect(lambda _: self._fetch_peaks())
        self._bringing.done.connect(self.opened)
        board.slot.loaded.connect(self._plotted)
        board.spoken.chosen.connect(self.walk.hear_line)
        board.rubric.hear.connect(lambda at_s: self.walk.hear(at_s - 1.0, at_s + 3.0))
        board.remarks.hear.connect(self.walk.hear)
        board.identifiers.clicked.connect(self._show_identifiers)
        board.judge.clicked.connect(self.desk.rejudge)
        board.transport.previous.connect(lambda: board.step(-1))
        board.transport.next.connect(lambda: board.step(1))
        board.transport.play.connect(self.walk.play)
        board.transport.model.connect(lambda: self.desk.make_model(playing.solo))
        board.transport.closer.connect(lambda: board.look_at(board.view.zoomed(0.5, board.at_s)))
        board.transport.farther.connect(lambda: board.look_at(board.view.zoomed(2.0, board.at_s)))
        playing.moved.connect(lambda at_s: board.show_at(at_s, follow=True))
        playing.silent.connect(
            lambda why: self.troubles.say(Trouble.NO_SOUND if why == "no_sound" else Trouble.NO_OUTPUT)
        )
        self.desk.ruled.connect(self._ruled)
        self.desk.judged.connect(self._judged)
        self.desk.working.connect(self.troubles.show_working)
        for told in (self.desk.failed, self.desk.told):
            told.connect(self.troubles.say_failed)
        self.troubles.mend.connect(self._mend)

    def _answer(self) -> None:
        board, playing, desk, keys = self.board, self.playing, self.desk, self.keys
        for act, answer in {
            Act.NEXT: lambda: board.step(1),
            Act.PREVIOUS: lambda: board.step(-1),
            Act.PLAY: self.walk.play,
            Act.LOOP: lambda: playing.use_loop(not playing.loop),
            Act.SOLO: board.transport.next_side,
            Act.SLOWER: lambda: playing.step_speed(-1),
            Act.FASTER: lambda: playing.step_speed(1),
            Act.BACK: lambda: self.walk.seek(-STEP_S),
            Act.ON: lambda: self.walk.seek(STEP_S),
            Act.LONGER_BACK: lambda: self.walk.select(-1.0),
            Act.LONGER_ON: lambda: self.walk.select(1.0),
            Act.RIGHT: lambda: desk.rule("right"),
            Act.WRONG: lambda: desk.rule("wrong"),
            Act.UNSURE: lambda: desk.rule("unsure"),
            Act.TAKE_BACK: lambda: desk.rule(""),
            Act.COMMENT: desk.comment,
            Act.MISSED: desk.missed,
            Act.OBJECT: desk.object_or_decide,
            Act.CORRECT: desk.correct,
            Act.CLOSER: board.transport.closer.emit,
            Act.FARTHER: board.transport.farther.emit,
            Act.WHOLE: lambda: board.look_at(board.view.zoomed(1e6)),
            Act.NEAR: self.walk.near,
            Act.CURVES: board.next_curves,
            Act.PANEL: board.next_panel,
            Act.SHOW: self._show_identifiers,
            Act.MEND: self.troubles.press,
            Act.MODEL: board.transport.as_model.click,
        }.items():
            keys.on(act, answer)
