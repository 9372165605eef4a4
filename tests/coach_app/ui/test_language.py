from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from coach_app.ui.language import TRANSLATIONS, Language, system_language

TS = TRANSLATIONS / "voice_coach_zh_CN.ts"
UI = TRANSLATIONS.parent


def messages(path: Path) -> list[tuple[str, str, str, str | None]]:
    """Context, source, translation and state of every string."""
    found = []
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 (our own file)
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = translation.findtext("numerusform")  # Chinese has one form for every count
            text = (translation.text or "") if plural is None else plural
            found.append((name, message.findtext("source", ""), text, translation.get("type")))
    return found


def test_every_string_is_translated() -> None:
    unfinished = [(context, source) for context, source, text, state in messages(TS) if not text or state]
    assert not unfinished


def test_translations_keep_the_places_of_their_values() -> None:
    for _, source, text, _ in messages(TS):
        assert [part for part in ("{0}", "{1}") if part in source] == [p for p in ("{0}", "{1}") if p in text]


def test_the_translation_holds_exactly_the_strings_of_the_source(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    tool = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert tool, "Qt Linguist's tools come with PySide6"
    files = [str(path) for path in sorted(UI.rglob("[a-z]*.py"))]
    subprocess.run([tool, *files, "-locations", "none", "-ts", str(fresh)], check=True, capture_output=True)
    assert {m[:2] for m in messages(fresh)} == {m[:2] for m in messages(TS)}, "run scripts/translate.sh"


def test_what_is_compiled_is_what_is_written(qapp: QApplication, language: Language) -> None:
    language.use("zh")
    for context, source, text, _ in messages(TS):
        assert QCoreApplication.translate(context, source) == text, "run scripts/translate.sh"


def test_the_dialogs_that_qt_draws_itself_speak_the_same_language(qapp: QApplication, language: Language) -> None:
    language.use("zh")
    assert QCoreApplication.translate("QFileSystemModel", "Date Modified") == "修改日期"
    language.use("en")
    assert QCoreApplication.translate("QFileSystemModel", "Date Modified") == "Date Modified"


def test_the_language_can_be_switched_and_switched_back(qapp: QApplication, language: Language) -> None:
    heard: list[str] = []
    language.changed.connect(lambda: heard.append(language.code))
    language.switch()
    assert QCoreApplication.translate("Rail", "Live") == "通话"
    language.switch()
    assert QCoreApplication.translate("Rail", "Live") == "Live"
    assert heard == ["zh", "en"]


def test_an_update_of_the_program_does_not_take_the_running_window_with_it(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "voice_coach_zh_CN.qm"
    file.write_bytes((TRANSLATIONS / file.name).read_bytes())
    monkeypatch.setattr("coach_app.ui.language.TRANSLATIONS", tmp_path)
    language = Language("zh")
    file.write_bytes(b"")  # a mapped file would end the process by SIGBUS
    assert QCoreApplication.translate("Rail", "Live") == "通话"
    language.use("en")
    language.use("zh")
    assert QCoreApplication.translate("Rail", "Live") == "Live", "without a translation it is English"
    language.use("en")


def test_an_unknown_language_is_english(qapp: QApplication, language: Language) -> None:
    language.use("fr")
    assert language.code == "en"


@pytest.mark.parametrize(("locale", "code"), [("zh_CN", "zh"), ("zh_Hant_HK", "zh"), ("en_US", "en"), ("C", "en")])
def test_a_chinese_system_is_spoken_to_in_chinese(locale: str, code: str) -> None:
    assert system_language(QLocale(locale)) == code
