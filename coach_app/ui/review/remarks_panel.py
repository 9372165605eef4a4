"""What people have left in a session: comments at their second, flags found by ear, corrections, rulings without a flag."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coach_app.rulings.entry import Comment, Correction, Entry, Moment, Objection, Ruling
from coach_app.rulings.state import Rulings
from coach_app.ui.text import clock, kind_name
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import push_button


class RemarksPanel(QWidget):
    """A list of remarks by their time in the call."""

    hear = Signal(float, float)
    """Hear this stretch."""
    comment = Signal()
    missed = Signal()
    taken_back = Signal(str)
    """Take the entry with this id back."""

    def __init__(self) -> None:
        super().__init__()
        self._rulings = Rulings()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._hear)
        self.list.itemActivated.connect(self._hear)
        self._nothing = label("muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.add, self.mark, self.remove = push_button("small"), push_button("small"), push_button("small")
        self.add.clicked.connect(self.comment)
        self.mark.clicked.connect(self.missed)
        self.remove.clicked.connect(self._remove)
        self.list.currentRowChanged.connect(lambda n: self.remove.setEnabled(n >= 0))
        for button in (self.add, self.mark, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        self.lost, self.lost_list = push_button("quiet"), QListWidget()
        self.lost.setCheckable(True)
        self.lost.toggled.connect(self._show_lost)
        self.lost_list.setWordWrap(True)
        self.lost_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lost_list.itemClicked.connect(self._hear)
        self.lost_list.itemActivated.connect(self._hear)
        column.addWidget(self.lost, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.lost_list, 1)
        column.addStretch(0)
        self.show_rulings(self._rulings)

    @property
    def lines(self) -> list[str]:
        """What is listed."""
        return [self.list.item(n).text() for n in range(self.list.count())]

    def show_rulings(self, rulings: Rulings) -> None:
        """Show what holds now."""
        self._rulings = rulings
        entries: list[Comment | Moment | Correction] = [*rulings.comments, *rulings.moments, *rulings.corrections]
        self.list.clear()
        for entry in sorted(entries, key=lambda one: _stretch(one)[0]):
            self.list.addItem(self._item(entry))
        self.add.setText(self.tr("Comment"))
        self.add.setToolTip(self.tr("Comment at this second (C)"))
        self.mark.setText(self.tr("Missed flag"))
        self.mark.setToolTip(self.tr("A flag was missed in the selected stretch (M)"))
        self.remove.setText(self.tr("Take back"))
        self.remove.setToolTip(self.tr("Take the chosen remark back; it stays in the history"))
        self.remove.setEnabled(False)
        self._nothing.setText(self.tr("No remarks yet. C leaves one at the second that is heard."))
        self._nothing.setVisible(not entries)
        self.list.setVisible(bool(entries))
        self.list.setAccessibleName(self.tr("Remarks on this call"))
        self._fill_lost()

    def _fill_lost(self) -> None:
        """What was said about flags that the call, judged anew, no longer has: a quiet line, and a list if somebody asks."""
        count = len(self._rulings.lost)
        self.lost.setVisible(bool(count))
        self.lost.setText(self.tr("Rulings on flags that are no longer raised: {0}").format(count))
        self.lost.setToolTip(self.tr("They count again as soon as the flag is raised again"))
        self.lost_list.setAccessibleName(self.tr("Rulings on flags that are no longer raised"))
        self.lost_list.clear()
        for entry in sorted(self._rulings.lost, key=lambda one: _stretch(one)[0]):
            self.lost_list.addItem(self._item(entry))
        self._show_lost(self.lost.isChecked())

    def _show_lost(self, wanted: bool) -> None:
        self.lost_list.setVisible(wanted and bool(self._rulings.lost))

    def _item(self, entry: Entry) -> QListWidgetItem:
        item = QListWidgetItem(self._words(entry))
        item.setData(Qt.ItemDataRole.UserRole, (entry.id, *_stretch(entry)))
        item.setSizeHint(item.sizeHint().expandedTo(QSize(0, 4 * GRID)))
        return item

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.show_rulings(self._rulings)
        super().changeEvent(event)

    def _words(self, entry: Entry) -> str:
        who = f" — {entry.author}" if entry.author else ""
        match entry:
            case Comment():
                return f"{clock(entry.at_s)}  {entry.text}{who}"
            case Moment():
                found = self.tr("found by ear: {0}").format(kind_name(entry.kind))
                return f"{clock(entry.start_s)}–{clock(entry.end_s)}  {found} {entry.note}".rstrip() + who
            case Correction():
                what = self.tr("corrected what was heard")
                return f"{clock(entry.start_s)}  {what}{who}"
            case Ruling(flag=flag):
                verdicts = {"right": self.tr("Right"), "wrong": self.tr("Wrong"), "unsure": self.tr("Unsure")}
                told = f"{verdicts[entry.verdict]} {entry.note}".rstrip()
                return f"{clock(flag.start_s)}–{clock(flag.end_s)}  {kind_name(flag.kind)}: {told}{who}"
            case Objection(flag=flag) if flag is not None:
                told = self.tr("objects: {0}").format(entry.reason)
                return f"{clock(flag.start_s)}–{clock(flag.end_s)}  {kind_name(flag.kind)}: {told}{who}"
            case _:
                return ""

    def _hear(self, item: QListWidgetItem) -> None:
        _, start_s, end_s = item.data(Qt.ItemDataRole.UserRole)
        self.hear.emit(start_s, end_s)

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.taken_back.emit(item.data(Qt.ItemDataRole.UserRole)[0])


def _stretch(entry: Entry) -> tuple[float, float]:
    match entry:
        case Comment():
            return entry.at_s, entry.at_s + 4.0
        case Moment() | Correction():
            return entry.start_s, entry.end_s
        case Ruling(flag=flag) | Objection(flag=flag) if flag is not None:
            return flag.start_s, flag.end_s
        case _:
            return 0.0, 0.0
