import importlib
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from audio.decoders import BrokenOffError, PyAvDecoder, SoundfileDecoder
from audio.errors import DecoderMissingError, NotASoundError
from audio.synthetic import tone

Write = Callable[..., Path]


@pytest.fixture
def m4a(tmp_path: Path) -> Path:
    path = tmp_path / "tone.m4a"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=44_100)
        stream.layout = "stereo"
        sound = np.stack([tone(300, 1.0, rate=44_100), tone(600, 1.0, rate=44_100)])
        frame = av.AudioFrame.from_ndarray(sound, format="fltp", layout="stereo")
        frame.sample_rate = 44_100
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    return path


def test_pieces_put_together_are_the_file(write_sound: Write) -> None:
    sound = np.stack([tone(200, 1.7), tone(300, 1.7)], axis=1)
    decoder = SoundfileDecoder(write_sound("a.wav", sound, subtype="FLOAT"))
    chunks = list(decoder.chunks())
    assert max(len(chunk) for chunk in chunks) <= 8_000
    assert np.array_equal(np.concatenate(chunks), sound)
    assert (decoder.rate, decoder.channels, decoder.count()) == (16_000, 2, len(sound))


def test_a_damaged_flac_gives_what_came_before_and_then_says_so(write_sound: Write) -> None:
    path = write_sound("a.flac", seconds=4.0)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
    heard: list[int] = []
    with pytest.raises(BrokenOffError):
        heard.extend(len(chunk) for chunk in SoundfileDecoder(path).chunks())
    assert sum(heard) > 2.4 * 16_000


def test_a_file_without_a_promised_length_is_counted(write_sound: Write) -> None:
    path = write_sound("a.flac", seconds=1.5)
    content = bytearray(path.read_bytes())
    content[21] &= 0xF0  # the 36-bit number of samples in STREAMINFO
    content[22:26] = bytes(4)
    path.write_bytes(content)
    decoder = SoundfileDecoder(path)
    assert decoder.count() == pytest.approx(24_000, abs=1)
    assert sum(len(chunk) for chunk in decoder.chunks()) == decoder.count()


def test_m4a_is_read_through_ffmpeg(m4a: Path) -> None:
    decoder = PyAvDecoder(m4a)
    sound = np.concatenate(list(decoder.chunks()))
    assert (decoder.rate, decoder.channels) == (44_100, 2)
    assert len(sound) == decoder.count()
    assert len(sound) / 44_100 == pytest.approx(1.0, abs=0.06)  # AAC pads to whole frames
    peaks = np.abs(np.fft.rfft(sound[10_000:20_000], axis=0)).argmax(axis=0) * 4.41
    assert peaks == pytest.approx([300, 600], abs=5)


def test_without_pyav_the_sentence_names_the_extra(m4a: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", absent)
    with pytest.raises(DecoderMissingError) as caught:
        PyAvDecoder(m4a)
    assert "voice-coach[whisper]" in caught.value.advice


@pytest.mark.parametrize("decoder", [SoundfileDecoder, PyAvDecoder])
def test_bytes_behind_a_right_beginning_are_no_sound_yet(decoder: type, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"fLaC" + bytes(200) if decoder is SoundfileDecoder else b"\0\0\0\x20ftypM4A " + bytes(200))
    with pytest.raises(NotASoundError):
        decoder(path)
