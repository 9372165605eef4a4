from __future__ import annotations

import functools
import os
import select
import signal
import sys

import pytest

from audio import loopback_linux
from audio.capture import Trouble
from audio.errors import NoAudioSystemError
from audio.microphone import PortAudioCapture
from audio.pulse import StreamWatch, opening, sources
from tests.audio.listening import Listener, until
from tests.pulse_server import FAR_END_MONITOR, MICROPHONE, OTHER_MICROPHONE, PulseServer


def test_sources_are_listed_with_the_usual_of_each_role(pulse_server: PulseServer) -> None:
    found = {source.name: source for source in sources()}
    assert {MICROPHONE, OTHER_MICROPHONE, FAR_END_MONITOR} <= set(found)
    assert {name for name, source in found.items() if source.usual} == {MICROPHONE, FAR_END_MONITOR}
    assert (found[FAR_END_MONITOR].monitor, found[FAR_END_MONITOR].channels) == (True, 2)
    assert (found[MICROPHONE].description, found[MICROPHONE].rate) == ("HeadsetMicrophone", 48000)


def test_a_server_that_is_gone_hangs_or_never_was_is_said(
    pulse_server: PulseServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.kill(pulse_server.pid, signal.SIGSTOP)
    with pytest.raises(NoAudioSystemError, match="does not answer"):
        sources()
    pulse_server.kill()
    with pytest.raises(NoAudioSystemError, match="No sound server answers"):
        sources()
    monkeypatch.setitem(sys.modules, "pulsectl", None)
    with pytest.raises(NoAudioSystemError, match="library"):
        sources()


def test_the_environment_of_an_opening_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PULSE_LATENCY_MSEC", raising=False)
    monkeypatch.setenv("PULSE_SOURCE", "chosen-by-the-user")
    before = dict(os.environ)
    with opening("agentmic", "tag"):
        assert os.environ["PULSE_SOURCE"] == "agentmic"
        assert os.environ["PULSE_PROP"] == "voice_coach.stream=tag"
        assert int(os.environ["PULSE_LATENCY_MSEC"]) <= 100
    assert dict(os.environ) == before


def test_a_latency_that_the_user_set_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_LATENCY_MSEC", "200")
    with opening("agentmic", "tag"):
        assert os.environ["PULSE_LATENCY_MSEC"] == "200"


def test_servers_of_two_tests_never_meet(pulse_server: PulseServer) -> None:
    with PulseServer() as other:
        other.unload_microphone()
        assert MICROPHONE in {source.name for source in sources()}
        assert MICROPHONE not in other.pactl("list", "short", "sources")
        ended = os.pidfd_open(other.pid)
    assert select.select([ended], [], [], 5)[0]
    os.close(ended)


def test_a_stream_that_the_server_put_elsewhere_at_once_is_fetched(pulse_server: PulseServer) -> None:
    through = loopback_linux._through_portaudio()
    assert through is not None
    audio, server = through
    watch = StreamWatch(OTHER_MICROPHONE, "tag")
    around = functools.partial(opening, MICROPHONE, "tag")
    capture = PortAudioCapture(audio, server.index, 48_000, 1, around=around, watch=watch)
    capture.start(Listener().take)
    until(lambda: bool(pulse_server.streams(os.getpid(), OTHER_MICROPHONE)), 5.0)
    assert capture.trouble() is None
    capture.close()


def test_a_watch_without_a_server_says_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere/native")
    watch = StreamWatch(MICROPHONE, "tag")
    watch.start()
    until(lambda: watch.trouble is Trouble.GONE, 5.0)
