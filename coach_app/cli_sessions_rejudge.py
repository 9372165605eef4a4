"""``coach sessions rejudge``: kept sessions by other rules, or with corrected words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach_app.cli_library import Format, FormatOption, bar, opened, print_json
from coach_app.errors import MENDABLE, BadInputError, Exit
from coach_app.failure import report_failure

if TYPE_CHECKING:
    from coach_app.call import Setup
    from coach_app.library.library import Library

SomeIds = Annotated[list[str] | None, typer.Argument(metavar="ID…", help="会话编号。 Ids of sessions.")]
All = Annotated[bool, typer.Option("--all", help="所有会话。 All sessions.")]
PackName = Annotated[str, typer.Option("--pack", metavar="ID|PATH", help="规则包。 Rule pack.")]
Force = Annotated[bool, typer.Option("--force", help="规则没变也重判。 Also those that are up to date.")]
FromSound = Annotated[
    bool, typer.Option("--from-sound", help="没有保留测量值时从声音重新识别。 Hear those anew that have no measures.")
]
Engine = Annotated[str, typer.Option(help="配合 --from-sound 的识别引擎。 Who hears the words then.")]


def rejudge_sessions(
    ids: SomeIds = None,
    all_: All = False,
    pack: PackName = "zh-service",
    force: Force = False,
    from_sound: FromSound = False,
    engine: Engine = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """按（新）规则和更正重新判断，不再识别。 Judge kept sessions anew, without hearing them again."""
    from coach_app.call import Setup, Wanted  # noqa: PLC0415 - loads numpy and the rules
    from coach_app.language import system_language  # noqa: PLC0415

    if bool(ids) == all_:
        raise BadInputError("Name sessions, or --all.", "See 'coach sessions list'.")
    setup = Setup(Wanted(engine=engine if from_sound else "none", pack=pack, language=system_language()))
    done: list[str] = []
    current: list[str] = []
    refused: dict[str, str] = {}
    worst = Exit.DONE
    with opened() as library, bar("重新判断 judging") as tell:
        chosen = ids or _everything(library)
        for number, session in enumerate(chosen, 1):
            try:
                new = _rejudge(library, session, setup, force=force, from_sound=from_sound)
                (done if new else current).append(session)
            except MENDABLE as error:
                refused[session] = str(error)
                worst = max(worst, report_failure(error))
            tell(number, len(chosen))
    if form is Format.JSON:
        print_json({"rejudged": done, "current": current, "refused": refused})
    else:
        typer.echo(
            f"重新判断了 {len(done)} 个会话，{len(current)} 个无需重判。 Judged anew; the others are up to date."
        )
    raise typer.Exit(worst)


def _everything(library: Library) -> list[str]:
    from coach_app.recording.sessions import Kind, readable, sessions  # noqa: PLC0415

    return [one.id for one, manifest in readable(sessions(library.sessions)) if manifest.kind is not Kind.BETWEEN]


def _rejudge(library: Library, session: str, setup: Setup, *, force: bool, from_sound: bool) -> bool:
    """Judge one anew; whether there was anything to do."""
    from coach_app.library.rejudging import Reason, RejudgeError, is_current, rejudge  # noqa: PLC0415

    folder = _folder(library, session)
    if not force and is_current(folder, setup.pack):
        return False
    try:
        rejudge(folder, setup)
    except RejudgeError as error:
        if not (from_sound and error.reason is Reason.NOT_KEPT):
            raise
        from coach_app.recording.sessions import SessionFolder  # noqa: PLC0415
        from coach_app.shift.regroup import judge_anew  # noqa: PLC0415 - starts workers

        kept = SessionFolder(folder)
        own = kept.manifest.model_dump(include={"placeholders", "silenced", "wrong"})
        judge_anew(library.sessions, session, setup)
        kept.change(**own)
        rejudge(folder, setup)
    library.add(session)
    return True


def _folder(library: Library, session: str) -> Path:
    """Its folder; no id leads out of that of the sessions."""
    if Path(session).name != session:
        raise BadInputError(f"There is no session '{session}'.", "See 'coach sessions list'.")
    return library.sessions / session
