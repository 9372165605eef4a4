"""Packs as the program finds them: those that come with it, and those of this computer's data folder."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coach_app.paths import data_dir

if TYPE_CHECKING:  # the window shows its frame before it loads the models of the pack
    from feedback.pack_file import Pack

#: Folder of the user's packs in the data folder.
PACKS: Final = "packs"


def pack_folders(data: Path | None = None) -> tuple[Path, ...]:
    """Where the user's packs are.

    Parameters
    ----------
    data : Path or None
        The data folder; ``None`` for this user's.

    Examples
    --------
    >>> pack_folders(Path("somewhere"))[0].parts
    ('somewhere', 'packs')
    """
    return ((data if data is not None else data_dir()) / PACKS,)


def load(name: str, data: Path | None = None) -> Pack:
    """Read and check a pack, by id or path.

    Raises
    ------
    PackError
        With every mistake in `mistakes`.
    """
    from feedback.pack import load_pack  # noqa: PLC0415

    return load_pack(name, pack_folders(data))


def listed(language: str, data: Path | None = None) -> tuple[tuple[str, str], ...]:
    """Id and title of every pack; one that cannot be read is there by its id.

    Parameters
    ----------
    language : str
        ``zh`` or ``en``.
    data : Path or None
        The data folder; ``None`` for this user's.
    """
    from feedback.pack import packs  # noqa: PLC0415

    return tuple((folder.name, _title(folder, language)) for folder in packs(pack_folders(data)))


def _title(folder: Path, language: str) -> str:
    try:
        said = tomllib.loads((folder / "pack.toml").read_text("utf-8"))["title"]["en" if language == "en" else "zh"]
    except (OSError, ValueError, KeyError, TypeError):
        return folder.name
    return f"{said} ({folder.name})"
