from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from coach_app.call import Wanted
from coach_app.errors import BadInputError
from coach_app.library.import_hand import STAGED, stage
from coach_app.library.import_job import Advanced, Fate, News, Settled
from coach_app.library.importing import Importer, give_up, waiting
from coach_app.recording import marker
from coach_app.recording.sessions import SessionFolder, readable, sessions
from coach_app.shift.journal import read_journal
from coach_app.shift.live_call import EVENTS
from tests.coach_app.library.quick_work import BROKEN, DEADLY, ENDLESS, quick_work
from tests.coach_app.samples import one_of_each

ROOT = Path(__file__).parents[3]

#: An import of all that a folder holds, as the command line does it; takes the folders of data and of recordings.
RUN = """
import sys
from pathlib import Path
from coach_app.call import Wanted
from coach_app.library.importing import Importer
from tests.coach_app.library.quick_work import quick_work

if __name__ == "__main__":
    data, named = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    importer = Importer(
        data, Wanted(), workers=2, resume=True, target=quick_work, tell=lambda news: print(news.job.name, flush=True)
    )
    importer.add(named)
    importer.run()
"""


def files(folder: Path, count: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    named = [folder / f"call-{n:03}.wav" for n in range(count)]
    for n, path in enumerate(named):
        path.write_bytes(b"sound %d" % n)
    return named


def imported(data: Path, *named: Path, tell: object = None, **options: object) -> tuple[Settled, ...]:
    importer = Importer(data, Wanted(), workers=2, target=quick_work, **options)  # type: ignore[arg-type]
    importer.add(named)
    return importer.run()


def fates(settled: tuple[Settled, ...]) -> dict[str, Fate]:
    return {one.job.name: one.fate for one in settled}


def test_recordings_become_sessions_and_the_bad_ones_cost_the_others_nothing(tmp_path: Path) -> None:
    good = files(tmp_path / "calls", 3)
    for name, content in (("broken.wav", BROKEN), ("deadly.wav", DEADLY)):
        (tmp_path / "calls" / name).write_bytes(content)
    told: list[News] = []
    importer = Importer(tmp_path, Wanted(), workers=2, tell=told.append, target=quick_work)
    importer.add([tmp_path / "calls"], tags=["新员工"])
    settled = importer.run()
    assert fates(settled) == {
        **{path.name: Fate.KEPT for path in good},
        "broken.wav": Fate.FAILED,
        "deadly.wav": Fate.FAILED,
    }
    said = {one.job.name: one.sentence("en") for one in settled if one.message}
    assert said["broken.wav"] == "broken.wav holds no sound. Record it again."
    assert said["deadly.wav"].startswith("deadly.wav broke the program")
    kept = readable(sessions(tmp_path / "sessions"))
    assert {one.id for one, _ in kept} == {one.session for one in settled if one.fate is Fate.KEPT}
    assert sorted(manifest.source for _, manifest in kept) == [path.name for path in good]
    assert {manifest.tags for _, manifest in kept} == {("新员工",)}
    assert all(manifest.id == one.id and not marker.is_marked(one.path) for one, manifest in kept)
    assert not list((tmp_path / "sessions").glob(".*"))
    assert {type(news) for news in told} == {Advanced, Settled}
    assert waiting(tmp_path) == 0


def test_a_sound_that_is_there_is_not_taken_in_again_whatever_its_name(tmp_path: Path) -> None:
    (first,) = imported(tmp_path, *files(tmp_path / "calls", 1))
    copy = tmp_path / "another name.mp3"
    copy.write_bytes((tmp_path / "calls" / "call-000.wav").read_bytes())
    twin = tmp_path / "twin.wav"
    new = tmp_path / "new.wav"
    for path in (twin, new):
        path.write_bytes(b"new")
    settled = imported(tmp_path, copy, new, twin)
    assert sorted(one.fate for one in settled) == [Fate.DUPLICATE, Fate.DUPLICATE, Fate.KEPT]
    assert next(one.session for one in settled if one.job.name == copy.name) == first.session
    assert len(sessions(tmp_path / "sessions")) == 2
    SessionFolder(tmp_path / "sessions" / first.session).delete()
    (again,) = imported(tmp_path, copy)
    assert again.fate is Fate.KEPT, "what was deleted may come again"


def test_what_is_cancelled_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(ENDLESS)
    other = files(tmp_path / "calls", 1)
    importer = Importer(
        tmp_path,
        Wanted(),
        workers=1,
        target=quick_work,
        tell=lambda news: importer.cancel() if isinstance(news, Advanced) else None,
    )
    importer.add([tmp_path / "a.wav", *other])
    assert fates(importer.run()) == {"a.wav": Fate.CANCELLED, other[0].name: Fate.CANCELLED}
    assert list((tmp_path / "sessions").iterdir()) == []
    assert waiting(tmp_path) == 0


def test_what_is_stopped_to_be_resumed_is_resumed(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(ENDLESS)
    importer = Importer(
        tmp_path,
        Wanted(),
        workers=1,
        target=quick_work,
        tell=lambda news: importer.cancel(keep=True) if isinstance(news, Advanced) else None,
    )
    importer.add([tmp_path / "a.wav"])
    assert importer.run() == ()
    assert waiting(tmp_path) == 1
    (tmp_path / "a.wav").write_bytes(b"sound")
    assert fates(imported(tmp_path, resume=True)) == {"a.wav": Fate.KEPT}
    assert waiting(tmp_path) == 0


def test_a_session_that_was_put_in_place_and_not_noted_is_not_made_twice(tmp_path: Path) -> None:
    (named,) = files(tmp_path / "calls", 1)
    importer = Importer(tmp_path, Wanted(), target=quick_work)
    (job,) = importer.add([named])
    (queue,) = importer._queues
    session = SessionFolder(tmp_path / "sessions" / "20261122-100000-abcd")
    session.path.mkdir(parents=True)
    (session.path / "manifest.json").write_text("{}", "utf-8")
    queue.making(job, session.id)
    queue.close()
    (settled,) = imported(tmp_path, resume=True)
    assert (settled.fate, settled.session) == (Fate.KEPT, session.id)
    assert len(sessions(tmp_path / "sessions")) == 1


def test_what_a_dead_import_was_making_is_cleared_away_and_what_a_living_one_makes_is_not(tmp_path: Path) -> None:
    root = tmp_path / "sessions"
    alive, dead = stage(root, "alive"), stage(root, "dead")
    (dead / marker.MARKER).write_text("999999999 never\n", "ascii")
    imported(tmp_path, *files(tmp_path / "calls", 1))
    assert list(root.glob(f"{STAGED}*")) == [alive]


def test_a_data_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "imports").touch()
    with pytest.raises(BadInputError, match="cannot be written"):
        Importer(tmp_path, Wanted()).add(files(tmp_path / "calls", 1))


def test_an_import_that_is_killed_at_any_moment_is_resumed_and_nothing_comes_twice(tmp_path: Path) -> None:
    killed(tmp_path, random.Random(20261122), 8)


@pytest.mark.soak
def test_an_import_that_is_killed_twenty_times_is_resumed(tmp_path: Path) -> None:
    killed(tmp_path, random.Random(), 20)


def killed(folder: Path, dice: random.Random, times: int) -> None:
    """Kill imports of one folder again and again, and look at the library each time."""
    named = files(folder / "calls", 8 * times)  # enough that none is done before it is killed
    data = folder / "data"
    command = [sys.executable, "-c", RUN, str(data)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for turn in range(times):
        given = [str(path) for path in named] if turn == 0 else []
        with subprocess.Popen(
            [*command, *given], env=environment, cwd=folder, stdout=subprocess.PIPE, start_new_session=True
        ) as process:
            assert process.stdout is not None
            for _ in range(dice.randrange(6)):
                process.stdout.readline()  # something has come so far
            with suppress(subprocess.TimeoutExpired):
                process.wait(dice.uniform(0.0, 0.02))
            process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL
        whole(data, named)
    assert 0 < len(whole(data, named)) < len(named), "some were in, and some were still to come"
    subprocess.run(command, env=environment, cwd=folder, check=True, capture_output=True)
    assert sorted(whole(data, named)) == [path.name for path in named]
    assert not list((data / "sessions").glob(".*"))
    assert waiting(data) == 0


def whole(data: Path, named: list[Path]) -> list[str]:
    """Names of what is in the library, all of it whole and none of it twice."""
    found = sessions(data / "sessions")
    manifests = [session.manifest for session in found]
    assert all(session.id == manifest.id for session, manifest in zip(found, manifests, strict=True))
    names = [manifest.source for manifest in manifests]
    assert len(set(names)) == len(names)
    assert set(names) <= {path.name for path in named}
    for session in found:
        assert len(list(read_journal(session.path / EVENTS))) == len(one_of_each())
        assert not marker.is_marked(session.path)
    return names


def test_what_is_given_up_is_not_gone_on_with(tmp_path: Path) -> None:
    importer = Importer(tmp_path, Wanted(), target=quick_work)
    importer.add(files(tmp_path / "calls", 3))
    assert give_up(tmp_path) == 0, "an import that is at work keeps its own"
    importer.cancel(keep=True)
    importer.leave()
    assert waiting(tmp_path) == give_up(tmp_path) == 3
    assert waiting(tmp_path) == 0
    assert imported(tmp_path, resume=True) == ()
