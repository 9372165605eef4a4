"""What is usual for this speaker on this device: the reference for level, pitch and pace.

Voices differ more between people than a person's voice differs between good and bad
calls, so nothing about level or pitch is judged against the world.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from feedback.errors import BaselineError

_SCHEMA = "coach.baseline/1"
#: A calibration holds a baseline (`feedback.calibration`).
_CALIBRATION = "coach.calibration/1"


@dataclass(frozen=True, slots=True)
class Baseline:
    """A speaker's usual voice. ``None`` where too little was heard.

    Parameters
    ----------
    rate_cpm : float or None
        Net speech rate, characters a minute (pauses of 0.5 s and more left out).
    level_db : float or None
        Active level, dB re full scale.
    noise_db : float or None
        Level of the pauses, dB re full scale.
    pitch_hz : float or None
        Median fundamental frequency.
    spread_st : float or None
        Spread of pitch in 10 s windows, semitones.
    syllables_per_nucleus : float or None
        Spoken syllables for each nucleus that the sound shows.
    endings_st : dict
        Per lexical tone (``"1"`` … ``"5"``): the median ending of this speaker's sentences,
        semitones about the sentence's median.
    endings_sd_st : float or None
        Spread of those endings about their medians, semitones.
    speech_s : float
        Seconds of speech behind these figures.
    """

    rate_cpm: float | None = None
    level_db: float | None = None
    noise_db: float | None = None
    pitch_hz: float | None = None
    spread_st: float | None = None
    syllables_per_nucleus: float | None = None
    endings_st: tuple[tuple[str, float], ...] = ()
    endings_sd_st: float | None = None
    speech_s: float = 0.0

    def save(self, path: Path) -> None:
        """Write as JSON (``schema: "coach.baseline/1"``)."""
        path.write_text(self.to_json(), "utf-8")

    def to_json(self) -> str:
        """What :meth:`load` reads."""
        return json.dumps({"schema": _SCHEMA, **asdict(self)}, ensure_ascii=False, indent=1)

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Baseline:
        """The baseline whose fields stand in a file.

        Raises
        ------
        TypeError, ValueError, AttributeError
            If they are no fields of a baseline.
        """
        endings = tuple((str(tone), float(st)) for tone, st in fields.get("endings_st", []))
        return cls(**{**fields, "endings_st": endings})

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Read what :meth:`save` wrote, or the usual voice out of a saved calibration.

        Raises
        ------
        BaselineError
            If the file is not a saved baseline.
        """
        try:
            data = json.loads(path.read_text("utf-8"))
            schema = data.pop("schema")
            if schema == _CALIBRATION:
                data = data["baseline"]
            elif schema != _SCHEMA:
                raise KeyError("schema")  # noqa: TRY301 (all ways of being no baseline end in one sentence)
            return cls.from_fields(data)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
            raise BaselineError(
                f"{path.name} is not a saved baseline ({why}).",
                "Give the speaker's calibration reading, or a file that `coach` saved.",
            ) from why
