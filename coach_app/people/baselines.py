"""A person's calibrations, by device: which one calls are judged against, and when the next is due.

Each is a file of its own that is never written again, so a session that names one by its
hash can be judged anew against the same voice years later.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from coach_app.atomic_file import set_aside, write_atomically
from feedback.baseline import Baseline
from feedback.calibration import Calibration
from feedback.errors import BaselineError

#: A voice changes with seasons, health and habits: after this long it is read anew.
RENEW_AFTER = timedelta(days=30)
_FOLDER = "voices"


class Due(StrEnum):
    """Why a reading is due; what is not `NO` is a code of :mod:`coach_app.advice`."""

    NO = ""
    NEVER = "voice_never"
    """Nothing was ever read: the first run asks whoever sets the program up, once."""
    OTHER_DEVICE = "voice_other_device"
    """There is a reading, made on another microphone."""
    OLD = "voice_old"
    """The last reading on this microphone is older than `RENEW_AFTER`."""


@dataclass(frozen=True, slots=True)
class SavedBaseline:
    """A calibration that was kept.

    Parameters
    ----------
    calibration : Calibration
        Everything that the readings told.
    path : Path
        Its file, as :class:`coach_app.call.Wanted` takes it.
    sha256 : str
        Over that file, for the manifest of a session.
    made_at : datetime
        When it was read; a time without a zone is taken as UTC.
    """

    calibration: Calibration
    path: Path
    sha256: str
    made_at: datetime

    @property
    def baseline(self) -> Baseline:
        """The usual voice."""
        return self.calibration.baseline

    @property
    def device(self) -> str:
        """Id of the microphone."""
        return self.calibration.device


class Baselines:
    """One person's calibrations.

    Parameters
    ----------
    folder : Path
        The person's.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _FOLDER

    def save(self, device: str, calibration: Calibration) -> SavedBaseline:
        """Keep a calibration as the current one of a device; earlier ones stay for old sessions.

        Parameters
        ----------
        device : str
            Id of the microphone.
        calibration : Calibration
            What the readings told.
        """
        content = replace(calibration, device=device).text()
        path = self._folder / f"voice-{_sha256(content)[:16]}.json"
        write_atomically(path, content)
        return _saved(path)

    def all(self) -> tuple[SavedBaseline, ...]:
        """Every calibration, oldest first; files that cannot be read are set aside."""
        return tuple(sorted(self._readable(), key=lambda one: (one.made_at, one.path.name)))

    def latest(self, device: str) -> SavedBaseline | None:
        """The last calibration on this device, however old."""
        found = [one for one in self.all() if one.device == device]
        return found[-1] if found else None

    def current(self, device: str, now: datetime) -> SavedBaseline | None:
        """The usual voice on this device, unless it is older than `RENEW_AFTER`."""
        last = self.latest(device)
        return last if last is not None and now - last.made_at < RENEW_AFTER else None

    def due(self, device: str, now: datetime) -> bool:
        """Whether a reading on this device is due: none yet, or too long ago."""
        return self.why_due(device, now) is not Due.NO

    def why_due(self, device: str, now: datetime) -> Due:
        """Why a reading on this device is due, if it is."""
        read = self.all()
        if not read:
            return Due.NEVER
        if self.latest(device) is None:
            return Due.OTHER_DEVICE
        return Due.OLD if self.current(device, now) is None else Due.NO

    def _readable(self) -> Iterator[SavedBaseline]:
        for path in self._folder.glob("voice-*.json"):
            try:
                yield _saved(path)
            except (BaselineError, ValueError):
                with suppress(OSError):
                    set_aside(path)


def _saved(path: Path) -> SavedBaseline:
    calibration = Calibration.load(path)
    at = datetime.fromisoformat(calibration.made_at)
    made_at = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return SavedBaseline(calibration, path, _sha256(path.read_text("utf-8")), made_at)


def _sha256(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()
