"""Opens devices before the rules of a shift are loaded: sound is kept in memory from then on, so a call may begin at once.

Rules, phrases and the person's files take a second to load. Devices need none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coach_app.chosen_devices import plan_of
from coach_app.people.consent import Consent
from coach_app.recording.early import EarlyRecorder
from coach_app.recording.link import RecorderLink
from coach_app.settings import Settings

if TYPE_CHECKING:  # loaded when the devices are opening
    from coach_app.live_setup import Prepared
    from coach_app.shift.live_shift import Tell


def prepare_early(
    early: EarlyRecorder[RecorderLink],
    data_dir: Path,
    settings: Settings,
    language: str,
    tell: Tell,
    now: Callable[[], datetime],
) -> Prepared:
    """Open the devices, then prepare the shift that takes them over.

    Parameters
    ----------
    early : EarlyRecorder
        Started or not.
    data_dir, settings, language, tell, now
        As in `coach_app.live_setup.prepare`.

    Raises
    ------
    AppError, FeedbackError
        As there; the devices are closed again then.
    """
    if Consent(data_dir).accepted(settings.person) is not None:
        early.open(plan_of(settings))
    try:
        from coach_app.live_setup import prepare  # noqa: PLC0415 (loads the rules)
        from coach_app.shift.live_shift import Parts  # noqa: PLC0415

        # Where another shift is open, this one ends before it takes the devices.
        parts = Parts(recorder=lambda _: early.take(), over=early.drop)
        return prepare(data_dir, settings, language, tell, now(), parts)
    except BaseException:
        early.drop()
        raise
