"""A pack: the folder of TOML that says what good service sounds like.

Companies edit packs, so every mistake is reported at once, with its place and what was
probably meant, and nothing in a pack can run.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError

from feedback.checklist_rules import CueRule, ItemRule
from feedback.errors import PackError
from feedback.lexicon import Lexicon, load_lexicon
from feedback.lexicon_mistakes import Places
from feedback.nudges import Budget
from feedback.pack_mistakes import checklist_mistakes, rule_mistakes
from feedback.rubric import Rubric, load_rubric
from feedback.rule import Example, Frozen, Id, Rule, Text

#: Where the packs live that come with the program.
BUILT_IN = Path(__file__).parent / "packs"
DEFAULT = "zh-service"
_LIMIT_BYTES = 2_000_000


class PackFile(Frozen):
    """The contents of ``pack.toml``.

    Parameters
    ----------
    schema_ : str
        ``coach.pack/1``, written ``schema``.
    id, version, language, title
        What the pack says about itself.
    syllables_per_nucleus : float
        Spoken syllables for each nucleus that the sound shows, until a speaker's own ratio is known.
    budget : Budget
        How many nudges an agent may get.
    placeholders : dict
        What stands for ``{公司}`` and friends; what is not configured is a wildcard.
    rules, checklist, cues
        Written ``[[rule]]``, ``[[checklist]]`` and ``[[cue]]``.
    """

    schema_: Literal["coach.pack/1"] = Field(alias="schema")
    id: Id
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    language: str = Field(pattern=r"^[a-z]{2}$")
    title: Text
    syllables_per_nucleus: float = Field(gt=0.3, lt=3)
    budget: Budget = Budget()
    placeholders: dict[str, str] = Field(default_factory=dict)
    rules: tuple[Rule, ...] = Field(alias="rule")
    checklist: tuple[ItemRule, ...]
    cues: tuple[CueRule, ...] = Field(default=(), alias="cue")


#: Model of each table, for the names that were probably meant.
TABLES: dict[str, type[BaseModel]] = {
    "": PackFile,
    "rule": Rule,
    "checklist": ItemRule,
    "cue": CueRule,
    "budget": Budget,
    "example": Example,
    "say": Text,
    "why": Text,
    "title": Text,
    "when_corrected": Text,
}


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was read and checked.

    Parameters
    ----------
    file : PackFile
        Head, rules and checklist.
    lexicon : Lexicon
        Standard phrases, forbidden phrases, fillers and the cues of triggers.
    sha256 : str
        Over all its files, so that a report names exactly the rules that judged.
    rubric : Rubric
        What a call is marked by; without criteria where the pack has none.
    """

    file: PackFile
    lexicon: Lexicon
    sha256: str
    rubric: Rubric = field(default_factory=Rubric)

    @property
    def id(self) -> str:
        """Stable name."""
        return self.file.id

    @property
    def version(self) -> str:
        """Version of the rules."""
        return self.file.version

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Rules in the pack's order."""
        return self.file.rules

    @property
    def checklist(self) -> tuple[ItemRule, ...]:
        """Checklist items in the order of the screen."""
        return self.file.checklist


def find_pack(name: str) -> Path:
    """Folder of a pack, by id or path.

    Raises
    ------
    PackError
        If there is none.
    """
    for folder in (BUILT_IN / name, Path(name)):
        if (folder / "pack.toml").is_file():
            return folder
    known = ", ".join(path.name for path in built_in())
    raise PackError(f"There is no pack {name!r}.", f"Name one of: {known}, or a folder that holds pack.toml.")


def built_in() -> list[Path]:
    """Folders of the packs that come with the program."""
    return sorted(path.parent for path in BUILT_IN.glob("*/pack.toml"))


def load_pack(name: str = DEFAULT) -> Pack:
    """Read and check a pack.

    Parameters
    ----------
    name : str
        Id of a built-in pack, or the path of a folder.

    Raises
    ------
    PackError
        With every mistake in `mistakes`.

    Examples
    --------
    >>> load_pack().id
    'zh-service'
    """
    folder = find_pack(name)
    mistakes: list[str] = []
    lexicon: Lexicon | None = None
    try:
        lexicon = load_lexicon(folder / "phrases.toml")
    except PackError as why:
        mistakes += why.mistakes or (why.message,)
    file = _checked(folder / "pack.toml", lexicon, mistakes)
    known = {entry.item for entry in file.checklist} if file is not None else set()
    rubric = load_rubric(folder, known, mistakes)
    if mistakes or file is None or lexicon is None:
        count = len(mistakes)
        raise PackError(
            f"The pack {folder.name!r} has {count} mistake{'s' if count != 1 else ''}.",
            "Mend every place named and check the pack again.",
            tuple(mistakes),
        )
    return Pack(file, lexicon, digest(folder), rubric)


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of a pack's TOML files."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _checked(path: Path, lexicon: Lexicon | None, mistakes: list[str]) -> PackFile | None:
    try:
        raw = path.read_bytes()
        if len(raw) > _LIMIT_BYTES:
            mistakes.append(f"{path.name}: larger than {_LIMIT_BYTES // 1_000_000} MB")
            return None
        text = raw.decode("utf-8")
        data = tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as why:
        mistakes.append(f"{path.name}: {why}")
        return None
    places = Places(path.name, text)
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
