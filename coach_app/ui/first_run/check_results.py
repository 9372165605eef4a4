"""The five results of the headset check: shape, word, figure, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from audio.headset import Aspect, Finding, Grade, HeadsetReport
from coach_app.advice import advice
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.card import GlyphView, label, set_property

ASPECTS = {
    Aspect.NOISE: QT_TRANSLATE_NOOP("Aspects", "Noise"),
    Aspect.LEVEL: QT_TRANSLATE_NOOP("Aspects", "Volume"),
    Aspect.CLIPPING: QT_TRANSLATE_NOOP("Aspects", "Clipping"),
    Aspect.BLEED: QT_TRANSLATE_NOOP("Aspects", "Crosstalk"),
    Aspect.GAIN_CONTROL: QT_TRANSLATE_NOOP("Aspects", "Automatic gain"),
}
_LOOKS = {
    Grade.OK: (Glyph.DONE, "good"),
    Grade.POOR: (Glyph.MISSED, "nudge"),
    Grade.UNKNOWN: (Glyph.NONE, "muted"),
}


class CheckResults(QWidget):
    """Five lines, hidden until there is a report.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    language : Language
        In which the findings are told.
    """

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._report: HeadsetReport | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID + GRID // 2)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(2, 1)
        self._lines = []
        for row, aspect in enumerate(Aspect):
            glyph, name, words = GlyphView(theme, Glyph.NONE, "muted", 16), label(), label(wrap=True)
            grid.addWidget(glyph, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(name, row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 2)
            self._lines.append((aspect, glyph, name, words))
        self.setVisible(False)

    @property
    def words(self) -> tuple[str, ...]:
        """What the lines say."""
        return tuple(f"{name.text()} {words.text()}" for _, _, name, words in self._lines)

    def show_report(self, report: HeadsetReport | None) -> None:
        """Show what was found, or nothing."""
        self._report = report
        self.setVisible(report is not None)
        if report is None:
            return
        for aspect, glyph, name, words in self._lines:
            finding = report.of(aspect)
            shape, ink = _LOOKS[finding.grade]
            glyph.show_glyph(shape, ink)
            name.setText(QCoreApplication.translate("Aspects", str(ASPECTS[aspect])))
            words.setText(self._sentence(finding))
            set_property(words, "ink", "text" if finding.grade is Grade.POOR else "muted")
        self.setAccessibleName(self.tr("Results of the check"))
        self.setAccessibleDescription("; ".join(self.words))

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.show_report(self._report)

    def _sentence(self, finding: Finding) -> str:
        said = advice(finding.code, self._language.code)
        figure = "" if finding.value is None else f"{finding.value:.0f} {finding.unit}".strip()
        title = self.tr("{0} ({1})").format(said.title, figure) if figure else said.title
        follows = "" if finding.grade is Grade.OK else said.mend or said.still
        return " · ".join(part for part in (title, follows) if part)
