"""``coach sessions rejudge``: kept sessions by other rules, or with corrected words."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach_app.cli_library import Format, FormatOption, bar, opened, print_json
from coach_app.errors import BadInputError, Exit
from coach_app.language import system_language

if TYPE_CHECKING:
    from coach_app.call import Wanted
    from coach_app.library.library import Library
    from coach_app.library.rejudging_many import Rejudged

SomeIds = Annotated[list[str] | None, typer.Argument(metavar="ID…", help="会话编号。 Ids of sessions.")]
All = Annotated[bool, typer.Option("--all", help="所有会话。 All sessions.")]
PackName = Annotated[
    str,
    typer.Option(
        "--pack",
        metavar="ID|PATH",
        help="规则包；不写则各用原来的（现在的版本）。 Rule pack; else each by its own, as it is now.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="规则没变也重判。 Also those that are up to date.")]
FromSound = Annotated[
    bool, typer.Option("--from-sound", help="没有保留测量值时从声音重新识别。 Hear those anew that have no measures.")
]
Engine = Annotated[str, typer.Option(help="配合 --from-sound 的识别引擎。 Who hears the words then.")]


def rejudge_sessions(
    ids: SomeIds = None,
    all_: All = False,
    pack: PackName = "",
    force: Force = False,
    from_sound: FromSound = False,
    engine: Engine = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """按（新）规则和更正重新判断，不再识别。 Judge kept sessions anew, without hearing them again."""
    from coach_app.call import Wanted  # noqa: PLC0415 - loads numpy
    from coach_app.library.rejudging_many import Rejudging  # noqa: PLC0415 - the same
    from feedback.pack import DEFAULT  # noqa: PLC0415 - the same

    if bool(ids) == all_:
        raise BadInputError("Name sessions, or --all.", "See 'coach sessions list'.")
    language = system_language()
    wanted = Wanted(engine=engine, pack=pack or DEFAULT, language=language)
    done: list[str] = []
    current: list[str] = []
    refused: dict[str, str] = {}
    with opened() as library, bar("重新判断 judging") as tell:
        chosen = list(dict.fromkeys(ids or _everything(library)))
        judging = Rejudging(library.sessions, wanted, force=force, own=not pack)
        looked = judging.run([_plain(session) for session in chosen])
        for number, found in enumerate(looked, 1):
            hears = from_sound and found.code == "rejudge_not_kept"
            one = _from_sound(library, found.session, wanted, own=not pack) if hears else found
            if one.message:
                refused[one.session] = one.sentence("en")
                sys.stderr.write(f"{one.sentence(language)}\n")
            else:
                (done if one.changed else current).append(one.session)
            if one.changed:
                library.add(one.session)
            tell(number, len(chosen))
    if form is Format.JSON:
        print_json({"rejudged": done, "current": current, "refused": refused})
    else:
        typer.echo(
            f"重新判断了 {len(done)} 个会话，{len(current)} 个无需重判。 Judged anew; the others are up to date."
        )
    raise typer.Exit(Exit.BAD_INPUT if refused else Exit.DONE)


def _everything(library: Library) -> list[str]:
    from coach_app.recording.sessions import Kind, readable, sessions  # noqa: PLC0415

    return [one.id for one, manifest in readable(sessions(library.sessions)) if manifest.kind is not Kind.BETWEEN]


def _from_sound(library: Library, session: str, wanted: Wanted, *, own: bool) -> Rejudged:
    """Hear one anew that has no measures, then judge it with its corrections and as its person had chosen."""
    from coach_app.as_judged import as_judged  # noqa: PLC0415
    from coach_app.call import Setup  # noqa: PLC0415
    from coach_app.library.rejudging import rejudge  # noqa: PLC0415
    from coach_app.library.rejudging_many import Rejudged, own_pack  # noqa: PLC0415
    from coach_app.shift.regroup import judge_anew  # noqa: PLC0415 - starts workers

    if own:
        wanted = replace(wanted, pack=own_pack(library.sessions / session, wanted.pack))
    setup = Setup(as_judged(library.sessions.parent, session, wanted))
    judge_anew(library.sessions, session, setup)
    rejudge(library.sessions / session, setup)
    return Rejudged(session, changed=True)


def _plain(session: str) -> str:
    """An id; none leads out of the folder of the sessions."""
    if Path(session).name != session:
        raise BadInputError(f"There is no session '{session}'.", "See 'coach sessions list'.")
    return session
