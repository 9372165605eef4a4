from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from asr_models.errors import ArchiveError, DownloadError
from asr_models.progress import Progress
from coach_app.ui.first_run.model_page import ModelPage
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from tests.coach_app.ui.first_run.scripted import ScriptedServices


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, language: Language, services: ScriptedServices) -> ModelPage:
    made = ModelPage(services, theme)
    qtbot.addWidget(made)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: made._choice is not None)
    return made


def test_installing_shows_how_far_it_is_and_ends_ready(
    qtbot: QtBot, page: ModelPage, services: ScriptedServices
) -> None:
    assert not page.can_go_on
    services.go_on.clear()
    page.install.click()
    qtbot.waitUntil(lambda: page._far.text() == "Fetching 22 of 44 MB")
    assert (page._bar.value(), page._bar.maximum()) == (50, 100)
    assert not page.can_go_on
    services.go_on.set()
    qtbot.waitUntil(lambda: page.can_go_on)
    assert "is installed" in page._state.text()
    assert page.if_skipped == ""


def test_it_can_be_broken_off_without_a_complaint(qtbot: QtBot, page: ModelPage, services: ScriptedServices) -> None:
    services.go_on.clear()
    page.install.click()
    qtbot.waitUntil(lambda: bool(page._far.text()))
    page.cancel.click()
    qtbot.waitUntil(lambda: not page.installing)
    assert not page._banner.isVisible()
    assert page.install.isVisible()


def test_leaving_the_page_breaks_it_off(qtbot: QtBot, page: ModelPage, services: ScriptedServices) -> None:
    services.go_on.clear()
    page.install.click()
    qtbot.waitUntil(lambda: bool(page._far.text()))
    page.leave()
    qtbot.waitUntil(lambda: not page.installing)


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (DownloadError("'x' cannot be reached (no connection).", "Again."), "The download has not worked"),
        (ArchiveError("'x.zip' holds a link.", "Another."), "This cannot be installed as a model"),
        (OSError(28, "No space left"), "It could not be kept"),
    ],
)
def test_a_failure_is_a_sentence_and_can_be_tried_again(
    qtbot: QtBot, page: ModelPage, services: ScriptedServices, error: Exception, title: str
) -> None:
    services.fails["install"] = error
    page.install.click()
    qtbot.waitUntil(page._banner.isVisible)
    assert page._banner.words == title
    assert page.install.isVisible()
    services.fails.clear()
    page.install.click()
    qtbot.waitUntil(lambda: page.can_go_on)
    assert not page._banner.isVisible()


@pytest.mark.parametrize("folder", [False, True])
def test_a_model_can_be_brought_on_a_stick(
    qtbot: QtBot, page: ModelPage, services: ScriptedServices, monkeypatch: pytest.MonkeyPatch, folder: bool
) -> None:
    chosen = str(Path("stick") / "model.zip")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    (page.from_folder if folder else page.from_zip).click()
    qtbot.waitUntil(lambda: page.can_go_on)
    assert "import model.zip" in services.did


def test_choosing_no_file_does_nothing(
    page: ModelPage, services: ScriptedServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    page.from_zip.click()
    assert not page.installing


def test_one_can_go_on_with_what_is_there(qtbot: QtBot, page: ModelPage, services: ScriptedServices) -> None:
    services.here = ("whisper-base",)
    page.enter()
    qtbot.waitUntil(lambda: page.can_go_on)
    assert page._state.text().startswith("whisper-base is installed")
    assert page.install.isVisible(), "the recommended one hears word by word"


def test_a_download_that_nobody_waits_for_does_not_flood_the_window(
    qtbot: QtBot, page: ModelPage, services: ScriptedServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []

    def install(progress: Progress) -> None:
        for done in range(1000):
            progress("download", done, 1000)

    monkeypatch.setattr(services, "install", install)
    monkeypatch.setattr(page, "_told", told.append)
    page.install.click()
    qtbot.waitUntil(lambda: not page.installing)
    assert len(told) <= 101
