"""Somebody clicks and hears: through a real process and a real sound server."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE
from coach_app.playback.listening import Listening
from coach_app.playback.wishes import At, Hold, Over, Play, Silent, Stop, Told
from tests.coach_app.playback.heard_sink import HeardSink
from tests.pulse_server import PulseServer


@pytest.fixture
def call(tmp_path: Path) -> Path:
    tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(20 * RATE) / RATE)
    soundfile.write(tmp_path / "call.wav", tone, RATE)
    return tmp_path / "call.wav"


@pytest.fixture
def player() -> Iterator[Listening]:
    listening = Listening()
    yield listening
    listening.close()


def until(player: Listening, kind: type[Told]) -> list[Told]:
    """Everything it says up to the first of a kind."""
    said: list[Told] = []
    while not any(isinstance(one, kind) for one in said):
        assert player._pipe is None or player._pipe.poll(60), f"it said {said} and no more"
        said += player.told()
    return said


def test_a_click_is_heard_and_the_next_one_takes_its_place(
    pulse_server: PulseServer, call: Path, player: Listening
) -> None:
    assert pulse_server.pid
    player.begin()
    with HeardSink() as ear:
        player.wish(Play(call, 2.0, 12.0))
        assert ear.first_sound(60) is not None
        player.wish(Play(call, 15.0, 15.5))
        said = until(player, Over)
        assert ear.quiet(30)
    assert [one for one in said if isinstance(one, At)][-1].at_s > 15.0


def test_held_and_stopped_it_is_silent(pulse_server: PulseServer, call: Path, player: Listening) -> None:
    assert pulse_server.pid
    with HeardSink() as ear:
        player.wish(Play(call, 0.0, 20.0, loop=True, speed=0.5))
        assert ear.first_sound(60) is not None
        player.wish(Hold())
        assert ear.quiet(30)
        player.wish(Stop())
        assert ear.quiet(30)


def test_a_player_that_died_is_started_anew_by_the_next_wish(
    pulse_server: PulseServer, call: Path, player: Listening
) -> None:
    assert pulse_server.pid
    player.begin()
    process = player._process
    assert process is not None
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert not player.alive
    with HeardSink() as ear:
        player.wish(Play(call, 2.0, 4.0))
        assert ear.first_sound(60) is not None


def test_without_a_sound_server_it_says_that_there_is_no_output(
    monkeypatch: pytest.MonkeyPatch, call: Path, tmp_path: Path, player: Listening
) -> None:
    monkeypatch.setenv(
        "ALSA_CONFIG_PATH", str(_alsa(tmp_path, "pcm.!default { type pulse }\nctl.!default { type pulse }"))
    )
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    player.wish(Play(call, 2.0, 4.0))
    assert until(player, Silent)[-1] == Silent("no_output")


def test_a_sound_system_that_brings_the_process_down_is_no_output_either(
    monkeypatch: pytest.MonkeyPatch, call: Path, tmp_path: Path, player: Listening
) -> None:
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(_alsa(tmp_path, "")))
    player.wish(Play(call, 2.0, 4.0))
    assert until(player, Silent)[-1] == Silent("no_output")


def _alsa(folder: Path, text: str) -> Path:
    (folder / "asound.conf").write_text(text, "utf-8")
    return folder / "asound.conf"


def test_closed_it_leaves_no_process(player: Listening) -> None:
    player.begin()
    process = player._process
    assert process is not None
    player.close()
    assert process.exitcode is not None
    player.close()
    assert player.told() == []
