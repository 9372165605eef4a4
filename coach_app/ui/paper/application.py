"""What Qt needs to lay out text without a window: an application, and a font that has Chinese."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from coach_app.errors import MissingPartError
from coach_app.ui.theme import FONTS


def with_fonts() -> QCoreApplication:
    """The application that is there; without one, one that opens no window and needs no display.

    Whoever gets it keeps it as long as there is text to lay out.
    """
    there = QCoreApplication.instance()
    if there is not None:
        return there
    # Windows and macOS always have a display; elsewhere there may be none.
    platform = [] if sys.platform in ("win32", "darwin") else ["-platform", "offscreen"]
    return QGuiApplication(["coach", *platform])


def paper_font(points: float) -> QFont:
    """The type of printed reports, with every character of Chinese.

    Parameters
    ----------
    points : float
        Its size.

    Raises
    ------
    MissingPartError
        If no font of the system has Chinese: what is printed without one is boxes.
    """
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if not chinese:
        raise MissingPartError(
            "No font of this system has Chinese characters.",
            "Install one, such as Noto Sans CJK, or write the report as HTML.",
        )
    own = [family for family in FONTS if family in chinese]
    made = QFont()
    made.setFamilies([*own, *chinese[:1]])
    made.setPointSizeF(points)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
