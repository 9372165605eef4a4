"""As what chosen sessions are to be written, and where; it writes beside the window and says how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from coach_app.ui.errands import Errands, Tell
from coach_app.ui.exporting import SUFFIXES, TABLES, ExportFormat, Wish, export
from coach_app.ui.first_run.failures import failure_words
from coach_app.ui.form_style import form_sheet
from coach_app.ui.language import Language
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import label
from coach_app.ui.widgets.form_parts import ChoiceBox, Field, Tick, push_button

# What each format is called, in the order of the list.
_NAMES = {
    ExportFormat.PDF: QT_TRANSLATE_NOOP("ExportDialog", "Report to print (PDF)"),
    ExportFormat.HTML: QT_TRANSLATE_NOOP("ExportDialog", "Report as a web page"),
    ExportFormat.COMPARISON: QT_TRANSLATE_NOOP("ExportDialog", "Two sessions side by side (web page)"),
    ExportFormat.CSV: QT_TRANSLATE_NOOP("ExportDialog", "Table of all flags (CSV)"),
    ExportFormat.METRICS_CSV: QT_TRANSLATE_NOOP("ExportDialog", "Table of all figures (CSV)"),
    ExportFormat.SOUND: QT_TRANSLATE_NOOP("ExportDialog", "Sound (FLAC)"),
    ExportFormat.SRT: QT_TRANSLATE_NOOP("ExportDialog", "Subtitles (SRT)"),
    ExportFormat.VTT: QT_TRANSLATE_NOOP("ExportDialog", "Subtitles (WebVTT)"),
    ExportFormat.TEXTGRID: QT_TRANSLATE_NOOP("ExportDialog", "Tiers for Praat (TextGrid)"),
    ExportFormat.AUDACITY: QT_TRANSLATE_NOOP("ExportDialog", "Labels for Audacity"),
    ExportFormat.JSON: QT_TRANSLATE_NOOP("ExportDialog", "Everything, for other programs (JSON)"),
}
# How many sessions a comparison is of.
_TWO = 2


class ExportDialog(QDialog):
    """Asks, writes, and says what became of it.

    Parameters
    ----------
    folders : sequence of Path
        Of the sessions.
    theme : Theme
        Owns the colours.
    language : Language
        Of the window, and so of what is written.
    parent : QWidget or None
        Window that it belongs to.
    """

    written = Signal(object)
    """A file was written, or a folder with files: its Path."""

    def __init__(
        self, folders: Sequence[Path], theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folders, self._language = tuple(folders), language
        self._errands = Errands(self)
        self.form, self.shown = ChoiceBox(), Tick()
        self._what, self._said, self._bar = label("title", wrap=True), label("muted", wrap=True), QProgressBar()
        self._form, self._shown = Field(self.form), Field(self.shown)
        self.save, self.leave = push_button("main"), push_button()
        self.leave.setAutoDefault(False)
        self._lay_out()
        self.save.clicked.connect(self._ask)
        self.leave.clicked.connect(self.reject)
        self.setStyleSheet(style_sheet(theme.tokens) + form_sheet(theme.tokens))
        self.resize(60 * GRID, 40 * GRID)
        self._name()

    @property
    def wish(self) -> Wish:
        """What is chosen."""
        return Wish(ExportFormat(self.form.currentData()), self._language.code, self.shown.isChecked())

    @property
    def words(self) -> str:
        """What it says of the work."""
        return self._said.text()

    @property
    def is_folder(self) -> bool:
        """Whether several files are written, into a folder."""
        return len(self._folders) > 1 and self.wish.form not in TABLES

    @property
    def suggested(self) -> str:
        """Name of the file that is suggested."""
        only = self._folders[0].name if len(self._folders) == 1 else "sessions"
        return f"{only}{SUFFIXES[self.wish.form]}"

    def write(self, target: Path) -> None:
        """Write into a file or a folder, beside the window."""
        wish, folders = self.wish, self._folders

        def work(tell: Tell) -> tuple[Exception, ...]:
            if len(folders) > 1 and wish.form not in TABLES:
                target.mkdir(parents=True, exist_ok=True)
            return export(folders, wish, target, lambda done, of: tell((done, of)))

        self.save.setEnabled(False)
        self._bar.setRange(0, len(folders))
        self._bar.setValue(0)
        self._bar.setVisible(True)
        self._said.setText(self.tr("Writing …"))
        self._errands.run(work, lambda missed: self._done(target, missed), self._failed, self._far)

    def done(self, result: int) -> None:
        """Close; what is being written is written to its end, and nobody is told."""
        self._errands.close()
        super().done(result)

    def _lay_out(self) -> None:
        for form, name in _NAMES.items():
            if (len(self._folders) == _TWO) or form is not ExportFormat.COMPARISON:
                self.form.addItem(QCoreApplication.translate("ExportDialog", str(name)), form.value)
        self._bar.setVisible(False)
        self._bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        for part in (self._what, self._form, self._shown, self._bar, self._said):
            column.addWidget(part)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        column.addLayout(foot)
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self) -> None:
        self.setWindowTitle(self.tr("Write reports and tables"))
        self.setAccessibleName(self.windowTitle())
        self._what.setText(self.tr("Sessions to write: %1").replace("%1", str(len(self._folders))))
        self._form.call(self.tr("As"), self.tr("With rulings, comments and marks where there are any"))
        self._shown.call("", self.tr("Else they are hidden, and silent in the sound. That they are shown is kept."))
        self.shown.call(self.tr("Show numbers and codes"))  # after its field, which names it too
        self._bar.setAccessibleName(self.tr("Writing …"))
        self.save.setText(self.tr("Choose where …"))
        self.leave.setText(self.tr("Close"))

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.windowTitle())
        if self.is_folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setFileMode(QFileDialog.FileMode.AnyFile)
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(self.suggested)
        # What Qt's own translation leaves in English where it draws the dialog itself.
        look, files = (QCoreApplication.translate("LibraryAsking", words) for words in ("Look in", "Files"))
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, look)
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, files)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.write(Path(names[0])))
        dialog.open()

    def _far(self, far: tuple[int, int]) -> None:
        self._bar.setValue(far[0])

    def _done(self, target: Path, missed: tuple[Exception, ...]) -> None:
        self._rest()
        if len(missed) == len(self._folders):
            self._failed(missed[0])
            return
        said = self.tr("Written: %1").replace("%1", str(target))
        if missed:
            could = self.tr("Could not be written: %1").replace("%1", str(len(missed)))
            said = f"{said}\n{could}. {' '.join(failure_words(missed[0], self._language.code))}"
        self._said.setText(said)
        self.written.emit(target)

    def _failed(self, error: Exception) -> None:
        self._rest()
        self._said.setText(" ".join(failure_words(error, self._language.code)))

    def _rest(self) -> None:
        self.save.setEnabled(True)
        self._bar.setVisible(False)
