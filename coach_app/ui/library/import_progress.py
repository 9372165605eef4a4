"""How far one import is, on the panel: what is worked on, what came, what was there already, what could not be read."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach_app.library.import_job import Advanced, Fate, Settled
from coach_app.ui.language import Language
from coach_app.ui.library.work_panel import WorkPanel


class ImportProgress(QObject):
    """Counts the recordings of one import.

    Parameters
    ----------
    panel : WorkPanel
        Says how far it is.
    language : Language
        For what could not be read.
    parent : QObject
        Who imports.
    """

    kept = Signal()
    """A session has come."""

    def __init__(self, panel: WorkPanel, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._panel, self._language = panel, language
        self._counts = dict.fromkeys(Fate, 0)
        self._shares: dict[str, float] = {}
        self._of = 0

    @property
    def words(self) -> str:
        """What has become of them."""
        counts = self._counts
        parts = [self.tr("Taken in: {0}").format(counts[Fate.KEPT])]
        if counts[Fate.DUPLICATE]:
            parts.append(self.tr("there already: {0}").format(counts[Fate.DUPLICATE]))
        if counts[Fate.FAILED]:
            parts.append(self.tr("could not be read: {0}").format(counts[Fate.FAILED]))
        if counts[Fate.CANCELLED]:
            parts.append(self.tr("given up: {0}").format(counts[Fate.CANCELLED]))
        return " · ".join(parts)

    def hear(self, news: object) -> None:
        """Take news in: how many there are, how far one is, or what became of it."""
        match news:
            case int():
                self._of = news
            case Advanced(job, done):
                self._shares[job.id] = done
                self._panel.line(job.id, f"{job.name}   {done:.0%}")
            case Settled():
                self._settled(news)
        settled = sum(self._counts.values())
        if self._of:
            so_far = settled + sum(self._shares.values())
            self._panel.advance(self.tr("Taken in: {0} of {1}").format(settled, self._of), so_far, self._of)

    def _settled(self, news: Settled) -> None:
        self._counts[news.fate] += 1
        self._shares.pop(news.job.id, None)
        if news.fate is Fate.FAILED:
            self._panel.fail(news.job.id, news.sentence(self._language.code))
        else:
            self._panel.line(news.job.id, "")
        if news.fate is Fate.KEPT:
            self.kept.emit()
