"""``coach models``: list, install, import, verify and remove recognition models."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Column, Table

from asr_models.catalog import Entry, catalog
from asr_models.errors import ModelError
from asr_models.install import import_model, install, remove
from asr_models.installed import Installed, Source, installed
from asr_models.verify import verify

_STATUS = {Source.FOLDER: "已安装 installed", Source.PACKAGE: "随包 packaged"}

app = typer.Typer(help="模型：查看、安装、导入、校验、删除。 Models that hear words.", no_args_is_help=True)


@app.command("list")
def list_models() -> None:
    """列出已安装和可安装的模型。 Show installed and installable models."""
    here = {model.id: model for model in installed()}
    entries = {entry.id: entry for entry in catalog()}
    table = Table(Column("id", no_wrap=True), "语言", "size", "errors", Column("状态 status", no_wrap=True))
    for model_id in [*entries, *(model_id for model_id in here if model_id not in entries)]:
        table.add_row(*_row(model_id, here.get(model_id), entries.get(model_id)))
    Console().print(table)


@app.command("install")
def install_model(model_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """安装一个模型（可断点续传，校验后才启用）。 Download, check and install a model."""
    with _bar() as progress:
        model = install(model_id, progress)
    typer.echo(f"{model.id}: {model.path}")


@app.command("import")
def import_path(path: Annotated[Path, typer.Argument(metavar="ZIP|DIR")]) -> None:
    """从本机的 zip 或文件夹导入模型（无需网络）。 Install a model from a file or folder."""
    with _bar() as progress:
        model = import_model(path, progress)
    typer.echo(f"{model.id}: {model.path}")


@app.command("verify")
def verify_model(model_id: Annotated[str | None, typer.Argument(metavar="[ID]")] = None) -> None:
    """校验模型文件；不写名称则校验全部。 Check a model's files, or every model's."""
    broken = False
    for name in [model_id] if model_id else [model.id for model in installed()]:
        with _bar() as progress:
            wrong = verify(name, progress)
        broken = broken or bool(wrong)
        typer.echo(f"{name}: {'文件有误 changed: ' + ', '.join(wrong) if wrong else '完好 ok'}")
    if broken:
        raise ModelError(
            "A model's files are not what they were.", "Run 'coach models remove ID', then install it anew."
        )


@app.command("remove")
def remove_model(model_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """删除一个模型。 Delete an installed model."""
    path = remove(model_id)
    typer.echo(f"{model_id}: 已删除 removed ({path})")


class _Bar:
    """Shows one bar for each thing that is being done."""

    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, task: str, done: int, total: int | None) -> None:
        if task not in self._tasks:
            self._tasks[task] = self._shown.add_task(task, total=total)
        self._shown.update(self._tasks[task], completed=done, total=total)


@contextmanager
def _bar() -> Iterator[_Bar]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        yield _Bar(shown)


def _row(model_id: str, here: Installed | None, entry: Entry | None) -> list[str]:
    """Tell one model's line; the errors are the publisher's, from its best to its worst test set."""
    status = _STATUS[here.source] if here else "可安装 available"
    size = f"{entry.bytes / 1e6:.0f} MB" if entry and entry.bytes else ""
    rates = sorted(entry.error_rates.values()) if entry else []
    errors = f"{rates[0]:.0f}–{rates[-1]:.0f} %" if rates else ""
    language = here.language if here else entry.language if entry else ""
    return [model_id, language, size, errors, status]
