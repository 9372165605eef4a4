"""The language of the interface: English in the source, Chinese from the translation beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator, Signal

# Written by ``scripts/translate.sh`` with Qt Linguist's tools.
TRANSLATIONS = Path(__file__).parent / "i18n"

LANGUAGES = ("zh", "en")


def system_language(locale: QLocale | None = None) -> str:
    """``zh`` on a Chinese system, else ``en``.

    Examples
    --------
    >>> system_language(QLocale("zh_TW")), system_language(QLocale("de_DE"))
    ('zh', 'en')
    """
    chinese = (locale or QLocale.system()).language() is QLocale.Language.Chinese
    return "zh" if chinese else "en"


class Language(QObject):
    """Owns the language in use. Qt tells every widget of a change (``QEvent.LanguageChange``).

    Parameters
    ----------
    code : str
        ``zh`` or ``en``.
    """

    changed = Signal()

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = "en"
        self._translator = QTranslator(self)
        self._words = b""  # kept here: Qt reads it where it lies
        self.use(code)

    def use(self, code: str) -> None:
        """Speak this language from now on."""
        QCoreApplication.removeTranslator(self._translator)
        self.code = code if code in LANGUAGES else "en"
        # By name, Qt would map the file, and an update of the program would take the running window with it.
        self._words = _words() if self.code == "zh" else b""
        if self._words and self._translator.load(self._words):
            QCoreApplication.installTranslator(self._translator)
        self.changed.emit()

    def switch(self) -> None:
        """Chinese to English and back."""
        self.use("en" if self.code == "zh" else "zh")


def _words() -> bytes:
    """The compiled translation; empty where it is missing."""
    try:
        return (TRANSLATIONS / "voice_coach_zh_CN.qm").read_bytes()
    except OSError:
        return b""
