"""Loads what is slow to load when a shift opens, beside the devices: rules, ears, the usual voice."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

from coach_app.call import Setup
from coach_app.errors import MENDABLE
from coach_app.failure import failure_code
from coach_app.shift.news import ShiftFailed
from coach_app.shift.setup import Parts, ShiftSetup

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Rules are loaded and the ears are known.

    Parameters
    ----------
    rules : Setup
        Prepares each call.
    about : dict
        What manifests say of rules and ears.
    """

    rules: Setup
    about: dict[str, object]


@dataclass(frozen=True, slots=True)
class Unprepared:
    """Rules or ears cannot be had."""

    failed: ShiftFailed


def prepare(setup: ShiftSetup, parts: Parts) -> Prepared | Unprepared:
    """Load everything that a call needs, so that none waits for it."""
    try:
        rules = parts.prepare(setup.wanted)
        rules.baseline()
        rules.live(setup.root, setup.plan.speakers)  # the first takes half a second
        return Prepared(rules, _about(rules, setup.wanted.baseline))
    except MENDABLE as error:
        return Unprepared(ShiftFailed(failure_code(error), error.message, error.advice))
    except Exception:
        log.exception("the rules of the shift could not be loaded")
        return Unprepared(ShiftFailed("failed", "The rules could not be loaded.", "Run 'coach doctor'."))


def _about(rules: Setup, baseline: Path | None) -> dict[str, object]:
    digest = hashlib.sha256(baseline.read_bytes()).hexdigest() if baseline is not None else ""
    return {**rules.about, "baseline": digest}
