"""From what was recorded in the first run to what is judged: each take with the words that were to be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from audio.block import Speaker
from audio.segments import segment_files
from coach_app.ui.first_run.services import Takes
from feedback.calibration import Part

if TYPE_CHECKING:  # these load the phrases, and settings are wanted before
    from coach_app.people.calibrating import Take
    from feedback.calibration_texts import CalibrationTexts


def readings_of(takes: Takes, texts: CalibrationTexts) -> list[Take]:
    """What was read, part by part.

    Parameters
    ----------
    takes : Takes
        Folders of recordings.
    texts : CalibrationTexts
        What was on screen meanwhile.
    """
    from coach_app.people.calibrating import Take  # noqa: PLC0415 (see above)

    said = {one.phrase: one.text for one in texts.sentences}
    found = []
    if takes.neutral is not None:
        found.append(Take(Part.NEUTRAL, _file(takes.neutral), "".join(texts.neutral)))
    found += [Take(Part.SENTENCES, _file(sound), said.get(phrase, ""), phrase) for phrase, sound in takes.sentences]
    if takes.smile is not None:
        found.append(Take(Part.SMILE, _file(takes.smile), "".join(texts.smile)))
    return found


def _file(take: Path) -> Path:
    """The agent's sound of a take, which is far shorter than a segment."""
    files = segment_files(take, Speaker.AGENT)
    return files[0] if files else take / "agent-0001.wav"
