import contextlib
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from audio.errors import (
    AudioError,
    EmptyFileError,
    MissingFileError,
    NotAFileError,
    NotASoundError,
    UnsupportedFormatError,
)
from audio.header import Container, read_header

Write = Callable[..., Path]


def wav(tag: int = 1, channels: int = 1, bits: int = 16, align: int | None = None, promised: int = 8) -> bytes:
    form = struct.pack("<HHIIHH", tag, channels, 16_000, 32_000, align or channels * bits // 8, bits)
    body = b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", promised) + bytes(8)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def header_of(content: bytes, tmp_path: Path) -> object:
    path = tmp_path / "sound.wav"
    path.write_bytes(content)
    return read_header(path)


@pytest.mark.parametrize(
    ("name", "container"),
    [("a.wav", Container.WAV), ("a.flac", Container.FLAC), ("a.ogg", Container.OGG), ("a.mp3", Container.MP3)],
)
def test_a_container_is_known_by_its_bytes_and_not_by_its_name(
    write_sound: Write, name: str, container: Container
) -> None:
    path = write_sound(name)
    assert read_header(path.rename(path.with_suffix(".bin"))).container is container


@pytest.mark.parametrize(
    ("content", "container"),
    [
        (b"\0\0\0\x20ftypM4A ", Container.MP4),
        (b"\xff\xf1\x50\x80", Container.AAC),
        (b"#!AMR\n", Container.AMR),
        (b"ID3\x04", Container.MP3),
        (b"\xff\xfb\x90\x00", Container.MP3),
    ],
)
def test_compressed_sound_is_known_by_its_first_bytes(content: bytes, container: Container, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(content + bytes(100))
    assert read_header(path).container is container


@pytest.mark.parametrize("container", list(Container))
def test_only_what_libsndfile_cannot_read_goes_to_ffmpeg(container: Container) -> None:
    assert container.needs_pyav == (container.value in {"mp4", "aac", "amr"})


@pytest.mark.parametrize("tag", [0x0001, 0x0003, 0x0006, 0x0007])
def test_plain_and_telephone_wav_pass(tag: int, tmp_path: Path) -> None:
    header = read_header(_written(tmp_path, wav(tag)))
    assert (header.container, header.missing_bytes) == (Container.WAV, 0)


@pytest.mark.parametrize(
    ("tag", "name"), [(0x0002, "MS ADPCM"), (0x0011, "IMA ADPCM"), (0x0031, "GSM"), (0x1234, "0x1234")]
)
def test_encodings_whose_decoders_were_attacked_never_reach_one(tag: int, name: str, tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError, match=name):
        header_of(wav(tag), tmp_path)


@pytest.mark.parametrize("magic", [b"FORM", b".snd", b"caff", b"Creative Voice File"])
def test_other_containers_are_named_and_refused(magic: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError) as caught:
        header_of(magic + bytes(100), tmp_path)
    assert "Convert it to WAV" in caught.value.advice


@pytest.mark.parametrize(
    "content",
    [b"hello, this is text", wav(channels=0, align=1), wav(align=7), wav(bits=13), wav()[:30], b"RIFF\0\0\0\0WAVE"],
)
def test_what_is_no_sound_is_said_to_be_none(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(NotASoundError):
        header_of(content, tmp_path)


def test_a_wav_without_a_sound_chunk_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError):
        header_of(wav()[:36], tmp_path)


def test_the_missing_part_of_a_truncated_wav_is_counted(tmp_path: Path) -> None:
    assert read_header(_written(tmp_path, wav(promised=1000))).missing_bytes == 992
    assert read_header(_written(tmp_path, wav())).missing_bytes == 0


@pytest.mark.parametrize("size", [0xFFFFFFFF, 0x7FFFFFFF])
def test_a_size_that_a_streaming_writer_left_open_promises_nothing(size: int, tmp_path: Path) -> None:
    assert read_header(_written(tmp_path, wav(promised=size))).missing_bytes == 0


def test_nothing_a_folder_and_no_bytes_each_have_their_error(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        read_header(tmp_path / "nowhere.wav")
    with pytest.raises(NotAFileError):
        read_header(tmp_path)
    with pytest.raises(EmptyFileError):
        read_header(_written(tmp_path, b""))


@pytest.mark.parametrize("cut", range(0, 52, 3))
def test_any_beginning_of_a_wav_gives_a_header_or_one_of_our_errors(cut: int, tmp_path: Path) -> None:
    with contextlib.suppress(AudioError):
        read_header(_written(tmp_path, wav()[:cut]))


def _written(folder: Path, content: bytes) -> Path:
    path = folder / "sound.wav"
    path.write_bytes(content)
    return path
