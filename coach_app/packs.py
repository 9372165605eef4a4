"""Packs as the program finds them: those that come with it, and those of this computer's data folder."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from contextlib import suppress
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


def layers(name: str, data: Path | None = None) -> tuple[Path, ...]:
    """Folders of everything that a pack is made of: its own, then those that it is laid over, as far as they are there.

    Parameters
    ----------
    name : str
        Id of a pack, or the path of a folder.
    data : Path or None
        The data folder; ``None`` for this user's.

    Examples
    --------
    >>> [folder.name for folder in layers("zh-service", Path("somewhere"))]
    ['zh-service']
    """
    from feedback.errors import PackError  # noqa: PLC0415
    from feedback.pack import find_pack  # noqa: PLC0415

    found: list[Path] = []
    while name:
        try:
            folder = find_pack(name, pack_folders(data))
            under = tomllib.loads((folder / "pack.toml").read_text("utf-8")).get("extends")
        except (PackError, OSError, ValueError, RecursionError):
            break  # whoever loads it is told
        name = under if isinstance(under, str) and folder not in found else ""
        found.append(folder)
    return tuple(found)


def contents(folders: Iterable[Path]) -> str:
    """Digest of all that stands in packs: what calls are judged by (`feedback.pack.digest`), drills and sounds' index.

    Parameters
    ----------
    folders : iterable of Path
        As `layers` gives them; of one that is gone nothing stands there.
    """
    from feedback.plain_file import plain  # noqa: PLC0415

    total = hashlib.sha256()
    for folder in folders:
        for path in sorted((*folder.glob("*.toml"), *folder.glob("*/*.toml"))):
            total.update(str(path).encode("utf-8", "surrogateescape") + b"\0")
            with suppress(OSError):  # it is being replaced: it will be other than it was
                total.update(plain(path).read_bytes())
    return total.hexdigest()


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
