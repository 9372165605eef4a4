"""Flags to rule on."""

from __future__ import annotations

from audio.block import Speaker
from audio.span import Span
from feedback.flag import Flag, Kind, Severity


def flag(
    number: int,
    start_s: float,
    end_s: float,
    kind: Kind = Kind.RATE_FAST,
    *,
    rule: str = "pace.too_fast",
    detail: str = "",
    severity: Severity = Severity.NUDGE,
    speaker: Speaker = Speaker.AGENT,
) -> Flag:
    return Flag(
        number=number,
        rule=rule,
        kind=kind,
        speaker=speaker,
        span=Span(start_s, end_s),
        opened_at_s=end_s,
        severity=severity,
        measured=310.0,
        limit=290.0,
        unit="cpm",
        evidence="",
        say="放慢一点",
        why="",
        source="TON-01",
        detail=detail,
    )
