"""What the commands of ``coach sessions`` do alike: open the library, tell progress, answer as text or JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress, TaskID

from coach_app.errors import BadInputError

if TYPE_CHECKING:
    from coach_app.library.library import Library
    from coach_app.library.query import Row

SCHEMA = "coach.sessions/1"


class Format(StrEnum):
    """How a command answers."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="输出格式。 How to answer.")]


@contextmanager
def opened() -> Iterator[Library]:
    """Open the library with everything in it that is on disk."""
    from coach_app.library.library import Library  # noqa: PLC0415
    from coach_app.paths import data_dir  # noqa: PLC0415

    with Library(data_dir()) as library:
        with bar("编入索引 indexing") as tell:
            library.catch_up(tell)
        yield library


def row_of(library: Library, session: str) -> Row:
    """One session.

    Raises
    ------
    BadInputError
        If the library has none of that id.
    """
    row = library.row(session)
    if row is None:
        raise BadInputError(f"There is no session '{session}'.", "See 'coach sessions list'.")
    return row


def plain(row: Row) -> dict[str, Any]:
    """A session as JSON values, what it is called without numbers of people."""
    from coach_app.privacy.names import mask_name  # noqa: PLC0415 (the help needs none of it)

    named = {name: mask_name(getattr(row, name)) for name in ("title", "reference", "source")}
    return asdict(row) | named | {"started_at": row.started_at.isoformat(), "flags": dict(row.flags)}


def agreed(question: str) -> None:
    """Ask before something is done for good.

    Raises
    ------
    BadInputError
        If nobody says yes.
    """
    try:
        yes = typer.confirm(question, err=True)
    except (EOFError, typer.Abort):
        yes = False
    if not yes:
        raise BadInputError("Nothing was deleted.", "Answer y, or use --yes where nobody can answer.")


def print_json(document: dict[str, Any]) -> None:
    """Answer in JSON, with the name of its form."""
    sys.stdout.write(json.dumps({"schema": SCHEMA, **document}, ensure_ascii=False, indent=1) + "\n")


@contextmanager
def bar(said: str) -> Iterator[Callable[[int, int], None]]:
    """Give what takes progress; it is seen in a terminal, and only where there is something to do."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as shown:
        tasks: list[TaskID] = []

        def tell(done: int, total: int) -> None:
            if not tasks:
                tasks.append(shown.add_task(said, total=total))
            shown.update(tasks[0], completed=done, total=total)

        yield tell
