"""``coach sessions share`` and ``open``: a session as one file that goes to somebody and comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coach_app.cli_library import Format, FormatOption, opened, print_json, row_of
from coach_app.language import system_language

OneId = Annotated[str, typer.Argument(metavar="ID", help="会话编号。 Id of a session.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="PATH", help="输出文件或文件夹。 File or folder.")]
Shown = Annotated[
    bool, typer.Option("--show-identifiers", help="保留号码（会留下记录）。 Keep numbers; this is journalled.")
]
Shared = Annotated[list[Path], typer.Argument(metavar="FILE…", help="收到的 .coach 文件。 Files that came.")]


def share_session(
    session: OneId, out: Out = None, show_identifiers: Shown = False, form: FormatOption = Format.TEXT
) -> None:
    """把一个会话存成一个 .coach 文件交给别人；号码遮住并静音。 Write a session as one file, numbers hidden and silent."""
    from coach_app.library.sharing import SUFFIX, share  # noqa: PLC0415 - loads numpy
    from coach_app.privacy.showing import journal_of_shown  # noqa: PLC0415 - the same

    with opened() as library:
        folder = library.sessions / row_of(library, session).id
    target = Path(f"{session}{SUFFIX}") if out is None else out / f"{session}{SUFFIX}" if out.is_dir() else out
    if show_identifiers:
        journal_of_shown("share")(folder)
    withheld = share(folder, target, identifiers=show_identifiers)
    if form is Format.JSON:
        print_json({"shared": session, "file": str(target), "sound_withheld": withheld})
        return
    typer.echo(f"{target}")
    if withheld:
        typer.echo(
            "不含声音：没有完整的文字，无法给号码消音。 Without its sound: not all words are known, so numbers cannot be"
            " silenced.",
            err=True,
        )


def open_sessions(files: Shared, form: FormatOption = Format.TEXT) -> None:
    """打开收到的 .coach 文件；已有的会话只并入裁定。 Take shared sessions in; rulings are merged."""
    from coach_app.library.following import follow  # noqa: PLC0415 - loads numpy
    from coach_app.library.sharing import open_shared  # noqa: PLC0415 - loads numpy
    from coach_app.paths import data_dir  # noqa: PLC0415

    came = [open_shared(data_dir(), file) for file in files]
    with opened() as library:
        for one in came:
            follow(library.sessions / one.session, system_language())
            library.add(one.session)
    if form is Format.JSON:
        print_json({"opened": [{"session": o.session, "new": o.new, "rulings": o.rulings} for o in came]})
        return
    for one in came:
        typer.echo(f"{one.session}  {'新会话 new' if one.new else '已有 known'}，{one.rulings} 条新裁定 (rulings)")
