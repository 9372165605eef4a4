"""``coach live``: real calls without a window, told as JSON lines; ``coach live call`` begins and ends them."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach_app.advice import sentence
from coach_app.cli_live_orders import call_app, consent
from coach_app.errors import BadInputError, Exit
from coach_app.language import system_language
from coach_app.settled_memory import SettledMemory

if TYPE_CHECKING:
    from types import FrameType

    from coach_app.events import Event
    from coach_app.shift.live_shift import LiveShift, ShiftSetup
    from coach_app.shift.news import News, ShiftFailed

app = typer.Typer(add_completion=False, help="实时通话，不开窗口，结果逐行输出 JSON。 Live calls as JSON lines.")
app.add_typer(call_app, name="call")
app.command("consent")(consent)

#: Failures of a shift for which something is missing; the others are bad input, or our bug.
_MISSING = frozenset({"no_microphone", "no_far_end", "no_audio_system", "missing", "model_unusable"})


class EngineName(StrEnum):
    """Who hears the words."""

    VOSK = "vosk"
    WHISPER = "whisper"
    SCRIPTED = "scripted"
    NONE = "none"


class Language(StrEnum):
    """Of the sentences in flags."""

    ZH = "zh"
    EN = "en"


@app.callback(invoke_without_command=True)
def live(
    context: typer.Context,
    begin: Annotated[bool, typer.Option("--begin", help="马上开始通话。 Begin a call at once.")] = False,
    reference: Annotated[str, typer.Option(help="工单号。 The call's reference.")] = "",
    seconds: Annotated[float | None, typer.Option(min=0.1, help="通话多久后结束。 End the call after so long.")] = None,
    calls: Annotated[int | None, typer.Option(min=1, help="几通之后结束。 End the shift after so many calls.")] = None,
    auto: Annotated[
        bool | None, typer.Option("--auto/--by-order", help="自动识别通话起止。 Calls begin by themselves.")
    ] = None,
    quiet: Annotated[float | None, typer.Option(min=0.5, help="通话前须静默的秒数。 Silence before a call.")] = None,
    end_silence: Annotated[
        float | None, typer.Option(min=0.5, help="告别后静默几秒结束。 Silence after goodbye.")
    ] = None,
    end_without_words: Annotated[
        float | None, typer.Option(min=0.5, help="没有告别时静默几秒结束。 Silence that ends a call without goodbye.")
    ] = None,
    keep_between: Annotated[
        bool | None, typer.Option(help="通话之间的声音也保留。 Keep what lies between calls.")
    ] = None,
    engine: Annotated[EngineName | None, typer.Option(help="识别引擎。 Who hears the words.")] = None,
    words: Annotated[Path | None, typer.Option(metavar="LABELS.json", help="scripted 的文字。 Words for it.")] = None,
    model: Annotated[str | None, typer.Option(metavar="ID|PATH", help="识别模型。 Recognition model.")] = None,
    pack: Annotated[str | None, typer.Option(metavar="ID|PATH", help="规则包。 Rule pack.")] = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="SOUND|JSON", help="校准朗读或常用值。 Calibration reading or baseline.")
    ] = None,
    microphone: Annotated[str | None, typer.Option(metavar="ID", help="坐席麦克风。 The agent's device.")] = None,
    far_end: Annotated[
        str | None, typer.Option(metavar="ID", help="客户声音来源。 Where the customer is heard.")
    ] = None,
    mono: Annotated[bool, typer.Option("--mono", help="只录麦克风。 The microphone alone.")] = False,
    adapter: Annotated[str, typer.Option(metavar="A,C", help="双声道设备：坐席,客户声道。 Both sides in one.")] = "",
    person: Annotated[str, typer.Option(metavar="ID", help="坐席档案。 Whose calls: a profile's id.")] = "",
    levels: Annotated[bool, typer.Option("--levels", help="也输出音量。 Levels as well.")] = False,
    language: Annotated[Language, typer.Option(help="提示的语言。 Of the sentences in flags.")] = Language.ZH,
    show_identifiers: Annotated[
        bool, typer.Option("--show-identifiers", help="显示卡号等号码（会留下记录）。 Show numbers; journalled.")
    ] = False,
) -> None:
    """按设置打开设备，实时判断通话，逐行输出 JSON；Ctrl+C 结束。 Judge live calls; what is not given is as in the settings."""
    if context.invoked_subcommand is not None:
        return
    from coach_app.paths import data_dir  # noqa: PLC0415 (the help needs none of it)
    from coach_app.windowless_shift import Devices, Otherwise, windowless_shift  # noqa: PLC0415

    otherwise = Otherwise(
        person,
        Devices(microphone, far_end, mono, _channels(adapter)),
        {
            "engine": engine.value if engine else None,
            "words": words,
            "model": model,
            "pack": pack,
            "baseline": baseline,
        },
        {
            "automatic": False if begin else auto,
            "quiet_s": quiet,
            "end_silence_s": end_silence,
            "end_without_words_s": end_without_words,
        },
        keep_between,
    )
    setup = windowless_shift(data_dir(), language.value, _now(), otherwise)
    raise typer.Exit(_Watch(setup, Run(begin, reference, seconds, calls, levels, show_identifiers)).run())


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _channels(adapter: str) -> tuple[int, int] | None:
    if not adapter:
        return None
    try:
        agent, customer = (int(part) - 1 for part in adapter.split(","))
    except ValueError:
        agent = customer = -1
    if min(agent, customer) < 0 or agent == customer:
        raise BadInputError(f"'{adapter}' names no two channels.", "Write agent and customer, such as --adapter 1,2.")
    return agent, customer


@dataclass(frozen=True, slots=True)
class Run:
    """When the shift is to end, and what is printed.

    Parameters
    ----------
    begin : bool
        Begin a call at once.
    reference : str
        Of that call.
    seconds : float or None
        Length of that call or of the first that begins; then everything ends.
    calls : int or None
        Calls after which everything ends.
    levels : bool
        Whether levels are printed.
    identifiers : bool
        Whether numbers of cards and the like, passwords and codes are printed; it is journalled.
    """

    begin: bool
    reference: str
    seconds: float | None
    calls: int | None
    levels: bool
    identifiers: bool = False


class _Watch:
    """Prints what a shift says and ends it in time."""

    def __init__(self, setup: ShiftSetup, run: Run) -> None:
        from coach_app.cli_live_wrong import WrongKey  # noqa: PLC0415 (loads the rules)
        from coach_app.privacy.masking import LiveMasker  # noqa: PLC0415 (the same)
        from coach_app.shift.live_shift import LiveShift  # noqa: PLC0415 (the same)

        self._masker = LiveMasker()
        self._folders = setup.root
        self._run = run
        self._data = setup.root.parent
        self._kept = 0
        self._kept_calls: deque[str] = deque()
        self._until_s: float | None = None
        self._memory = SettledMemory()
        self._code = Exit.DONE
        self._session = ""
        self._wrong = WrongKey(self._data, setup.person)
        self._shift: LiveShift = LiveShift(setup, self._tell)

    def run(self) -> Exit:
        """Work until the shift is closed; what the shell is told."""
        before = {number: signal.signal(number, self._interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            self._shift.start()
            if self._run.begin:
                self._shift.begin_call(self._run.reference)
            while not self._shift.join(0.2):
                self._memory.at(time.monotonic())
                if self._until_s is not None and time.monotonic() >= self._until_s:
                    self._until_s = None
                    self._shift.close()
                self._take_in()
            self._take_in()
        finally:
            self._memory.release()
            for number, handler in before.items():
                signal.signal(number, handler)
        return self._code

    def _interrupt(self, number: int, _: FrameType | None) -> None:
        """The first Ctrl+C ends the call properly, the second at once; what was recorded is kept either way."""
        signal.signal(number, signal.default_int_handler)
        self._shift.close()

    def _take_in(self) -> None:
        """Keep verdicts, and put the calls that were kept into the library; the shift does not wait for that."""
        self._wrong.keep()
        if not self._kept_calls:
            return
        from coach_app.library.errors import LibraryError  # noqa: PLC0415 (a shift may end without a call)
        from coach_app.library.library import Library  # noqa: PLC0415

        try:
            with Library(self._data) as library:
                while self._kept_calls:
                    library.add(self._kept_calls.popleft())
        except LibraryError as error:
            # Whoever opens the library next takes them in; the calls themselves are kept.
            self._kept_calls.clear()
            sys.stderr.write(sentence(error, system_language()) + "\n")

    def _tell(self, what: News | Event) -> None:
        from coach_app.events import Event, SessionStarted  # noqa: PLC0415
        from coach_app.privacy.showing import journal_of_shown  # noqa: PLC0415
        from coach_app.recording.messages import Levels  # noqa: PLC0415
        from coach_app.shift.lines import line_of  # noqa: PLC0415
        from coach_app.shift.news import CallKept, PhaseChanged, ShiftFailed, ShiftPhase  # noqa: PLC0415

        match what:
            case Levels() if not self._run.levels:
                return
            case SessionStarted():
                self._session = self._shift.told_session
                if self._run.identifiers:
                    journal_of_shown("live")(self._folders / self._session)
            case PhaseChanged(phase=ShiftPhase.CALL) if self._run.seconds is not None and self._until_s is None:
                self._until_s = time.monotonic() + self._run.seconds
            case CallKept():
                self._kept_calls.append(what.session)
                self._kept += what.kind != "between"
                if self._run.calls is not None and self._kept >= self._run.calls:
                    self._shift.close()
            case ShiftFailed():
                self._failed(what)
        self._wrong.take(self._shift, what)
        if isinstance(what, Event) and not self._run.identifiers:
            what = self._masker.take(what)
        try:
            sys.stdout.write(line_of(what, self._shift.published_s, self._session) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            # Nobody reads any more: the call is ended and kept, and what is left to say goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            self._shift.close()

    def _failed(self, failed: ShiftFailed) -> None:
        self._code = Exit.OUR_BUG if failed.code == "failed" else Exit.BAD_INPUT
        if failed.code in _MISSING:
            self._code = Exit.MISSING
        sys.stderr.write(_sentence(failed) + "\n")


def _sentence(failed: ShiftFailed) -> str:
    from coach_app.advice import advice, codes  # noqa: PLC0415

    language = system_language()
    if language == "zh" and failed.code in codes():
        return str(advice(failed.code, language))
    return f"{failed.message} {failed.advice}"
