"""``coach sessions retention`` and ``coach people``: what is kept for how long, and forgetting a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from coach_app.cli_library import Format, FormatOption, agreed, opened, print_json

if TYPE_CHECKING:
    from coach_app.privacy.forgetting import Belongings
    from coach_app.privacy.retention import Due

people = typer.Typer(
    add_completion=False,
    help="坐席档案：查看、彻底删除。 Profiles: list, forget, empty practice.",
    no_args_is_help=True,
)

Days = Annotated[int | None, typer.Option(min=0, metavar="DAYS", help="天数；0 保留；不写则按设置。 0 keeps.")]


def retention(
    list_: Annotated[bool, typer.Option("--list", help="只列出（不写时也是）。 List only, as without it.")] = False,
    carry_out: Annotated[bool, typer.Option("--carry-out", help="删除所列内容。 Delete what is listed.")] = False,
    sound_days: Days = None,
    words_days: Days = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """过期的录音和文字：先列出，再删除。 Sound and words older than wanted: listed, then deleted."""
    from coach_app.library.keeping import retention_of  # noqa: PLC0415 (the help needs none of it)
    from coach_app.paths import data_dir  # noqa: PLC0415
    from coach_app.settings_file import load_settings  # noqa: PLC0415
    from coach_app.settings_privacy import PrivacySettings  # noqa: PLC0415

    chosen = load_settings(data_dir()).settings
    wanted = PrivacySettings(
        keep_sound_days=chosen.keep_sound_days if sound_days is None else sound_days,
        keep_words_days=chosen.keep_words_days if words_days is None else words_days,
    )
    with opened() as library:
        found = retention_of(library, wanted)
        due = found.due()
        done = found.carry_out(due) if carry_out and not list_ else []
    if form is Format.JSON:
        print_json({"due": [_plain(one) for one in due], "removed": [_plain(one) for one in done]})
        return
    if not due:
        typer.echo("没有过期的录音或文字。 Nothing is due.")
        return
    _print(due)
    if carry_out and not list_:
        typer.echo(f"已删除 {len(done)} 项。 Removed." + _left(len(due) - len(done)))
    else:
        typer.echo("以上尚未删除；确认后加 --carry-out。 Nothing was removed; add --carry-out.")


@people.command("list")
def list_people(form: FormatOption = Format.TEXT) -> None:
    """列出档案。 List the profiles."""
    from coach_app.paths import data_dir  # noqa: PLC0415
    from coach_app.people.people import People  # noqa: PLC0415
    from coach_app.privacy.forgetting import left_behind  # noqa: PLC0415

    everybody = People(data_dir() / "people").all()
    gone = left_behind(data_dir())
    if form is Format.JSON:
        listed = [{"id": one.id, "name": one.name, "staff_number": one.staff_number} for one in everybody]
        print_json({"people": listed, "without_profile": list(gone)})
        return
    table = Table("id", "姓名 name", "工号 number")
    for one in everybody:
        table.add_row(one.id, one.name, one.staff_number)
    for person in gone:
        table.add_row(person, "（本机没有档案，只有会话 calls only）", "")
    Console().print(table)


@people.command("forget")
def forget(
    name: Annotated[str, typer.Argument(metavar="NAME", help="姓名、工号或编号。 Name, staff number or id.")],
    yes: Annotated[bool, typer.Option("--yes", help="不再询问。 Do not ask.")] = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """彻底删除一个人的一切：会话、档案、常用声音、裁定里的名字。 Remove everything of one person."""
    from coach_app.library.keeping import forget as forget_in  # noqa: PLC0415 (the help needs none of it)
    from coach_app.paths import data_dir  # noqa: PLC0415
    from coach_app.privacy.forgetting import belongings, find_id  # noqa: PLC0415

    data = data_dir()
    person = find_id(data, name)
    with opened() as library:
        if not yes:
            _tell(belongings(data, person))
            agreed("全部彻底删除，无法恢复？ Delete all of it for good?")
        gone = forget_in(library, person)
    if form is Format.JSON:
        print_json({"forgotten": gone.person, "sessions": list(gone.sessions), "entries": gone.entries})
    else:
        typer.echo(f"已删除 {len(gone.sessions)} 个会话和档案。 Deleted with the profile.")


@people.command("empty-practice")
def empty(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="姓名、工号或编号；不写：没有档案时练的。 Without: of nobody.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="不再询问。 Do not ask.")] = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """清空练习：语气练习的录音、示范、得分和学习路径；练习通话在会话库里删。 Empty practice: gym and path."""
    from coach_app.errors import BadInputError  # noqa: PLC0415 (the help needs none of it)
    from coach_app.paths import data_dir  # noqa: PLC0415
    from coach_app.privacy.forgetting import find_person  # noqa: PLC0415
    from coach_app.privacy.practice_sound import empty_practice  # noqa: PLC0415

    data = data_dir()
    person = find_person(data, name).id if name else ""
    if not yes:
        agreed("语气练习的录音、示范、得分和学习路径全部删除，无法恢复？ Delete gym and path for good?")
    try:
        count = empty_practice(data, person)
    except OSError as why:
        raise BadInputError(
            f"Practice cannot be deleted: {why.strerror}.", "Close the window, then try again."
        ) from why
    if form is Format.JSON:
        print_json({"person": person, "sounds": count})
    else:
        typer.echo(f"已删除 {count} 段录音和全部得分。 Deleted, with its scores.")


def _tell(found: Belongings) -> None:
    typer.echo(f"{found.name} ({found.person})：", err=True)
    for session in found.sessions:
        typer.echo(f"  {session}", err=True)
    typer.echo(
        f"{len(found.sessions)} 个会话、档案、常用声音、判断记录；{found.entries} 条裁定将不再署名。"
        " Sessions, profile, usual voices and verdicts go; rulings lose the name.",
        err=True,
    )
    if found.shared_name:
        typer.echo("另有同名的人，裁定中的署名保留。 Somebody has the same name: rulings keep it.", err=True)


def _print(due: Sequence[Due]) -> None:
    table = Table("会话 session", "内容 what", "天 days", "大小 size")
    for one in due:
        what = {"sound": "录音 sound", "words": "文字 words", "practice": "练习录音 practice"}[one.what.value]
        begun = "（未完成 unfinished）" if one.begun else ""
        table.add_row(one.session, what + begun, str(one.days), f"{one.bytes / 1e6:.1f} MB")
    Console().print(table)


def _plain(one: Due) -> dict[str, object]:
    return {
        "session": one.session,
        "what": one.what.value,
        "started_at": one.started_at.isoformat(),
        "days": one.days,
        "bytes": one.bytes,
        "begun": one.begun,
    }


def _left(count: int) -> str:
    return f" {count} 项正在使用，下次再删。 In use, left for the next time." if count else ""
