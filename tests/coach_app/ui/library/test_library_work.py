from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.library.damage import Damage, Harm
from coach_app.library.import_job import Advanced, Fate, Job, Settled
from coach_app.ui.language import Language
from coach_app.ui.library.about_dialog import About
from coach_app.ui.library.archive import Step
from coach_app.ui.library.library_failures import NoRecordingsError
from coach_app.ui.library.library_work import LibraryWork
from coach_app.ui.library.work_panel import WorkPanel

JOBS = tuple(Job(f"/calls/{name}.wav") for name in "abc")


class Imports:
    """Takes three recordings in: one comes, one is there already, one cannot be read."""

    def __init__(self, tell: Callable[[object], None]) -> None:
        self.tell = tell
        self.go_on = threading.Event()
        self.cancelled = False
        self.empty = False

    def run(self, begun: Callable[[int], None]) -> Sequence[Settled]:
        if self.empty:
            raise NoRecordingsError("There are none.", "Choose.")
        begun(3)
        self.tell(Advanced(JOBS[0], 0.5))
        self.go_on.wait(10)
        if self.cancelled:
            for job in JOBS:
                self.tell(Settled(job, Fate.CANCELLED))
            return ()
        self.tell(Settled(JOBS[0], Fate.KEPT, "s1"))
        self.tell(Settled(JOBS[1], Fate.DUPLICATE, "s0"))
        self.tell(
            Settled(JOBS[2], Fate.FAILED, "", "", "c.wav holds no sound.", "Record it again.", "c.wav 没有声音。")
        )
        return ()

    def cancel(self) -> None:
        self.cancelled = True
        self.go_on.set()


class Archive:
    """Does what it is told, noting it."""

    def __init__(self) -> None:
        self.did: list[object] = []
        self.imports: Imports | None = None
        self.empty = False
        self.error: Exception | None = None

    def importing(self, named: Sequence[Path], tell: Callable[[object], None], **about: object) -> Imports:
        self.did.append((tuple(named), about))
        self.imports = Imports(tell)
        self.imports.empty = self.empty
        return self.imports

    def everything(self) -> tuple[str, ...]:
        return ("s0", "s1")

    def rejudge(self, ids: Sequence[str], tell: Callable[[object], None], _: threading.Event) -> int:
        for number, session in enumerate(ids, 1):
            tell(Step(number, len(ids), session, OSError("full") if session == "s1" else None))
        return 1

    def rebuild(self, tell: Callable[[object], None]) -> int:
        tell(Damage("s1", Harm.NO_SOUND))
        tell(Step(2, 2))
        return 2

    def delete(self, ids: Sequence[str]) -> None:
        if self.error is not None:
            raise self.error
        self.did.append(tuple(ids))

    def share(self, session: str, _: Path) -> bool:
        """The sound of the session that has no words stays."""
        return session == "wordless"


@pytest.fixture
def archive() -> Archive:
    return Archive()


@pytest.fixture
def panel(qtbot: QtBot) -> WorkPanel:
    made = WorkPanel()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def work(qtbot: QtBot, archive: Archive, panel: WorkPanel, language: Language) -> Iterator[LibraryWork]:
    made = LibraryWork(archive, panel, language)  # type: ignore[arg-type]
    yield made
    made.close()


def test_recordings_are_taken_in_with_progress_and_what_failed_is_told(
    qtbot: QtBot, work: LibraryWork, archive: Archive, panel: WorkPanel
) -> None:
    work.take_in([Path("/calls")], About(tags=("培训",)))
    qtbot.waitUntil(lambda: panel.words == "Taken in: 0 of 3" and panel.lines.count() == 1)
    assert panel.lines.item(0).text() == "a.wav   50%"
    assert archive.imports is not None
    with qtbot.waitSignal(work.changed):
        archive.imports.go_on.set()
    qtbot.waitUntil(lambda: not work.busy)
    assert panel.words == "Taken in: 1 · there already: 1 · could not be read: 1"
    assert panel.failures == ("c.wav holds no sound. Record it again.",)
    assert archive.did == [((Path("/calls"),), {"person": "", "title": "", "tags": ("培训",)})]


def test_an_import_can_be_stopped(qtbot: QtBot, work: LibraryWork, archive: Archive, panel: WorkPanel) -> None:
    work.take_in([Path("/calls")], About())
    qtbot.waitUntil(lambda: panel.lines.count() == 1)
    panel.button.click()
    qtbot.waitUntil(lambda: not work.busy)
    assert panel.words == "Taken in: 0 · given up: 3"


def test_nothing_else_of_the_kind_begins_meanwhile(
    qtbot: QtBot, work: LibraryWork, archive: Archive, panel: WorkPanel
) -> None:
    work.take_in([Path("/calls")], About())
    qtbot.waitUntil(lambda: panel.lines.count() == 1)
    work.take_in([Path("/others")], About())
    assert len(archive.did) == 1
    work.stop()
    qtbot.waitUntil(lambda: not work.busy)


def test_a_folder_without_recordings_is_told_of(
    qtbot: QtBot, work: LibraryWork, archive: Archive, panel: WorkPanel
) -> None:
    archive.empty = True
    work.take_in([Path("/empty")], About())
    qtbot.waitUntil(lambda: not work.busy)
    assert panel.failures[0].startswith("There are no recordings in it")


def test_all_sessions_are_judged_anew_and_what_cannot_be_is_told(
    qtbot: QtBot, work: LibraryWork, panel: WorkPanel
) -> None:
    work.rejudge(None)
    qtbot.waitUntil(lambda: not work.busy)
    assert panel.words.startswith("Judged anew: 1 of 2")
    assert panel.failures[0].startswith("s1")


def test_what_is_deleted_is_told_and_what_is_not_as_well(
    qtbot: QtBot, work: LibraryWork, archive: Archive, panel: WorkPanel
) -> None:
    with qtbot.waitSignal(work.deleted) as deleted:
        work.delete(("s0",))
    assert (deleted.args, panel.words) == ([("s0",)], "Deleted for good: 1.")
    archive.error = OSError("locked")
    work.delete(("s1",))
    qtbot.waitUntil(lambda: panel.words == "That has not worked")
    assert len(panel.failures) == 1


def test_making_the_index_anew_names_what_is_damaged(work: LibraryWork, panel: WorkPanel, qtbot: QtBot) -> None:
    work.rebuild()
    qtbot.waitUntil(lambda: not work.busy)
    assert panel.words == "The index is made anew. Sessions: 2."
    assert [line.split(";")[0] for line in panel.failures] == ["s1: its sound is missing"]


def test_a_sound_that_stays_here_is_told(work: LibraryWork, panel: WorkPanel, qtbot: QtBot) -> None:
    work.share("s0", Path("/calls/a.coach"))
    qtbot.waitUntil(lambda: panel.words == "a.coach can be handed to somebody else.")
    work.share("wordless", Path("/calls/b.coach"))
    qtbot.waitUntil(lambda: "Its sound stays here" in panel.words)
