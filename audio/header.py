"""Look at a sound file's first bytes before any decoder does.

Sound files come from strangers, and decoders of exotic encodings have been attacked through
their headers (libsndfile's ADPCM and GSM code among them). What is not on the short list here
never reaches a decoder.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from audio.errors import EmptyFileError, MissingFileError, NotAFileError, NotASoundError, UnsupportedFormatError

_CONVERT = "Convert it to WAV (16-bit PCM), FLAC, MP3 or Ogg first."

#: WAV format tags that are read (mmreg.h): PCM, float, A-law, mu-law.
_WAV_TAGS = {0x0001: "PCM", 0x0003: "float", 0x0006: "A-law", 0x0007: "mu-law"}
_EXTENSIBLE = 0xFFFE
#: Tags worth a name in the refusal.
_REFUSED_TAGS = {0x0002: "MS ADPCM", 0x0011: "IMA ADPCM", 0x0031: "GSM 6.10", 0x0040: "G.721", 0x0055: "MP3 in WAV"}
#: Containers that are known and refused: first bytes, name.
_REFUSED_MAGIC = [
    (b"FORM", "AIFF"),
    (b".snd", "AU"),
    (b"caff", "CAF"),
    (b"riff", "Wave64"),
    (b"Creative Voice File", "VOC"),
    (b"\x1aE\xdf\xa3", "Matroska or WebM"),
    (b"0&\xb2u", "Windows Media"),
]
#: Sizes that streaming writers leave in a WAV header they could not go back to.
_OPEN_SIZES = {0, 0xFFFFFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0x7FFFFFFE}


class Container(StrEnum):
    """The containers that are read."""

    WAV = "wav"
    FLAC = "flac"
    OGG = "ogg"
    MP3 = "mp3"
    MP4 = "mp4"
    AAC = "aac"
    AMR = "amr"

    @property
    def needs_pyav(self) -> bool:
        """Whether libsndfile cannot read it and PyAV must."""
        return self in {Container.MP4, Container.AAC, Container.AMR}


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a sound file say.

    Parameters
    ----------
    container : Container
        What the file is.
    missing_bytes : int
        Sound that a WAV header promises and the file does not hold; 0 where nothing is missing
        or nothing is promised.
    """

    container: Container
    missing_bytes: int = 0


def read_header(path: Path) -> Header:
    """Header of a sound file.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    Header

    Raises
    ------
    MissingFileError, NotAFileError, EmptyFileError, NotASoundError, UnsupportedFormatError
        Each with its sentence.
    """
    if not path.exists():
        raise MissingFileError(f"There is no file {path}.", "Check the name and the folder.", file=str(path))
    if not path.is_file():
        raise NotAFileError(f"{path} is not a file.", "Give a sound file, not a folder or a device.", file=str(path))
    try:
        with path.open("rb") as stream:
            return _sniff(stream, path)
    except OSError as error:
        raise MissingFileError(
            f"{path} cannot be read ({error.strerror}).", "Check its permissions.", file=str(path)
        ) from error


def _sniff(stream: BinaryIO, path: Path) -> Header:
    head = stream.read(64)
    if not head:
        raise EmptyFileError(f"{path.name} is empty.", "Record or copy it again.", file=str(path))
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return Header(Container.WAV, _check_wav(stream, path, path.stat().st_size))
    for magic, name in _REFUSED_MAGIC:
        if head.startswith(magic):
            raise UnsupportedFormatError(
                f"{path.name} is {name}, which is not read.", _CONVERT, file=str(path), format=name
            )
    if (container := _compressed(head)) is not None:
        return Header(container)
    raise NotASoundError(
        f"{path.name} is not a sound file, whatever its name says.",
        "Give a WAV, FLAC, MP3, Ogg or M4A recording.",
        file=str(path),
    )


def _compressed(head: bytes) -> Container | None:
    if head.startswith(b"fLaC"):
        return Container.FLAC
    if head.startswith(b"OggS"):
        return Container.OGG
    if head[4:8] == b"ftyp":
        return Container.MP4
    if head.startswith(b"#!AMR"):
        return Container.AMR
    if head.startswith(b"ID3"):
        return Container.MP3
    # MPEG audio frame: 11 sync bits, then version and layer; layer 0 with all 12 bits set is AAC in ADTS.
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        layer = head[1] >> 1 & 3
        if layer == 0:
            return Container.AAC if head[1] & 0xF0 == 0xF0 else None
        if head[1] >> 3 & 3 != 1 and head[2] >> 4 != 0xF and head[2] >> 2 & 3 != 3:
            return Container.MP3
    return None


def _check_wav(stream: BinaryIO, path: Path, size: int) -> int:
    """Check the chunks up to the sound; return how many promised bytes are missing."""
    stream.seek(12)
    known = False
    ds64_data: int | None = None
    while len(chunk := stream.read(8)) == 8:
        name, length = chunk[:4], struct.unpack("<I", chunk[4:])[0]
        start = stream.tell()
        if name == b"ds64":
            body = stream.read(min(length, 16))
            ds64_data = struct.unpack("<Q", body[8:16])[0] if len(body) == 16 else None
        elif name == b"fmt ":
            _check_format(stream.read(min(length, 40)), path)
            known = True
        elif name == b"data" and known:
            if length in _OPEN_SIZES:
                return max(0, start + ds64_data - size) if ds64_data else 0
            return int(max(0, start + length - size))
        stream.seek(start + length + length % 2)
    if not known:
        raise NotASoundError(f"{path.name} is a WAV file without a format.", "Record or copy it again.", file=str(path))
    raise EmptyFileError(f"{path.name} is a WAV file without sound.", "Record or copy it again.", file=str(path))


def _check_format(body: bytes, path: Path) -> None:
    if len(body) < 16:
        raise NotASoundError(f"{path.name} is a damaged WAV file.", "Record or copy it again.", file=str(path))
    tag, channels, _, _, align, bits = struct.unpack("<HHIIHH", body[:16])
    if tag == _EXTENSIBLE:
        tag = struct.unpack("<H", body[24:26])[0] if len(body) >= 26 else 0
    if tag not in _WAV_TAGS:
        name = _REFUSED_TAGS.get(tag, f"encoding {tag:#06x}")
        raise UnsupportedFormatError(
            f"{path.name} is a WAV file in {name}, which is not read.", _CONVERT, file=str(path), format=name
        )
    if channels == 0 or bits not in (8, 16, 24, 32, 64) or align != channels * bits // 8:
        raise NotASoundError(f"{path.name} is a damaged WAV file.", "Record or copy it again.", file=str(path))
