"""A kept session on the page: head, timeline, buttons, words, and the panels for flag, marks and remarks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from audio.block import Speaker
from coach_app.live_gauges import Bands
from coach_app.live_transcript import Line
from coach_app.recording.sessions import Kind
from coach_app.review.explain import explain
from coach_app.review.session import ReviewedSession
from coach_app.review.view import View
from coach_app.rulings.state import ReviewedFlag
from coach_app.sayings import Sayings
from coach_app.ui.review.flag_panel import FlagPanel
from coach_app.ui.review.marks import same_flag, time_marks
from coach_app.ui.review.playing import Playing
from coach_app.ui.review.remarks_panel import RemarksPanel
from coach_app.ui.review.rubric_panel import RubricPanel
from coach_app.ui.review.spoken import Spoken, lines_of
from coach_app.ui.review.timeline_slot import TimelineSlot
from coach_app.ui.review.transport import Transport
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import push_button
from coach_app.ui.widgets.one_line import OneLine

# Below this width words and panels do not stand side by side.
_NARROW = 100 * GRID
# A stretch that is more of the call than this is not shaded: it says nothing about where.
_MOST = 0.8
FLAG, WORDS, MARKS, REMARKS = range(4)


class Board(QWidget):
    """Shows a session; what is done to it is the page's.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    playing : Playing
        What plays.
    """

    flag_chosen = Signal(object)
    """Another flag is looked at: the `ReviewedFlag` or ``None``."""

    def __init__(self, theme: Theme, playing: Playing) -> None:
        super().__init__()
        self.session: ReviewedSession | None = None
        self._sayings, self._bands = Sayings(), Bands()
        self.flag: ReviewedFlag | None = None
        self.at_s = 0.0
        self.selection: tuple[float, float] | None = None
        self._marks_wait = False
        self.banner, self.slot, self.transport = Banner(theme), TimelineSlot(theme), Transport(playing)
        self.spoken, self.flag_panel = Spoken(theme), FlagPanel(theme)
        self.rubric, self.remarks = RubricPanel(theme), RemarksPanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._head())
        column.addWidget(self.banner)
        column.addWidget(self.slot, 4)
        column.addWidget(self.transport)
        column.addWidget(self._lower(), 5)
        self.slot.loaded.connect(lambda _: self._drawn_late())
        self.retranslate()

    def show_session(
        self, session: ReviewedSession, bands: Bands, sayings: Sayings, lines: tuple[Line, ...] | None = None
    ) -> None:
        """Show another session, or the same one judged anew; `lines` are its words, if they are ready (`lines_of`)."""
        same = self.session is not None and self.session.folder == session.folder
        self.session, self._bands, self._sayings = session, bands, sayings
        self.spoken.show_lines(lines_of(session.analysis) if lines is None else lines, sayings)
        if not same:
            self.at_s, self.selection = 0.0, None
        self._draw_call(keep=same)
        self.choose(
            same_flag(self.flag, session.rulings.flags) if same else next(iter(session.rulings.flags), None),
            look=not same,
        )
        self._show_people()

    def show_rulings(self, session: ReviewedSession) -> None:
        """Show the same session with other rulings."""
        self.session = session
        self.flag = same_flag(self.flag, session.rulings.flags)
        self._show_flag()
        self._show_people()

    def choose(self, flag: ReviewedFlag | None, look: bool = True) -> None:
        """Look at a flag."""
        self.flag = flag
        if flag is not None:
            self.spoken.choose_said(flag.flag.speaker, flag.flag.span)
            if look:
                self.selection = None
                self.show_at(flag.flag.span.start_s)
                self.look_at(self.view.showing(flag.flag.span.start_s, flag.flag.span.end_s))
        self._show_flag()
        self.flag_chosen.emit(flag)

    def step(self, by: int) -> None:
        """To the next flag or the one before; round at the ends."""
        flags = self.session.rulings.flags if self.session is not None else ()
        if not flags:
            return
        places = {reviewed.flag.number: n for n, reviewed in enumerate(flags)}
        here = places.get(self.flag.flag.number, -1 if by > 0 else 0) if self.flag else (-1 if by > 0 else 0)
        self.choose(flags[(here + by) % len(flags)])
        self.show_panel(FLAG)

    @property
    def view(self) -> View:
        """What is in sight."""
        if self.slot.timeline is not None:
            return self.slot.timeline.view
        return View.all_of(self.session.analysis.duration_s if self.session is not None else 0.0)

    def look_at(self, view: View) -> None:
        """Have this in sight."""
        if self.slot.timeline is not None:
            self.slot.timeline.look_at(view)

    def show_at(self, at_s: float, follow: bool = False) -> None:
        """What is heard now."""
        self.at_s = at_s
        whole_s = self.session.analysis.duration_s if self.session is not None else 0.0
        self.place.setText(f"{clock(at_s)} / {clock(whole_s)}")
        if self.slot.timeline is not None:
            self.slot.timeline.show_cursor(at_s)
            if follow:
                self.look_at(self.view.following(at_s))
        if follow:
            self.spoken.choose(at_s)

    def select(self, span: tuple[float, float] | None) -> None:
        """Take a stretch for what comes next."""
        self.selection = span
        if self.slot.timeline is not None:
            self.slot.timeline.show_selection(span)

    def show_panel(self, panel: int) -> None:
        """Bring a panel to the front."""
        self._panels.setCurrentIndex(panel if panel != WORDS or self._narrow else FLAG)
        if panel == MARKS:
            self._show_marks()
        for place, tab in enumerate(self.tabs):
            tab.setChecked(place == self._panels.currentIndex())

    def next_curves(self) -> None:
        """All curves, or one of them after the other."""
        if self.slot.timeline is not None:
            self.slot.timeline.next_curves()

    def next_panel(self) -> None:
        """The panel after this one."""
        after = (self._panels.currentIndex() + 1) % len(self.tabs)
        self.show_panel(after + 1 if after == WORDS and not self._narrow else after)

    def retranslate(self) -> None:
        """Speak the language in use."""
        names = [self.tr("Flag"), self.tr("Words"), self.tr("Marks"), self.tr("Remarks")]
        for tab, name in zip(self.tabs, names, strict=True):
            tab.setText(name)
            tab.setToolTip(self.tr("{0} (T: next panel)").format(name))
        self.judge.setText(self.tr("Judge anew"))
        self.judge.setToolTip(self.tr("Judge this call anew by its pack as it is now"))
        if self.session is None:
            return
        manifest, marks, rulings = self.session.manifest, self.session.marks, self.session.rulings
        self._title.setText(self.session.name)
        told = [self.tr("objections waiting: {0}").format(rulings.open_objections)] if rulings.open_objections else []
        told += [self.tr("{0} flags, {1} ruled").format(len(rulings.flags), rulings.ruled)]
        graded = marks.score if marks.graded else None
        score = manifest.drill_score if manifest.kind is Kind.PRACTICE else graded
        told += [f"{score:.0f} %"] if score is not None else []
        told += [self.tr("rulings without their flag: {0}").format(len(rulings.lost))] if rulings.lost else []
        self._figures.setText(" · ".join(told))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words beside the panels where there is room, else as one of them."""
        super().resizeEvent(event)
        self._arrange(event.size().width() < _NARROW)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._title, self._figures = OneLine("title", least=8 * GRID), OneLine("muted")
        self.identifiers, self.judge = push_button("small"), push_button("small")
        row.addWidget(self._title)
        row.addWidget(self._figures, 1)
        row.addWidget(self.transport.as_model)
        row.addWidget(self.identifiers)
        row.addWidget(self.judge)
        return row

    def _lower(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        self.tabs = [push_button("small") for _ in range(4)]
        self._panels = QStackedWidget()
        self._words_place = QWidget()
        inside = QVBoxLayout(self._words_place)
        inside.setContentsMargins(0, 0, 0, 0)
        for place, (tab, panel) in enumerate(
            zip(self.tabs, (self.flag_panel, self._words_place, self.rubric, self.remarks), strict=True)
        ):
            tab.setCheckable(True)
            tab.clicked.connect(lambda _=False, place=place: self.show_panel(place))
            row.addWidget(tab)
            self._panels.addWidget(panel)
        row.addStretch(1)
        self.place = label("small")
        row.addWidget(self.place)
        column.addLayout(row)
        column.addWidget(self._panels, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.spoken)
        self._split.addWidget(side)
        self._split.setSizes([500, 500])
        self._narrow = False
        self.tabs[WORDS].setVisible(False)
        self.show_panel(FLAG)
        return self._split

    def _arrange(self, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        layout = self._words_place.layout()
        if narrow and layout is not None:
            layout.addWidget(self.spoken)
        else:
            self._split.insertWidget(0, self.spoken)
            self._split.setSizes([500, 500])
        self.spoken.setVisible(True)
        self.tabs[WORDS].setVisible(narrow)
        self.show_panel(self._panels.currentIndex())

    def _show_flag(self) -> None:
        session, flag = self.session, self.flag
        explained = explain(session, flag.flag, self._sayings) if session is not None and flag is not None else None
        self.flag_panel.show_flag(explained, flag)
        timeline = self.slot.timeline
        if timeline is not None and session is not None:
            timeline.show_marks(time_marks(session), flag.flag.number if flag is not None else 0)
            span = flag.flag.span if flag is not None else None
            whole = span is not None and span.duration_s > _MOST * session.analysis.duration_s
            timeline.show_flag(None if span is None or whole else (span.start_s, span.end_s))

    def _show_people(self) -> None:
        """Show what people said; the marks, which are many widgets, once somebody looks at them."""
        if self.session is not None:
            self._marks_wait = True
            if self._panels.currentIndex() == MARKS:
                self._show_marks()
            self.remarks.show_rulings(self.session.rulings)
            self.retranslate()

    def _show_marks(self) -> None:
        if self._marks_wait and self.session is not None:
            self._marks_wait = False
            names = {item: self._sayings.item(item) for item in self._sayings.titles}
            self.rubric.show_marks(self.session.marks, names, self._sayings.language)

    def _drawn_late(self) -> None:
        self._draw_call()
        self._show_flag()

    def _draw_call(self, keep: bool = False) -> None:
        """Draw the call; where the view is kept, only its marks are others."""
        timeline, session = self.slot.timeline, self.session
        if timeline is None or session is None or keep:
            return
        agent, *_ = session.analysis.started.speakers or session.manifest.speakers
        speakers = session.analysis.started.speakers or session.manifest.speakers
        theirs = session.curves.get(Speaker.CUSTOMER) if agent is not Speaker.CUSTOMER else None
        timeline.show_call(session.analysis.duration_s, session.curves.get(agent), self._bands, speakers, theirs)
        timeline.show_cursor(self.at_s)
