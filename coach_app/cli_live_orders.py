"""``coach live call`` begins and ends calls of an open shift; ``coach live consent`` says and keeps what is agreed to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from coach_app.errors import BadInputError
from coach_app.language import system_language

if TYPE_CHECKING:
    from coach_app.shift.orders import Order

call_app = typer.Typer(help="让已打开的班次开始或结束通话。 Begin or end calls of the shift that is open.")


def consent(
    accept: Annotated[bool, typer.Option("--accept", help="同意，并记下时间。 Accept it; the time is kept.")] = False,
) -> None:
    """显示录音同意书；--accept 表示同意。 Show what is agreed to before anything is recorded; --accept agrees."""
    from coach_app.paths import data_dir  # noqa: PLC0415
    from coach_app.people.consent import Consent, consent_text  # noqa: PLC0415
    from coach_app.settings_file import load_settings  # noqa: PLC0415

    kept, person, language = Consent(data_dir()), load_settings(data_dir()).settings.person, system_language()
    typer.echo(consent_text(language))
    agreed = kept.accept(person, language, datetime.now(UTC).astimezone()) if accept else kept.accepted(person)
    at = f"{agreed.at.astimezone():%Y-%m-%d %H:%M}" if agreed is not None else ""
    typer.echo(f"\n已同意：{at} Accepted." if at else "\n尚未同意；加 --accept。 Not accepted yet; add --accept.")


@call_app.command("begin")
def begin_call(reference: Annotated[str, typer.Option(help="工单号。 The call's reference.")] = "") -> None:
    """开始通话；已在通话时只记下工单号。 Begin a call, or name the one that runs."""
    from coach_app.shift.orders import Begin  # noqa: PLC0415

    _ask(Begin(reference))


@call_app.command("end")
def end_call() -> None:
    """结束通话。 End the call."""
    from coach_app.shift.orders import End  # noqa: PLC0415

    _ask(End())


@call_app.command("pause")
def pause_call() -> None:
    """暂停：丢弃声音，时间照走。 Drop the sound, keep the timeline."""
    from coach_app.shift.orders import Pause  # noqa: PLC0415

    _ask(Pause(paused=True))


@call_app.command("resume")
def resume_call() -> None:
    """继续。 Go on after a pause."""
    from coach_app.shift.orders import Pause  # noqa: PLC0415

    _ask(Pause(paused=False))


@call_app.command("wrong")
def wrong() -> None:
    """误报：正在显示的提醒不对。 The nudge that stands is wrong."""
    from coach_app.shift.orders import Press, ShiftKey  # noqa: PLC0415

    _ask(Press(ShiftKey.WRONG))


@call_app.command("mute")
def mute() -> None:
    """提醒静音，再次执行则恢复。 Mute the nudges, or let them speak again."""
    from coach_app.shift.orders import Press, ShiftKey  # noqa: PLC0415

    _ask(Press(ShiftKey.MUTE))


def _ask(order: Order) -> None:
    from coach_app.paths import data_dir  # noqa: PLC0415
    from coach_app.shift.control import ask  # noqa: PLC0415

    answer = ask(data_dir(), order)
    if not answer.done:
        raise BadInputError("No call runs.", "Begin one with 'coach live call begin'.")
