"""Recorded answers to a drill: which file answers which line, and when it is said.

Files are named by the line that they answer, ``c1.wav``, with the number of the playing where a
line comes more than once (``c1-2.wav``, and a prompt that is answered five times), and with the
seconds to wait where somebody is not prompt (``h1@25.wav``). Files that are only numbered
(``01.wav``) answer one line after the other. ``hello.wav`` is what is said before the first line,
and a file ``hang-up@5.txt`` says how long the agent waits before hanging up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np

from audio.block import RATE, Samples, Speaker
from audio.channels import parse_channels
from audio.source import open_sound
from coach_app.errors import BadInputError
from feedback.drills.drill import Drill
from feedback.lexicon_mistakes import meant

#: Before the first line, and the end.
HELLO, HANG_UP = "hello", "hang-up"
SOUNDS: Final = frozenset({".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".m4a", ".mp4", ".aac", ".amr"})
_NAME = re.compile(r"(?P<line>[a-z][a-z0-9_]*|hang-up)(?:-(?P<nth>\d+))?(?:@(?P<after>-?\d+(?:\.\d+)?))?$")
_NUMBER = re.compile(r"\d+")
#: Softer than this under the loudest hundredth of a second is silence at a file's ends.
_SILENCE_DB = 40.0
_FRAME = RATE // 100
_EDGE = RATE // 20


@dataclass(frozen=True, slots=True)
class Answer:
    """One recorded answer.

    Parameters
    ----------
    file : Path
        Where it is.
    sound : ndarray
        At 16 kHz, without silence at its ends.
    after_s : float or None
        Seconds from the end of the line; ``None`` for promptly.
    text : str
        What is said in it, where a file ``NAME.txt`` beside it or in the folder of words says so.
    """

    file: Path
    sound: Samples
    after_s: float | None = None
    text: str = ""

    @property
    def length_s(self) -> float:
        """How long it lasts."""
        return len(self.sound) / RATE


class Answers:
    """All answers of one take.

    Parameters
    ----------
    folder : Path
        Where the recordings are.
    drill : Drill
        What they answer.
    words : Path or None
        Folder of texts of the same names; ``None`` for the recordings' own folder.

    Raises
    ------
    BadInputError
        If there are none, or a file is named after no line.
    AudioError
        If one cannot be read.
    """

    def __init__(self, folder: Path, drill: Drill, words: Path | None = None) -> None:
        files = _files(folder)
        self._words = words or folder
        self._named: dict[tuple[str, int], list[Answer]] = {}
        self._numbered: list[Answer] = []
        self.hangs_up_s = _hang_up(folder)
        for file in files:
            if _NUMBER.fullmatch(file.stem):
                self._numbered.append(self._read(file, None))
                continue
            line, nth, after_s = _parsed(file, drill)
            self._named.setdefault((line, nth), []).append(self._read(file, after_s))
        self.unused: list[Path] = [*files]

    def take(self, line: str, nth: int = 0, *, named: bool = False) -> Sequence[Answer]:
        """What answers a line, in the order of its being said; files without a line's name one at a time.

        Parameters
        ----------
        line : str
            Id of the line, or `HELLO`.
        nth : int
            How often the line came before.
        named : bool
            Only what was recorded for this very line: nobody has to answer it.
        """
        found = sorted(self._named.get((line, nth), []), key=lambda answer: answer.after_s or 0.0)
        if not found and self._numbered and not named:
            found = [self._numbered.pop(0)]
        for answer in found:
            if answer.file in self.unused:
                self.unused.remove(answer.file)
        return found

    @property
    def has_words(self) -> bool:
        """Whether there is a text for any of them."""
        return any(answer.text for answer in (*chain.from_iterable(self._named.values()), *self._numbered))

    def _read(self, file: Path, after_s: float | None) -> Answer:
        said = _said(self._words / f"{file.stem}.txt")
        return Answer(file, _trimmed(read_sound(file), file), after_s, said)


def read_sound(file: Path) -> Samples:
    """The first channel of a sound file at 16 kHz.

    Raises
    ------
    AudioError
        If it cannot be read.
    """
    source = open_sound(file)
    if len(source.speakers) > 1:
        source = open_sound(file, parse_channels("agent"))
    blocks = [block.samples for blocks in source for block in blocks if block.speaker is Speaker.AGENT]
    return np.concatenate(blocks).astype(np.float32)


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        raise BadInputError(
            f"'{folder}' is a file and no folder.", f"Name the folder that it lies in: '{folder.parent}'."
        )
    if not folder.is_dir():
        raise BadInputError(f"There is no folder '{folder}'.", "Name the folder of the recorded answers.")
    try:
        there = list(folder.iterdir())
    except OSError as why:
        raise BadInputError(
            f"'{folder}' cannot be read ({why.strerror or why}).",
            "Give yourself the right to read it, or name another.",
        ) from why
    files = sorted(f for f in there if f.suffix.lower() in SOUNDS and not f.name.startswith("."))
    if not files:
        raise BadInputError(
            f"'{folder}' holds no recordings.", "Put one sound file for each line there: c1.wav, c2.wav or 01.wav."
        )
    return files


def _said(file: Path) -> str:
    """What stands in a text; nothing where there is none."""
    if not file.is_file():
        return ""
    try:
        return file.read_text("utf-8-sig").strip()
    except UnicodeDecodeError as why:
        raise BadInputError(f"'{file}' is not UTF-8 text.", "Save it as UTF-8.") from why
    except OSError as why:
        raise BadInputError(
            f"'{file}' cannot be read ({why.strerror or why}).", "Give yourself the right to read it."
        ) from why


def _parsed(file: Path, drill: Drill) -> tuple[str, int, float | None]:
    known = [line.id for line in drill.line]
    found = _NAME.match(file.stem)
    if found is None or found["line"] not in (HELLO, *known):
        asked = meant(file.stem.split("@")[0], [HELLO, *known]) or "."
        raise BadInputError(
            f"'{file.name}' answers no line of {drill.id}{asked}",
            f"Name it after one of: {', '.join([HELLO, *known])}; or number all of them: 01.wav.",
        )
    after_s = float(found["after"]) if found["after"] else None
    return found["line"], int(found["nth"] or 1) - 1, after_s


def _hang_up(folder: Path) -> float | None:
    for file in sorted(folder.glob(f"{HANG_UP}@*")):
        if (found := _NAME.match(file.stem)) and found["after"]:
            return float(found["after"])
    return None


def _trimmed(sound: Samples, file: Path) -> Samples:
    frames = sound[: len(sound) // _FRAME * _FRAME].reshape(-1, _FRAME)
    level_db = 20 * np.log10(np.sqrt(np.mean(np.square(frames), axis=1)) + 1e-9) if len(frames) else np.empty(0)
    loud = np.flatnonzero((level_db > level_db.max(initial=-80.0) - _SILENCE_DB) & (level_db > -80.0))
    if not len(loud):
        raise BadInputError(f"'{file.name}' is silent.", "Record that answer again, or leave it out.")
    start, end = int(loud[0]) * _FRAME, (int(loud[-1]) + 1) * _FRAME
    return sound[max(0, start - _EDGE) : end + _EDGE]
