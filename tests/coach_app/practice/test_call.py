from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE, Speaker
from coach_app.call import Wanted
from coach_app.observed import Observed
from coach_app.practice.books import open_book
from coach_app.practice.call import PracticeCall, PracticeSetup
from coach_app.practice.kept import PracticeLog
from coach_app.practice.news import HungUp, LineBegan, LineEnded, PracticeMarked, PracticePhase
from coach_app.recording.messages import CapturePlan
from coach_app.recording.sessions import Kind, SessionFolder
from coach_app.shift.live_shift import ShiftSetup
from coach_app.shift.news import DeviceTrouble, ShiftFailed
from feedback.pack import load_pack
from tests.coach_app.practice.a_practice import Agent, Told, a_book, a_drill, loud, open_practice, sentences, voices
from tests.pulse_server import PulseServer


class Room:
    """A practice over a server of its own, with an agent."""

    def __init__(self, server: PulseServer, folder: Path, lines: int) -> None:
        clips = sentences("dev01", "customer")
        self.drill = a_drill(lines)
        self.sounds = voices(folder / "sounds", self.drill, clips[:1], [clips[1][:4_800]] * 3)  # 4.5 s
        self.clip = clips[0]
        self.server, self.folder = server, folder
        self.call: PracticeCall | None = None
        self.told = Told()

    def open(self) -> Agent:
        self.call, _ = open_practice(self.folder, self.drill, self.sounds, told=self.told)
        agent = Agent(self.server, self.told, sentences("dev01", "agent", longest_s=2.5))
        self.told.until(lambda: self.told.phase() is PracticePhase.TALKING, 90.0)
        return agent

    def marked(self) -> PracticeMarked:
        self.told.until(lambda: self.told.of(PracticeMarked), 90.0)
        return self.told.of(PracticeMarked)[0]  # type: ignore[no-any-return]


@pytest.fixture
def room(pulse_server: PulseServer, tmp_path: Path) -> Iterator[Room]:
    made = Room(pulse_server, tmp_path, 1)
    yield made
    if made.call is not None:
        made.call.close()
        assert made.call.join(30.0)


def test_practice_takes_the_microphone_and_plays_to_the_output_that_was_recorded() -> None:
    def plan(far_end: str | None, output: str = "") -> CapturePlan:
        shift = ShiftSetup(Wanted(), CapturePlan("headset", far_end), Path("sessions"), keep_between=True)
        made = PracticeSetup(shift, a_book(), Path("sounds"), output).practice
        assert (made.kind, made.borders.automatic, made.keep_between) == (Kind.PRACTICE, False, False)
        assert made.plan.microphone == "headset"
        return made.plan

    assert plan("").far_end == "played:"
    assert plan(None).far_end == "played:"
    assert plan("pulse:headset.monitor").far_end == "played:headset"
    assert plan("wasapi:Headset (USB)").far_end == "played:Headset (USB)"
    assert plan("pulse:headset.monitor", "Speakers").far_end == "played:Speakers"


@pytest.mark.parametrize(("language", "chinese"), [("zh", True), ("en", False)])
def test_takes_are_called_in_the_language_of_whoever_practises(language: str, chinese: bool) -> None:
    book = open_book(load_pack())
    drill = book.get("SCN-01")
    assert drill is not None
    shift = ShiftSetup(Wanted(language=language), CapturePlan("headset"), Path("sessions"))
    call = PracticeCall(drill, PracticeSetup(shift, book, Path("sounds")), lambda _: None)
    assert (call._titled(drill) == "工资卡修改密码") is chinese


