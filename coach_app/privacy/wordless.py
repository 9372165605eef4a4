"""Events and rulings without the words of the call: what stays of a session whose words were taken away.

What was measured, flagged and ticked stays, with the names of rules, phrases and items; what
was said and every quotation of it goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from coach_app.atomic_file import write_atomically
from coach_app.events import (
    ChecklistChanged,
    Event,
    FlagClosed,
    FlagOpened,
    FlagShown,
    FlagWithdrawn,
    Heard,
    Said,
    SessionStarted,
)
from coach_app.line_file import lines
from coach_app.rulings.log import FILE as RULINGS


def without_words(events: Iterable[Event]) -> Iterator[Event]:
    """Events without what was said; provisional words are left out.

    Parameters
    ----------
    events : iterable of Event
        Of a session.

    Yields
    ------
    Event
        An utterance keeps its speaker, time, rate and the ids of the phrases that it held.
    """
    for event in events:
        match event:
            case Heard():
                continue
            case Said():
                silent = replace(event.utterance, text="", words=())
                yield replace(event, utterance=silent, hits=tuple(replace(hit, text="") for hit in event.hits))
            case FlagOpened() | FlagShown() | FlagClosed() | FlagWithdrawn():
                yield replace(event, flag=replace(event.flag, evidence=""))
            case ChecklistChanged():
                yield replace(event, state=replace(event.state, evidence=""))
            case SessionStarted():
                yield replace(event, items=tuple(replace(item, evidence="") for item in event.items))
            case _:
                yield event


def take_words_of_rulings(folder: Path) -> None:
    """Empty the corrected words in a session's rulings; who corrected what when, and all other entries, stay."""
    path = folder / RULINGS
    records = list(lines(path))
    changed = [_emptied(record) for record in records]
    if changed != records:
        write_atomically(path, "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in changed))


def _emptied(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "text": ""} if record.get("entry") == "correction" and record.get("text") else record
