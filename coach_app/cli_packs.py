"""``coach packs``: for those who write what their company wants to hear."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from coach_app import cli_packs_own
from coach_app.packs import load, pack_folders
from feedback.errors import FeedbackError, PackError
from feedback.pack import DEFAULT, Pack, find_pack, packs
from feedback.phrases import PhraseMatcher

app = typer.Typer(no_args_is_help=True, help="List, check and try rule packs.")


app.command("new")(cli_packs_own.new)
app.command("import")(cli_packs_own.take_in)
app.command("export")(cli_packs_own.hand_out)
app.command("trial")(cli_packs_own.trial)


class TryFormat(StrEnum):
    """How `try` answers."""

    TEXT = "text"
    JSON = "json"


@app.command("list")
def list_packs() -> None:
    """List the packs that come with the program and your own; one with mistakes says so."""
    table = Table("id", "version", "title", "rules", "phrases", "extends")
    for folder in packs(pack_folders()):
        try:
            pack = load(folder.name)
        except PackError as why:
            table.add_row(folder.name, "", why.message, "", "", "")
            continue
        title = f"{pack.file.title.zh} / {pack.file.title.en}"
        sizes = (str(len(pack.rules)), str(len(pack.lexicon.phrases)))
        table.add_row(pack.id, pack.version, title, *sizes, pack.extends)
    Console().print(table)


@app.command()
def check(
    pack: Annotated[str, typer.Argument(metavar="DIR", help="Folder that holds pack.toml, or a pack's id.")],
) -> None:
    """Check a pack with its drills and run the examples of its rules; every mistake is named."""
    good, count = _all_of(pack)
    examples = sum(len(rule.example) for rule in good.rules)
    Console(soft_wrap=True).print(
        f"{good.id} {good.version}: {len(good.rules)} rules, {len(good.lexicon.phrases)} phrases, "
        f"{len(good.checklist)} checklist items, {examples} examples ran as written"
        + (f", {count} drills." if count else ".")
    )


def _all_of(name: str) -> tuple[Pack, int]:
    """The pack and the number of its drills, if there is no mistake in either."""
    from coach_app.practice.pack_check import check_practice  # noqa: PLC0415

    folder = _folder(name)
    pack: Pack | None = None
    refused: FeedbackError | None = None
    try:
        pack = load(name)
    except FeedbackError as why:
        refused = why
    checked = check_practice(folder, pack)
    if pack is not None and not checked.mistakes:
        return pack, checked.drills
    if refused is not None:
        _tell(refused)
    if checked.mistakes:
        count = len(checked.mistakes)
        told = f"Its drills and practice have {count} mistake{'s' if count != 1 else ''}. Mend every place named."
        sys.stderr.write("\n".join([*checked.mistakes, told]) + "\n")
    raise typer.Exit(2)


@app.command("try")
def try_text(
    text: Annotated[str, typer.Argument(help="What was said; - reads lines from standard input.")],
    pack: Annotated[str, typer.Option(help="Pack id or folder.")] = DEFAULT,
    form: Annotated[TryFormat, typer.Option("--format", help="How to answer.")] = TryFormat.TEXT,
) -> None:
    """Show every phrase of the pack that a text matches."""
    loaded = _load(pack)
    matcher = PhraseMatcher(loaded.lexicon, loaded.file.placeholders)
    lines = (line.rstrip("\n") for line in sys.stdin) if text == "-" else iter([text])
    for line in lines:
        _answer(loaded, matcher, line, form)


def _answer(pack: Pack, matcher: PhraseMatcher, line: str, form: TryFormat) -> None:
    hits = matcher.match(line)
    if form is TryFormat.JSON:
        matches = [
            {"id": h.phrase, "score": round(h.score, 3), "span": [h.start, h.end], "verdict": h.verdict.value}
            for h in hits
        ]
        sys.stdout.write(json.dumps({"text": line, "matches": matches}, ensure_ascii=False) + "\n")
        sys.stdout.flush()
        return
    texts = {phrase.id: phrase.text for phrase in pack.lexicon.phrases}
    table = Table("id", "verdict", "score", "heard", "phrase", title=line)
    for hit in hits:
        table.add_row(hit.phrase, hit.verdict.value, f"{hit.score:.2f}", hit.text, texts.get(hit.phrase, ""))
    Console().print(table if hits else f"{line}: no phrase of the pack")


def _load(name: str) -> Pack:
    try:
        return load(name)
    except FeedbackError as why:
        _tell(why)
        raise typer.Exit(2) from why


def _folder(name: str) -> Path:
    try:
        return find_pack(name, pack_folders())
    except FeedbackError as why:
        _tell(why)
        raise typer.Exit(2) from why


def _tell(why: FeedbackError) -> None:
    mistakes = why.mistakes if isinstance(why, PackError) else ()
    sys.stderr.write("\n".join([*mistakes, f"{why.message} {why.advice}"]) + "\n")
