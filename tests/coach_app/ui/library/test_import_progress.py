from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from coach_app.library.import_job import Advanced, Fate, Job, Settled
from coach_app.ui.language import Language
from coach_app.ui.library.import_progress import ImportProgress
from coach_app.ui.library.work_panel import WorkPanel

ONE, OTHER = Job("/calls/a.wav"), Job("/calls/b.wav")


@pytest.fixture
def panel(qtbot: QtBot) -> WorkPanel:
    made = WorkPanel()
    qtbot.addWidget(made)
    made.begin("Looking for recordings …")
    return made


def test_it_says_how_far_it_is_and_what_became_of_each(panel: WorkPanel, language: Language, qtbot: QtBot) -> None:
    progress = ImportProgress(panel, language, QObject(panel))
    progress.hear(2)
    progress.hear(Advanced(ONE, 0.5))
    assert (panel.words, panel.bar.value(), panel.bar.maximum()) == ("Taken in: 0 of 2", 50, 200)
    with qtbot.waitSignal(progress.kept):
        progress.hear(Settled(ONE, Fate.KEPT, "s1"))
    progress.hear(Settled(OTHER, Fate.FAILED, "", "", "b.wav holds no sound.", "Record it again.", "b.wav 没有声音。"))
    assert panel.words == "Taken in: 2 of 2"
    assert [panel.lines.item(row).text() for row in range(panel.lines.count())] == [
        "b.wav holds no sound. Record it again."
    ]
    assert progress.words == "Taken in: 1 · could not be read: 1"


def test_each_import_counts_for_itself(panel: WorkPanel, language: Language) -> None:
    first, second = (ImportProgress(panel, language, QObject(panel)) for _ in range(2))
    first.hear(1)
    first.hear(Settled(ONE, Fate.DUPLICATE, "s0"))
    second.hear(1)
    second.hear(Settled(OTHER, Fate.CANCELLED))
    assert (first.words, second.words) == ("Taken in: 0 · there already: 1", "Taken in: 0 · given up: 1")
