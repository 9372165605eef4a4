"""What the practice pages show of a drill, as the page's plain values: rows of the list, waves, what the screen asks for."""

from __future__ import annotations

from collections.abc import Mapping

from coach_app.practice.path.state import Note
from coach_app.practice.sounds import Sounds
from coach_app.practice.waves import wave_of
from coach_app.ui.practice.shown import DrillRow, Wave
from feedback.drills.drill import Drill
from feedback.phrase_wordings import filled


def drill_row(drill: Drill, notes: tuple[Note, ...], written: Drill) -> DrillRow:
    """A drill in the list.

    Parameters
    ----------
    drill : Drill
        In the reader's language.
    notes : tuple of Note
        What was practised.
    written : Drill
        As its author wrote it: those words are found in any language.
    """
    taken = [note for note in notes if note.key == drill.id]
    last = taken[-1] if taken else None
    return DrillRow(
        id=drill.id,
        title=drill.title,
        kind=drill.kind,
        difficulty=drill.difficulty,
        sector=drill.sector,
        times=len(taken),
        score=last.score if last is not None else None,
        passed=last.passed if last is not None else None,
        words=" ".join((drill.background, written.title, written.background, *(one.text for one in written.line))),
    )


def asking(drill: Drill, values: Mapping[str, str]) -> Drill:
    """A drill with the names of this centre in what the screen asks for, and has read."""

    def told(words: str) -> str:
        return plain(filled(words, values))

    lines = [line.model_copy(update={"text": told(line.text), "read": told(line.read)}) for line in drill.line]
    return drill.model_copy(update={"line": tuple(lines)})


def plain(text: str) -> str:
    """Blanks that nobody has filled in, as people read them.

    Examples
    --------
    >>> plain("您好，{公司}")
    '您好，〈公司〉'
    """
    return text.replace("{", "〈").replace("}", "〉")


def line_wave(sounds: Sounds, drill: Drill, line: str) -> Wave:
    """The sound of a line as a picture; nothing where it has none."""
    sound = sounds.line_sound(drill, next(one for one in drill.line if one.id == line))
    return Wave(sound.length_s, wave_of(sound.path)) if sound is not None else Wave()
