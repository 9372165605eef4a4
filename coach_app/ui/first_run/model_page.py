"""Who hears the words: install the recommended model, import one without network, or go on with what is there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QWidget

from asr_models.progress import Progress
from coach_app.first_run import Step
from coach_app.ui.errands import Errands, Tell
from coach_app.ui.first_run.failures import detail, failure_words
from coach_app.ui.first_run.page import Page
from coach_app.ui.first_run.services import ModelChoice, SetupServices
from coach_app.ui.glyphs import Glyph
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.card import Card, GlyphView, label, set_property
from coach_app.ui.widgets.form_parts import push_button


class _BrokenOffError(Exception):
    """The user does not want to wait for it any more."""


class ModelPage(Page):
    """What hears words on this machine, and the ways to get it.

    Parameters
    ----------
    services : SetupServices
        Installs and imports.
    theme : Theme
        Where colours come from.
    """

    def __init__(self, services: SetupServices, theme: Theme) -> None:
        super().__init__(Step.MODEL)
        self._services = services
        self._errands = Errands(self)
        self._choice: ModelChoice | None = None
        self._break_off: threading.Event | None = None
        self._banner = Banner(theme)
        self.column.addWidget(self._banner)
        card = Card()
        card.column.setSpacing(2 * GRID)
        head = QHBoxLayout()
        head.setSpacing(GRID + GRID // 2)
        self._glyph = GlyphView(theme, Glyph.WAITING, "muted", 24)
        self._state = label(wrap=True)
        head.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._state, 1)
        card.column.addLayout(head)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._far = label("small")
        card.column.addWidget(self._bar)
        card.column.addWidget(self._far)
        card.column.addLayout(self._buttons())
        self.column.addWidget(card)
        self._offline = label("small", wrap=True)
        self.column.addWidget(self._offline)
        self.column.addStretch(1)
        self.retranslate()

    @property
    def can_go_on(self) -> bool:
        """With a model, and nothing half-done."""
        return self._choice is not None and bool(self._choice.here) and not self.installing

    @property
    def if_skipped(self) -> str:
        """What is not judged then."""
        if self._choice is not None and self._choice.here:
            return ""
        return self.tr("Without a model pace, volume and melody are judged as usual; standard phrases are not checked.")

    @property
    def installing(self) -> bool:
        """Whether a model is on its way."""
        return self._break_off is not None

    def enter(self) -> None:
        """See what is there."""
        self._look()

    def leave(self) -> None:
        """Break off what is on its way; a download goes on there next time."""
        self.break_off()

    def first_control(self) -> QWidget | None:
        """Install, while there is nothing; else the main button."""
        return None if self.can_go_on else self.install

    def import_zip(self) -> None:
        """Ask for a zip file and install what is in it."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Zip file of a model"), "", self.tr("Zip files (*.zip)"))
        self._import(name)

    def import_folder(self) -> None:
        """Ask for a folder and install what is in it."""
        self._import(QFileDialog.getExistingDirectory(self, self.tr("Folder of a model")))

    def break_off(self) -> None:
        """End what is on its way."""
        if self._break_off is not None:
            self._break_off.set()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.say(
            self.tr("Hearing the words"),
            self.tr("Standard phrases are checked by a recogniser that runs on this computer, without network."),
        )
        self.install.setText(self.tr("Install the model"))
        self.from_zip.setText(self.tr("Import a zip file …"))
        self.from_folder.setText(self.tr("Import a folder …"))
        self.cancel.setText(self.tr("Break it off"))
        self._bar.setAccessibleName(self.tr("How far the installation is"))
        self._offline.setText(
            self.tr(
                "No network here? Fetch the model's zip file on another computer, bring it on a USB stick, "
                "and import it. The file is checked before it is used."
            )
        )
        self._show()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.install, self.from_zip, self.from_folder = push_button("main"), push_button(), push_button()
        self.cancel = push_button()
        acts: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (self.install, self._install),
            (self.from_zip, self.import_zip),
            (self.from_folder, self.import_folder),
            (self.cancel, self.break_off),
        )
        for button, act in acts:
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _look(self) -> None:
        self._errands.run(lambda _: self._services.models(), self._found, self._failed)

    def _found(self, choice: ModelChoice) -> None:
        self._choice = choice
        self._show()
        if self.can_go_on:
            self.answered.emit()

    def _install(self) -> None:
        self._begin(self._services.install)

    def _import(self, name: str) -> None:
        if name:
            self._begin(lambda progress: self._services.import_model(Path(name), progress))

    def _begin(self, bring: Callable[[Progress], None]) -> None:
        if self._break_off is not None:
            return
        broken_off = threading.Event()
        self._break_off = broken_off
        self._banner.show_message("", "", serious=False)
        self._bar.setRange(0, 0)
        self._far.setText("")

        def work(tell: Tell) -> None:
            percent = -1

            def progress(task: str, done: int, total: int | None) -> None:
                nonlocal percent
                if broken_off.is_set():
                    raise _BrokenOffError
                now = int(100 * done / total) if total else done >> 20
                if now != percent:  # a signal for every piece would keep the window busy
                    percent = now
                    tell((task, done, total))

            bring(progress)

        self._errands.run(work, lambda _: self._installed(), self._failed, self._told)
        self._show()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, said: tuple[str, int, int | None]) -> None:
        task, done, total = said
        tasks = {
            "download": self.tr("Fetching"),
            "verify": self.tr("Checking"),
            "unpack": self.tr("Unpacking"),
            "copy": self.tr("Copying"),
        }
        self._bar.setRange(0, 100 if total else 0)
        self._bar.setValue(int(100 * done / total) if total else 0)
        far = self.tr("{0} of {1} MB") if total else self.tr("{0} MB")
        self._far.setText(f"{tasks.get(task, '')} {far.format(*(f'{size / 1e6:.0f}' for size in (done, total or 0)))}")

    def _installed(self) -> None:
        self._break_off = None
        self._look()

    def _failed(self, error: Exception) -> None:
        self._break_off = None
        if not isinstance(error, _BrokenOffError):
            title, do = failure_words(error)
            self._banner.show_message(title, "\n".join(part for part in (do, detail(error)) if part), serious=True)
        self._show()
        if self.isVisible():
            self.install.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        choice, busy = self._choice, self.installing
        if choice is None:
            self._state.setText(self.tr("Looking for models …"))
        elif choice.here and choice.recommended not in choice.here:
            self._state.setText(
                self.tr("{0} is installed. You can go on, or install {1} ({2} MB), which hears word by word.").format(
                    choice.here[0], choice.recommended, f"{choice.recommended_bytes / 1e6:.0f}"
                )
            )
            self._glyph.show_glyph(Glyph.DONE, "good")
        elif choice.here:
            self._state.setText(self.tr("{0} is installed and hears Mandarin. You can go on.").format(choice.here[0]))
            self._glyph.show_glyph(Glyph.DONE, "good")
        else:
            self._state.setText(
                self.tr("Recommended: {0}, {1} MB, from its publisher alphacephei.com.").format(
                    choice.recommended, f"{choice.recommended_bytes / 1e6:.0f}"
                )
            )
            self._glyph.show_glyph(Glyph.WAITING, "muted")
        there = choice is not None and choice.recommended in choice.here
        self.install.setVisible(not busy and not there)
        set_property(self.install, "kind", "" if choice is not None and choice.here else "main")
        self.from_zip.setVisible(not busy)
        self.from_folder.setVisible(not busy)
        self.cancel.setVisible(busy)
        self._bar.setVisible(busy)
        self._far.setVisible(busy)
        self.changed.emit()
