"""The language of the interface: English in the source, Chinese from the translation beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

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
        # What is installed later is asked first: the program's own words come before those of Qt's dialogs.
        self._translators = (QTranslator(self), QTranslator(self))
        self._words: tuple[bytes, ...] = ()  # kept here: Qt reads them where they lie
        self.use(code)

    def leave(self) -> None:
        """Speak no more: what is shown next is another owner's."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)

    def use(self, code: str) -> None:
        """Speak this language from now on."""
        self.leave()
        self.code = code if code in LANGUAGES else "en"
        # By name, Qt would map the files, and an update of the program would take the running window with it.
        self._words = tuple(_words(file) for file in _files()) if self.code == "zh" else ()
        for translator, words in zip(self._translators, self._words, strict=False):
            if words and translator.load(words):
                QCoreApplication.installTranslator(translator)
        self.changed.emit()

    def switch(self) -> None:
        """Chinese to English and back."""
        self.use("en" if self.code == "zh" else "zh")


def _files() -> tuple[Path, Path]:
    """The compiled translations: of Qt's own dialogs, and ours."""
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return qt / "qtbase_zh_CN.qm", TRANSLATIONS / "voice_coach_zh_CN.qm"


def _words(file: Path) -> bytes:
    """A compiled translation; empty where it is missing."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
