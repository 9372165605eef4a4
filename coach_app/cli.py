"""The command line: ``coach`` opens the app, its commands do one thing each.

Nothing heavy is imported before a command needs it, so that ``coach --help`` answers at
once and works on a machine without a display.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import Annotated, Any

import typer

from coach_app.cli_analyze import analyze
from coach_app.failure import report_failure

HELP = """离线语音教练：听清语速、音量、语调和规范用语。

An offline voice coach for Mandarin telephone agents. Without a command it opens its window.
Exit codes: 0 done, 2 bad input, 3 device or model missing, 1 our bug.
"""

#: Commands that live elsewhere and are loaded when they are asked for: module, name in it, help.
LATER = {
    "devices": ("coach_app.cli_devices", "list_devices", "可以录音的设备。 What can be recorded."),
    "demo": ("coach_app.cli_demo", "demo", "播放示例通话，边听边判断。 Watch a recorded call being judged."),
    "drill": ("coach_app.cli_drill", "app", "练习题：查看、用录好的回答运行。 Drills: list, show, run headless."),
    "live": ("coach_app.cli_live", "app", "实时通话，不开窗口。 Live calls without a window."),
    "models": ("coach_app.cli_models", "app", "模型：查看、安装、导入、校验、删除。 Models that hear words."),
    "packs": ("coach_app.cli_packs", "app", "规则包：查看、检查、试用。 List, check and try rule packs."),
    "sessions": (
        "coach_app.cli_sessions",
        "app",
        "会话库：查找、标记、导入、删除。 Recorded calls: find, tag, import, delete.",
    ),
    "people": ("coach_app.cli_privacy", "people", "坐席档案：查看、彻底删除。 Profiles: list, forget."),
    "doctor": (
        "coach_app.cli_doctor",
        "app",
        "体检：装了什么、缺什么、怎么补。 What is installed and what is missing.",
    ),
}


def make_app() -> typer.Typer:
    """Build the tree of commands."""
    app = typer.Typer(help=HELP, pretty_exceptions_enable=False, add_completion=False)
    app.callback(invoke_without_command=True)(_window)
    app.command("analyze")(analyze)
    for name, (module, member, said) in LATER.items():
        options = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}
        app.command(name, help=said, context_settings=options)(_later(name, module, member))
    return app


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit; the entry point of ``coach``.

    Parameters
    ----------
    arguments : list of str or None
        Instead of those that the process was given.
    """
    _speak_plainly()
    try:
        make_app()(args=arguments, prog_name="coach")
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read the output has seen enough, as `head` does. What is left to flush goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the last place where a bug can become a sentence
        sys.exit(report_failure(error))


def _speak_plainly() -> None:
    """Write UTF-8 into files and pipes, and never fail on a character that a terminal lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"Voice Coach {importlib.import_module('importlib.metadata').version('voice-coach')}")
        raise typer.Exit


def _window(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="版本号。 Say the version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        # Before the window's modules: the frame is there sooner.
        importlib.import_module("PySide6.QtCore")
        importlib.import_module("coach_app.ui.plain_imports").import_plainly()
        opened: int = importlib.import_module("coach_app.app").main()
        raise typer.Exit(opened)


def _later(name: str, module: str, member: str) -> Callable[[typer.Context], None]:
    def run(context: typer.Context) -> None:
        found: Any = getattr(importlib.import_module(module), member)
        if not isinstance(found, typer.Typer):
            command, found = found, typer.Typer(add_completion=False)
            found.command(name)(command)
        code = found(args=context.args, prog_name=f"coach {name}", standalone_mode=False)
        raise typer.Exit(code if isinstance(code, int) else 0)

    return run
