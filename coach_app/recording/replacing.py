"""Takes sessions away that others stand for: all of them, also where the app is killed between two.

What is to go is noted first, and the note goes last; a session that comes back later is no
part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from coach_app.recording.sessions import SessionFolder, write_whole

#: Begins the name of a note.
_NOTE: Final = ".replaced-by-"


def replace(old: Sequence[SessionFolder], new: SessionFolder) -> None:
    """Delete sessions for which a new one stands, that is whole on disk."""
    root = new.path.parent
    write_whole(root / f"{_NOTE}{new.id}", "\n".join(one.id for one in old).encode())
    finish_replacements(root)


def finish_replacements(root: Path) -> None:
    """Carry out what is noted; nothing is done where nothing is."""
    for note in root.glob(f"{_NOTE}*"):
        for name in note.read_text("ascii").split():
            if (root / name).is_dir():
                SessionFolder(root / name).delete()
        note.unlink(missing_ok=True)
