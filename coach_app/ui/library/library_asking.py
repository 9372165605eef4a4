"""Asks what is still to be known before something is done to sessions: which files, what about them, and whether really."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from coach_app.library.import_job import SOUNDS
from coach_app.library.query import Row
from coach_app.library.sharing import SUFFIX
from coach_app.people.profile import Profile
from coach_app.ui.library.about_dialog import About, AboutDialog
from coach_app.ui.library.delete_dialog import DeleteDialog
from coach_app.ui.library.library_keys import LibraryDo
from coach_app.ui.library.library_menus import LibraryMenus
from coach_app.ui.library.library_work import LibraryWork
from coach_app.ui.library.row_words import title_of
from coach_app.ui.library.session_list import SessionList
from coach_app.ui.theme import Theme


class LibraryAsking(QObject):
    """Opens dialogs; none of them stops the window.

    Parameters
    ----------
    list_ : SessionList
        Knows which sessions are selected; the dialogs belong to its window.
    work : LibraryWork
        Does it.
    theme : Theme
        Owns the colours.

    Attributes
    ----------
    people : sequence of Profile
        Whose calls they can be.
    """

    def __init__(self, list_: SessionList, work: LibraryWork, theme: Theme) -> None:
        super().__init__(list_)
        self._list, self._work, self._theme = list_, work, theme
        self.people: Sequence[Profile] = ()
        self.dialog: QDialog | None = None

    def connect_menus(self, menus: LibraryMenus) -> None:
        """Answer to the actions."""
        for do, act in (
            (LibraryDo.IMPORT, self.choose_files),
            (LibraryDo.IMPORT_FOLDER, self.choose_folder),
            (LibraryDo.OPEN, self.choose_shared),
            (LibraryDo.ABOUT, self.describe),
            (LibraryDo.SHARE, self.share),
            (LibraryDo.WRITE, self.write),
            (LibraryDo.REJUDGE, lambda: self._work.rejudge([row.id for row in self._list.selected])),
            (LibraryDo.REJUDGE_ALL, lambda: self._work.rejudge(None)),
            (LibraryDo.DELETE, self.delete),
        ):
            menus.on(do, act)

    def choose_files(self) -> None:
        """Ask for recordings."""
        endings = " ".join(f"*{ending}" for ending in sorted(SOUNDS))
        dialog = self._files(QFileDialog.FileMode.ExistingFiles, self.tr("Recordings"))
        dialog.setNameFilters([f"{self.tr('Recordings')} ({endings})", self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda names: self.bring_in([Path(name) for name in names]))
        self._open(dialog)

    def choose_folder(self) -> None:
        """Ask for a folder with recordings."""
        dialog = self._files(QFileDialog.FileMode.Directory, self.tr("Folder with recordings"))
        dialog.filesSelected.connect(lambda names: self.bring_in([Path(name) for name in names]))
        self._open(dialog)

    def choose_shared(self) -> None:
        """Ask for sessions that somebody has sent."""
        dialog = self._files(QFileDialog.FileMode.ExistingFiles, self.tr("Shared sessions"))
        dialog.setNameFilters([f"{self.tr('Shared sessions')} (*{SUFFIX})"])
        dialog.filesSelected.connect(lambda names: self._work.open_shared([Path(name) for name in names]))
        self._open(dialog)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Take in what was chosen or dropped: shared sessions at once, recordings after asking about them."""
        shared = [path for path in paths if path.suffix.lower() == SUFFIX]
        recordings = [path for path in paths if path.suffix.lower() != SUFFIX]
        if shared:
            self._work.open_shared(shared)
        if recordings:
            dialog = AboutDialog((), self.people, self._theme, self._list.window())
            dialog.said.connect(lambda about: self._work.take_in(recordings, about))
            self._open(dialog)

    def describe(self) -> None:
        """Ask for title, tags and person of what is selected."""
        rows = self._list.selected
        if rows:
            dialog = AboutDialog(rows, self.people, self._theme, self._list.window())
            dialog.said.connect(partial(self._describe, rows))
            self._open(dialog)

    def delete(self) -> None:
        """Ask whether what is selected shall really go."""
        rows = self._list.selected
        if rows:
            dialog = DeleteDialog(rows, self._theme, self._list.window())
            dialog.agreed.connect(self._work.delete)
            self._open(dialog)

    def share(self) -> None:
        """Ask for the file into which the selected session shall go."""
        rows = self._list.selected
        if len(rows) == 1:
            dialog = self._files(QFileDialog.FileMode.AnyFile, self.tr("Share as one file"))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(SUFFIX[1:])
            dialog.selectFile(f"{_safe(title_of(rows[0]))}{SUFFIX}")
            session = rows[0].id
            dialog.filesSelected.connect(lambda names: self._work.share(session, Path(names[0])))
            self._open(dialog)

    def write(self) -> None:
        """Ask as what the selected sessions shall be written, and where."""
        folders = [self._work.sessions / row.id for row in self._list.selected]
        if folders:
            # The reports' modules come with Qt's printing: not before somebody wants them.
            from coach_app.ui.export_dialog import ExportDialog  # noqa: PLC0415

            self._open(ExportDialog(folders, self._theme, self._work.language, self._list.window()))

    def _describe(self, rows: Sequence[Row], about: About) -> None:
        self._work.describe([row.id for row in rows], about)

    def _files(self, mode: QFileDialog.FileMode, title: str) -> QFileDialog:
        """A dialog for files in the window's language, also where Qt draws it itself."""
        dialog = QFileDialog(self._list.window(), title, QDir.homePath())
        dialog.setFileMode(mode)
        for place, words in (
            (QFileDialog.DialogLabel.LookIn, self.tr("Look in")),
            (QFileDialog.DialogLabel.FileName, self.tr("Name")),
            (QFileDialog.DialogLabel.FileType, self.tr("Files")),
            (QFileDialog.DialogLabel.Accept, self.tr("Choose")),
            (QFileDialog.DialogLabel.Reject, self.tr("Cancel")),
        ):
            dialog.setLabelText(place, words)
        return dialog

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _: self._closed(dialog))
        self.dialog = dialog
        dialog.open()

    def _closed(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)


def _safe(name: str) -> str:
    """A name that every system takes for a file."""
    return "".join("-" if letter in '\\/:*?"<>|' else letter for letter in name).strip(" .") or "session"
