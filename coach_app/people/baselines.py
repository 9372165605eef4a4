"""A person's usual voices, one for each device, and when the next reading is due."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from coach_app.atomic_file import set_aside, write_atomically
from feedback.baseline import Baseline
from feedback.errors import BaselineError

#: A voice changes with seasons, health and habits: after this long it is read anew.
RENEW_AFTER = timedelta(days=30)
_FOLDER = "baselines"
_SCHEMA = "coach.usual/1"


@dataclass(frozen=True, slots=True)
class SavedBaseline:
    """A calibration that was kept.

    Parameters
    ----------
    baseline : Baseline
        The usual voice.
    path : Path
        Its file, as :class:`coach_app.call.Wanted` takes it.
    sha256 : str
        Over that file, for the manifest of a session.
    made_at : datetime
        When it was read, with its zone.
    device : str
        Id of the microphone.
    """

    baseline: Baseline
    path: Path
    sha256: str
    made_at: datetime
    device: str


class Baselines:
    """One person's calibrations.

    Parameters
    ----------
    folder : Path
        The person's.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _FOLDER

    def save(self, device: str, baseline: Baseline, now: datetime) -> SavedBaseline:
        """Keep a calibration as the current one of this device; earlier ones stay for old sessions.

        Parameters
        ----------
        device : str
            Id of the microphone.
        baseline : Baseline
            The usual voice.
        now : datetime
            When it was read, with its zone.
        """
        content = baseline.to_json()
        sha256 = hashlib.sha256(content.encode()).hexdigest()
        path = self._folder / f"voice-{sha256[:16]}.json"
        write_atomically(path, content)
        about = {"schema": _SCHEMA, "device": device, "made_at": now.isoformat(), "file": path.name, "sha256": sha256}
        write_atomically(self._about(device), json.dumps(about, ensure_ascii=False, indent=1) + "\n")
        return SavedBaseline(baseline, path, sha256, now, device)

    def latest(self, device: str) -> SavedBaseline | None:
        """The last calibration on this device, however old; what cannot be read is set aside."""
        about = self._about(device)
        try:
            found = json.loads(about.read_text("utf-8"))
            path = self._folder / Path(str(found["file"])).name
            made_at, sha256 = datetime.fromisoformat(found["made_at"]), str(found["sha256"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            set_aside(about)
            return None
        try:
            return SavedBaseline(Baseline.load(path), path, sha256, made_at, device)
        except BaselineError:
            if path.exists():
                set_aside(path)
            return None

    def current(self, device: str, now: datetime) -> SavedBaseline | None:
        """The usual voice on this device, unless it is older than `RENEW_AFTER`."""
        last = self.latest(device)
        return last if last is not None and now - last.made_at < RENEW_AFTER else None

    def due(self, device: str, now: datetime) -> bool:
        """Whether a reading on this device is due: none yet, or too long ago."""
        return self.current(device, now) is None

    def _about(self, device: str) -> Path:
        return self._folder / f"device-{hashlib.sha256(device.encode()).hexdigest()[:16]}.json"
