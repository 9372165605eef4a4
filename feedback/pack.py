"""A pack: the folder of TOML that says what good service sounds like.

Companies edit packs, so every mistake is reported at once, with its place and what was
probably meant, and nothing in a pack can run.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from feedback.checklist_rules import ItemRule
from feedback.errors import PackError
from feedback.layering import laid_over, layer_mistakes, read_layer
from feedback.lexicon import Lexicon, load_lexicon
from feedback.lexicon_mistakes import Places, meant
from feedback.mistake_words import cannot_read
from feedback.pack_file import TABLES, Pack, PackFile
from feedback.pack_mistakes import checklist_mistakes, rule_mistakes
from feedback.plain_file import plain
from feedback.rubric import Rubric, load_rubric
from feedback.rule import Rule

__all__ = [
    "BUILT_IN", "DEFAULT", "MOST_BYTES", "Pack", "PackFile", "built_in", "check_layer", "digest", "find_pack", "load_pack", "packs",
]  # fmt: skip

#: Where the packs live that come with the program.
BUILT_IN = Path(__file__).parent / "packs"
DEFAULT = "zh-service"
#: Files of a pack that no call is judged by: another drill makes nobody judge kept calls anew.
PRACTICE = frozenset({"customers.toml", "drills.en.toml", "drills.toml", "gym.toml", "path.toml", "tips.toml"})
#: Largest file of a pack that is read: thousands of phrases of a centre's own.
MOST_BYTES = 8_000_000


def find_pack(name: str, folders: Sequence[Path] = ()) -> Path:
    """Folder of a pack, by id or path.

    Parameters
    ----------
    name : str
        Id of a pack, or the path of a folder.
    folders : sequence of Path
        Where there are packs besides those that come with the program, which nothing replaces.

    Raises
    ------
    PackError
        If there is none.
    """
    plain = Path(name).name == name
    named = [folder / name for folder in (BUILT_IN, *folders)] if plain else []
    for folder in (*named, Path(name)):
        if (folder / "pack.toml").is_file():
            return folder
    known = [path.name for path in packs(folders)]
    if Path(name).is_file():
        raise PackError(f"{name!r} is a file and no folder.", f"Name the pack's folder: {str(Path(name).parent)!r}.")
    raise PackError(
        f"There is no pack {name!r}{meant(name, known) or '.'}",
        f"Name one of: {', '.join(known)}, or a folder that holds pack.toml.",
    )


def built_in() -> list[Path]:
    """Folders of the packs that come with the program."""
    return sorted(path.parent for path in BUILT_IN.glob("*/pack.toml"))


def packs(folders: Sequence[Path] = ()) -> list[Path]:
    """Folders of all packs: those that come with the program, then those in other places."""
    own = built_in()
    taken = {path.name for path in own}
    more = (path.parent for folder in folders for path in sorted(folder.glob("*/pack.toml")))
    return own + [folder for folder in more if folder.name not in taken and not folder.name.startswith(".")]


def load_pack(name: str = DEFAULT, folders: Sequence[Path] = ()) -> Pack:
    """Read and check a pack, with the one below it where it is a layer.

    Parameters
    ----------
    name : str
        Id of a pack, or the path of a folder.
    folders : sequence of Path
        Where there are packs besides those that come with the program.

    Raises
    ------
    PackError
        With every mistake in `mistakes`.

    Examples
    --------
    >>> load_pack().id
    'zh-service'
    """
    return _load(find_pack(name, folders), tuple(folders), ())


def check_layer(data: Mapping[str, Any], *, below: Pack | None = None) -> Pack:
    """The pack that a layer makes which is not on disk yet.

    Parameters
    ----------
    data : mapping
        Contents of its ``pack.toml``.
    below : Pack or None
        What it extends; ``None`` for a pack that comes with the program.

    Raises
    ------
    PackError
        With every mistake in `mistakes`.
    """
    mistakes: list[str] = []
    pack = _layered(data, Places("pack.toml", ""), (), (), mistakes, below=below)
    if mistakes or pack is None:
        raise _error(str(data.get("id", "")), mistakes)
    return pack


def _load(folder: Path, folders: tuple[Path, ...], above: tuple[Path, ...]) -> Pack:
    mistakes: list[str] = []
    data, text = _read(folder / "pack.toml", mistakes)
    pack: Pack | None = None
    if data is not None and "extends" in data:
        pack = _layered(data, Places("pack.toml", text), folders, (*above, folder), mistakes, digest(folder))
        if folder.parent in folders and data.get("id") != folder.name:
            mistakes.append(f"pack.toml: id: {data.get('id')!r} is not the name of its folder, {folder.name!r}")
    else:
        pack = _whole(folder, data, text, mistakes)
    if mistakes or pack is None:
        raise _error(folder.name, mistakes)
    return pack


def _whole(folder: Path, data: dict[str, Any] | None, text: str, mistakes: list[str]) -> Pack | None:
    lexicon: Lexicon | None = None
    found: list[str] = []
    try:
        lexicon = load_lexicon(folder / "phrases.toml")
    except PackError as why:
        found += why.mistakes or (why.message,)
    mistakes[:0] = found
    if data is None:
        return None
    file = _checked(data, Places("pack.toml", text), lexicon, mistakes)
    # A mistake elsewhere in the file does not make the checklist unknown.
    rubric = load_rubric(folder, {item.item for _, item in _good(ItemRule, data.get("checklist"))}, mistakes)
    return Pack(file, lexicon, digest(folder), rubric) if file is not None and lexicon is not None else None


def _layered(
    data: Mapping[str, Any],
    places: Places,
    folders: tuple[Path, ...],
    above: tuple[Path, ...],
    mistakes: list[str],
    own: str = "",
    below: Pack | None = None,
) -> Pack | None:
    layer = read_layer(data, places, mistakes)
    below = _below(data.get("extends"), folders, above, mistakes) if below is None else below
    if below is None:
        return None
    mistakes += [places.at(where) + wrong for where, wrong in layer_mistakes(data, below)]
    if layer is None or mistakes:
        return None
    pack = laid_over(below, layer, hashlib.sha256(f"{below.sha256} {own}".encode()).hexdigest())
    rubric = load_rubric(above[-1], {item.item for item in pack.checklist}, mistakes) if above else Rubric()
    return replace(pack, rubric=rubric) if rubric.criteria else pack


def _below(extends: object, folders: tuple[Path, ...], above: tuple[Path, ...], mistakes: list[str]) -> Pack | None:
    try:
        under = find_pack(extends if isinstance(extends, str) else "", folders)
        if under not in above:
            return _load(under, folders, above)
    except PackError as why:
        mistakes += [f"pack.toml: extends: {wrong}" for wrong in why.mistakes or (why.message,)]
    else:
        mistakes.append(f"pack.toml: extends: {extends!r} leads back to this pack")
    return None


def _error(name: str, mistakes: list[str]) -> PackError:
    count = len(mistakes)
    return PackError(
        f"The pack {name!r} has {count} mistake{'s' if count != 1 else ''}.",
        "Mend every place named and check the pack again.",
        tuple(mistakes),
    )


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of the TOML files that calls are judged by; practice is read apart."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        if path.name not in PRACTICE:
            total.update(path.name.encode() + b"\0" + _bytes(path) + b"\0")
    return total.hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return plain(path).read_bytes()
    except OSError as why:
        raise _error(path.parent.name, [cannot_read(path.name, why)]) from why


def _read(path: Path, mistakes: list[str]) -> tuple[dict[str, Any] | None, str]:
    try:
        raw = plain(path).read_bytes()
        if len(raw) > MOST_BYTES:
            mistakes.append(f"{path.name}: larger than {MOST_BYTES // 1_000_000} MB")
            return None, ""
        text = raw.decode("utf-8")
        return tomllib.loads(text), text
    except (OSError, ValueError, RecursionError) as why:
        mistakes.append(cannot_read(path.name, why))
        return None, ""


def _checked(data: dict[str, Any], places: Places, lexicon: Lexicon | None, mistakes: list[str]) -> PackFile | None:
    file: PackFile | None = None
    try:
        file = PackFile.model_validate(data)
    except ValidationError as why:
        mistakes += [places.of(data, error, TABLES) for error in why.errors(include_url=False)]
    mistakes += [places.at(("rule", n)) + wrong for n, wrong in rule_mistakes(_good(Rule, data.get("rule")))]
    if lexicon is not None:
        items = _good(ItemRule, data.get("checklist"))
        mistakes += [places.at(("checklist", n)) + wrong for n, wrong in checklist_mistakes(items, lexicon)]
    return file


def _good(model: type[Any], entries: object) -> list[tuple[int, Any]]:
    """Entries that are right by themselves, so that the others do not hide their mistakes."""
    good = []
    for n, entry in enumerate(entries if isinstance(entries, list) else []):
        try:
            good.append((n, model.model_validate(entry)))
        except ValidationError:
            continue
    return good
