from __future__ import annotations

import signal
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from asr_models.transcript import Utterance
from audio.lane import Settled, Track
from coach_app.worker import work
from coach_app.worker_messages import Broken, EngineChoice, Finished, Grown, Listen, Observed, Ready, Resume
from tests.coach_app.a_call import LINES, write_call
from tests.coach_app.samples import AGENT, CUSTOMER


@pytest.fixture
def pipes(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Connection, Connection]]:
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # the worker runs in this very process here
    ours, theirs = Pipe()
    yield ours, theirs
    ours.close()


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return write_call(tmp_path_factory.mktemp("call"))


def words(call: tuple[Path, Path], *resume: Resume) -> Listen:
    return Listen(call[0], None, Track.WORDS, EngineChoice(words=call[1]), resume)


def reports(pipe: Connection) -> list[object]:
    found = []
    try:
        while pipe.poll():
            found.append(pipe.recv())
    except EOFError:
        pass
    return found


def said(found: list[object]) -> list[str]:
    seen = [one for r in found if isinstance(r, Observed | Finished) for one in r.observations]
    return [one.text for one in seen if isinstance(one, Utterance)]


def test_it_says_when_it_is_ready_what_it_observes_and_when_it_is_over(
    call: tuple[Path, Path], pipes: tuple[Connection, Connection]
) -> None:
    ours, theirs = pipes
    ours.send(Grown(None))
    work(words(call), theirs)
    found = reports(ours)
    assert isinstance(found[0], Ready)
    assert isinstance(found[-1], Finished)
    assert sorted(said(found)) == sorted(text for *_, text in LINES)


def test_it_reads_no_further_than_the_file_has_grown(
    call: tuple[Path, Path], pipes: tuple[Connection, Connection]
) -> None:
    ours, theirs = pipes
    ours.send(Grown(2.0))
    ours.send(Grown(4.0))
    seen: list[object] = []

    class Watched:
        """The worker's end of the pipe; when it asks for more, there is no more."""

        def send(self, report: object) -> None:
            seen.append(report)

        def poll(self) -> bool:
            return ours_has() > 0

        def recv(self) -> object:
            if not ours_has():
                raise EOFError
            return theirs.recv()

        def close(self) -> None:
            theirs.close()

    def ours_has() -> int:
        return int(theirs.poll())

    work(words(call), Watched())  # type: ignore[arg-type]
    heard = [one.heard_s for r in seen if isinstance(r, Observed) for one in r.observations if isinstance(one, Settled)]
    assert max(heard) == 4.0


def test_a_lane_that_cannot_work_says_why(pipes: tuple[Connection, Connection], tmp_path: Path) -> None:
    ours, theirs = pipes
    work(Listen(tmp_path / "none.wav", None, Track.WORDS, EngineChoice(words=tmp_path / "none.json")), theirs)
    (broken,) = reports(ours)
    assert isinstance(broken, Broken)
    assert "none.wav" in broken.reason
    assert broken.advice


def test_a_successor_says_only_what_is_new(call: tuple[Path, Path], pipes: tuple[Connection, Connection]) -> None:
    ours, theirs = pipes
    ours.send(Grown(None))
    died = (Resume(AGENT, until_s=5.5, heard_s=7.0), Resume(CUSTOMER, until_s=7.0, heard_s=7.0))
    work(words(call, *died), theirs)
    found = reports(ours)
    assert said(found) == ["好的，请您稍等，我帮您查询。", "让您久等了。"]
    first = next(
        one
        for r in found
        if isinstance(r, Observed)
        for one in r.observations
        if isinstance(one, Settled) and one.speaker is AGENT
    )
    assert first.heard_s == pytest.approx(7.1)


def test_it_ends_quietly_when_the_app_is_gone(call: tuple[Path, Path], pipes: tuple[Connection, Connection]) -> None:
    ours, theirs = pipes
    ours.close()
    work(words(call), theirs)
    assert theirs.closed
