from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from asr_models.transcript import Utterance
from audio.block import RATE
from audio.lane import Settled, Track
from audio.segments import SideWriter
from coach_app.worker import work
from coach_app.worker_messages import (
    Broken,
    EngineChoice,
    Finished,
    Grown,
    Listen,
    Observed,
    Order,
    Post,
    Ready,
    Resume,
)
from feedback.timeline import Observation
from tests.coach_app.a_call import LINES, write_call
from tests.coach_app.samples import AGENT, CUSTOMER


class Wire:
    """The worker's end of its pipe: gives it orders one by one; after the last, the app is gone."""

    def __init__(self, orders: Sequence[Order]) -> None:
        self._orders = list(orders)
        self.sent: list[object] = []
        self.closed = False

    def poll(self) -> bool:
        return False

    def recv(self) -> Order:
        if not self._orders:
            raise EOFError
        return self._orders.pop(0)

    def send(self, report: object) -> None:
        self.sent.append(report)

    def close(self) -> None:
        self.closed = True

    @property
    def seen(self) -> list[Observation]:
        return [one for r in self.sent if isinstance(r, Observed | Finished) for one in r.observations]

    @property
    def said(self) -> list[str]:
        return [one.text for one in self.seen if isinstance(one, Utterance)]

    @property
    def heard_s(self) -> float:
        return max(one.heard_s for one in self.seen if isinstance(one, Settled))


@pytest.fixture(autouse=True)
def _signals_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # the worker runs in this very process here


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return write_call(tmp_path_factory.mktemp("call"))


@pytest.fixture(scope="module")
def folder(call: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same call as its recorder leaves it."""
    made = tmp_path_factory.mktemp("session")
    pcm, _ = soundfile.read(call[0], dtype="int16")
    for speaker, column in zip((AGENT, CUSTOMER), pcm.T, strict=True):
        side = SideWriter(made, speaker)
        side.append(np.ascontiguousarray(column))
        side.close()
    return made


def words(call: tuple[Path, Path], *resume: Resume) -> Listen:
    return Listen(call[0], None, Track.WORDS, EngineChoice(words=call[1]), resume)


def worked(post: Post, *orders: Order) -> Wire:
    wire = Wire(orders)
    work(post, wire)  # type: ignore[arg-type]
    assert wire.closed
    return wire


def test_it_says_when_it_is_ready_what_it_observes_and_when_it_is_over(call: tuple[Path, Path]) -> None:
    wire = worked(words(call).post, words(call), Grown(None))
    assert isinstance(wire.sent[0], Ready)
    assert isinstance(wire.sent[-1], Finished)
    assert sorted(wire.said) == sorted(text for *_, text in LINES)


def test_it_reads_no_further_than_the_sound_has_grown(call: tuple[Path, Path]) -> None:
    wire = worked(words(call).post, words(call), Grown(2.0), Grown(4.0))
    assert wire.heard_s == 4.0
    assert not isinstance(wire.sent[-1], Finished)


def test_a_file_that_was_read_to_its_end_is_over_without_being_told(call: tuple[Path, Path]) -> None:
    assert isinstance(worked(words(call).post, words(call), Grown(99.0)).sent[-1], Finished)


def test_a_session_that_grows_is_heard_like_a_file(call: tuple[Path, Path], folder: Path) -> None:
    grows = Listen(folder, None, Track.WORDS, EngineChoice(words=call[1]), (), (AGENT, CUSTOMER))
    growing = worked(grows.post, grows, *(Grown(tenth / 10) for tenth in range(1, 121)), Grown(None))
    whole = worked(words(call).post, words(call), Grown(None))
    assert growing.seen == whole.seen
    assert isinstance(growing.sent[-1], Finished)


def test_it_hears_one_call_after_the_other(call: tuple[Path, Path], folder: Path) -> None:
    grows = Listen(folder, None, Track.WORDS, EngineChoice(words=call[1]), (), (AGENT, CUSTOMER))
    wire = worked(words(call).post, words(call), Grown(None), grows, Grown(RATE * 1.0), Grown(None))
    assert len(wire.said) == 2 * len(LINES)
    assert [type(report) for report in wire.sent].count(Ready) == 1


def test_every_call_may_have_words_of_its_own(call: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"utterances": []}', "utf-8")
    other = Listen(call[0], None, Track.WORDS, EngineChoice(words=tmp_path / "other.json"))
    wire = worked(words(call).post, other, Grown(None), words(call), Grown(None))
    assert len(wire.said) == len(LINES)


def test_a_lane_that_cannot_work_says_why(call: tuple[Path, Path], tmp_path: Path) -> None:
    lost = Listen(tmp_path / "none.wav", None, Track.WORDS, EngineChoice(words=call[1]))
    (ready, broken) = worked(lost.post, lost).sent
    assert isinstance(ready, Ready)
    assert isinstance(broken, Broken)
    assert "none.wav" in broken.reason
    assert broken.advice


def test_a_successor_says_only_what_is_new(call: tuple[Path, Path]) -> None:
    died = (Resume(AGENT, until_s=5.5, heard_s=7.0), Resume(CUSTOMER, until_s=7.0, heard_s=7.0))
    wire = worked(words(call).post, words(call, *died), Grown(None))
    assert wire.said == ["好的，请您稍等，我帮您查询。", "让您久等了。"]
    first = next(one for one in wire.seen if isinstance(one, Settled) and one.speaker is AGENT)
    assert first.heard_s == pytest.approx(7.1)


def test_it_ends_quietly_when_the_app_is_gone(call: tuple[Path, Path]) -> None:
    assert [type(report) for report in worked(words(call).post).sent] == [Ready]
