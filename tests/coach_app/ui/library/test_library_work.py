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

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.kept = False
        self.cancelled = False
        self.empty = self.noted = self.left = False

    def note(self) -> None:
        self.noted = True

    def leave(self) -> None:
        self.left = True

    def run(self, tell: Callable[[object], None]) -> Sequence[Settled]:
        if self.empty:
            raise NoRecordingsError("There are none.", "Choose.")
        tell(3)
        tell(Advanced(JOBS[0], 0.5))
        self.go_on.wait(10)
        if self.cancelled:
            for job in JOBS:
                tell(Settled(job, Fate.CANCELLED))
            return ()
        tell(Settled(JOBS[0], Fate.KEPT, "s1"))
        tell(Settled(JOBS[1], Fate.DUPLICATE, "s0"))
        tell(Settled(JOBS[2], Fate.FAILED, "", "", "c.wav holds no sound.", "Record it again.", "c.wav 没有声音。"))
        return ()

    def cancel(self, *, keep: bool = False) -> None:
        self.cancelled, self.kept = True, keep
        self.go_on.set()


class Archive:
    """Does what it is told, noting it."""

    def __init__(self) -> None:
        self.did: list[object] = []
        self.imports: Imports | None = None
        self.all_imports: list[Imports] = []
        self.empty = False
        self.error: Exception | None = None

    def importing(self, named: Sequence[Path], **about: object) -> Imports:
        self.did.append((tuple(named), about))
        self.imports = Imports()
        self.imports.empty = self.empty
        self.all_imports.append(self.imports)
        return self.imports

    def resuming(self) -> Imports:
        self.did.append("resuming")
        self.imports = Imports()
        self.imports.go_on.set()
        return self.imports

    def give_up(self) -> int:
        if self.error is not None:
            raise self.error
        return 4

    def open_shared(self, files: Sequence[Path], tell: Callable[[object], None]) -> tuple[object, ...]:
        self.did.append(tuple(files))
        tell(Step(1, 1, files[0].name, OSError("damaged")))
        return ()

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


def lines(panel: WorkPanel) -> list[str]:
    return [panel.lines.item(row).text() for row in range(panel.lines.count())]


def test_what_is_asked_for_meanwhile_waits_for_its_turn_and_is_shown(
    qtbot: QtBot, work: LibraryWork, archive: Archive, panel: WorkPanel
) -> None:
    busy: list[bool] = []
    work.working.connect(busy.append)
    work.take_in([Path("/calls")], About())
    qtbot.waitUntil(lambda: panel.lines.count() == 1)
    work.open_shared([Path("/sent.coach")])
    work.take_in([Path("/others")], About())
    work.rejudge(None)
    assert lines(panel)[1:] == ["Next: Opening …", "Next: Looking for recordings …", "Next: Judging anew …"]
    first, second = archive.all_imports
    qtbot.waitUntil(lambda: second.noted)
    assert (Path("/sent.coach"),) not in archive.did
    first.go_on.set()
    qtbot.waitUntil(lambda: "a.wav   50%" in lines(panel) and lines(panel)[-2] == "Next: Judging anew …")
    assert archive.did[-1] == (Path("/sent.coach"),)
    assert "Taken in: 1 · there already: 1 · could not be read: 1" in panel_notes(panel)
    assert any(note.startswith("sent.coach") for note in panel_notes(panel))
    second.go_on.set()
    qtbot.waitUntil(lambda: not work.busy)
    assert panel.words.startswith("Judged anew: 1 of 2")
    assert busy == [True, False]


def panel_notes(panel: WorkPanel) -> list[str]:
    """What stays to be read."""
    return [line for line in lines(panel) if not line.startswith("Next: ")]


def test_stopping_one_thing_lets_the_next_begin(
    qtbot: QtBot, work: LibraryWork, archive: Archive, panel: WorkPanel
) -> None:
    work.take_in([Path("/calls")], About())
    qtbot.waitUntil(lambda: panel.lines.count() == 1)
    work.rejudge(["s0"])
    work.stop()
    qtbot.waitUntil(lambda: not work.busy)
    assert panel.words.startswith("Judged anew: 1 of 1")
    assert "Taken in: 0 · given up: 3" in lines(panel)


def test_what_the_window_is_closed_upon_can_be_resumed(
    qtbot: QtBot, work: LibraryWork, archive: Archive, panel: WorkPanel
) -> None:
    work.take_in([Path("/calls")], About())
    qtbot.waitUntil(lambda: panel.lines.count() == 1)
    work.take_in([Path("/others")], About())
    work.close()
    first, second = archive.all_imports
    assert (first.cancelled, first.kept, first.left) == (True, True, False)
    assert (second.cancelled, second.left) == (False, True)


def test_what_an_import_had_not_come_to_is_gone_on_with_or_given_up(
    qtbot: QtBot, work: LibraryWork, archive: Archive, panel: WorkPanel
) -> None:
    work.resume()
    qtbot.waitUntil(lambda: not work.busy)
    assert archive.did == ["resuming"]
    assert panel.words == "Taken in: 1 · there already: 1 · could not be read: 1"
    work.give_up()
    qtbot.waitUntil(lambda: panel.words == "Recordings given up: 4.")
    archive.error = OSError("locked")
    work.give_up()
    qtbot.waitUntil(lambda: panel.words == "That has not worked")


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