def test_a_drill_is_talked_through_over_real_devices(room: Room) -> None:
    agent = room.open()
    agent.converse(1)
    marked = room.marked()
    manifest = SessionFolder(marked.folder).manifest
    assert (manifest.kind, manifest.state) == (Kind.PRACTICE, "complete")
    assert sum(one.end_s - one.start_s for one in manifest.lost) < 3.0  # a busy machine stutters
    assert manifest.devices[Speaker.CUSTOMER] == "Headset"
    assert marked.mark is not None
    assert (room.told.of(HungUp)[0].by, len(agent.lines(LineEnded))) == (Speaker.CUSTOMER, 1)
    assert len(agent.lines(LineBegan)) == 1  # also where the output stalled in the middle of it
    sound, _ = soundfile.read(marked.folder / "sound.flac", dtype="float32", always_2d=True)
    end, part = round(agent.lines(LineEnded)[0].at_s * RATE), room.clip[-RATE // 2 :]
    near = [sound[end + by - len(part) : end + by, 1] for by in range(-2, 3)]
    assert max(np.corrcoef(heard, part)[0, 1] for heard in near) > 0.8
    before = loud(sound[: round(agent.lines(LineBegan)[0].at_s * RATE), 0], -50.0)
    assert 0.85 <= agent.lines(LineBegan)[0].at_s - (before[-1] + 1) / RATE <= 2.5  # never sooner
    kept = PracticeLog(marked.folder).read()
    assert kept is not None
    assert [one.line for one in kept.shown if not one.stock] == ["c1"]
    words = Observed.load(marked.folder).utterances
    assert room.drill.line[0].text in {one.text for one in words}
    assert all(one.speaker is Speaker.CUSTOMER for one in words)


@pytest.mark.soak
def test_a_recorder_that_is_killed_costs_a_second_and_the_drill_goes_on(room: Room) -> None:
    agent = room.open()
    agent.say(0)
    room.told.until(lambda: agent.lines(LineBegan))
    assert room.call is not None
    os.kill(room.call.pids["recorder"], signal.SIGKILL)
    room.told.until(lambda: len(agent.lines(LineBegan)) > 1)  # the line was cut off and is said again
    room.told.until(lambda: agent.lines(LineEnded))
    agent.say(1)
    marked = room.marked()
    manifest = SessionFolder(marked.folder).manifest
    assert manifest.state == "complete"
    assert manifest.lost
    assert max(one.end_s - one.start_s for one in manifest.lost) <= 1.0
    assert room.told.of(HungUp)[0].by is Speaker.CUSTOMER


@pytest.mark.soak
def test_where_an_output_vanishes_the_customer_is_heard_from_another_and_nothing_is_lost(room: Room) -> None:
    agent = room.open()
    agent.say(0)
    room.told.until(lambda: agent.lines(LineBegan))
    room.server.pactl("set-default-sink", "otherfeed")
    for line in room.server.pactl("list", "short", "modules").splitlines():
        number, _, rest = line.partition("\t")
        if "sink_name=farend" in rest:
            room.server.pactl("unload-module", number)
    room.told.until(lambda: agent.lines(LineEnded))
    agent.say(1)
    marked = room.marked()
    manifest = SessionFolder(marked.folder).manifest
    assert manifest.state == "complete"
    assert Speaker.AGENT not in {one.speaker for one in manifest.lost}
    sound, _ = soundfile.read(marked.folder / "sound.flac", dtype="float32", always_2d=True)
    assert len(sound) / RATE == pytest.approx(manifest.duration_s, abs=0.01)
    assert room.told.of(HungUp)[0].by is Speaker.CUSTOMER


@pytest.mark.soak
def test_a_sound_server_that_ends_is_told_and_what_was_recorded_is_kept(room: Room) -> None:
    agent = room.open()
    agent.say(0)
    room.told.until(lambda: agent.lines(LineBegan))
    room.server.kill()
    room.told.until(lambda: {one.speaker for one in room.told.of(DeviceTrouble) if one.trouble} == set(Speaker))
    assert room.call is not None
    room.call.stop()
    marked = room.marked()
    assert SessionFolder(marked.folder).manifest.duration_s > 3.0
    sound, _ = soundfile.read(marked.folder / "sound.flac", dtype="float32", always_2d=True)
    assert len(loud(sound[:, 0])) > RATE
    assert room.told.of(HungUp)[-1].by is None


def test_without_an_output_there_is_one_clear_sentence_and_no_session(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    room.call, _ = open_practice(room.folder, room.drill, room.sounds, told=room.told)
    room.told.until(lambda: room.told.phase() is PracticePhase.CLOSED, 90.0)
    (failed,) = room.told.of(ShiftFailed)
    assert failed.code in {"no_output", "no_microphone", "no_audio_system"}
    assert failed.message
    assert failed.advice
    assert not [path for path in (room.folder / "data" / "sessions").glob("*") if path.is_dir()]


@pytest.mark.soak
def test_who_walks_away_from_a_prompt_is_recorded_for_three_quarters_of_a_minute(room: Room) -> None:
    room.drill = a_drill(2, speaks="prompt")
    agent = room.open()
    agent.say(0)
    room.told.until(lambda: len(agent.lines(LineBegan)) == 2)
    room.told.until(lambda: room.told.of(HungUp), 90.0)
    marked = room.marked()
    kept = PracticeLog(marked.folder).read()
    assert kept is not None
    assert kept.gave_up == "idle"
    asked_s = agent.lines(LineBegan)[-1].at_s
    assert asked_s + 44.0 < SessionFolder(marked.folder).manifest.duration_s < asked_s + 50.0
