"""Runs one function in a short-lived process: for what may hang, crash or load heavy libraries.

Sound systems hang and drivers crash; the window's process neither waits for them nor goes
down with them, and never loads PortAudio.
"""

from __future__ import annotations

import copy
import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from coach_app.errors import MissingPartError

T = TypeVar("T")

#: Seconds that are enough for anything asked of a child, on a slow machine that has just started.
PATIENCE_S = 30.0


def in_child(work: Callable[..., T], *given: Any, patience_s: float = PATIENCE_S) -> T:
    """Call a function in a process of its own.

    Parameters
    ----------
    work : callable
        Importable by name; what it takes and gives can be pickled.
    given : object
        What it takes.
    patience_s : float
        It is ended after so many seconds.

    Returns
    -------
    object
        What it gave.

    Raises
    ------
    MissingPartError
        If it died or took too long.
    Exception
        What it raised.

    Examples
    --------
    >>> import math
    >>> in_child(math.sqrt, 81.0)
    9.0
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(theirs, work, given), name="child", daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(patience_s):
            raise MissingPartError(
                "A part of the system does not answer.", "Plug the headset in again, then try again."
            )
        worked, result = ours.recv()
    except EOFError:
        process.join(patience_s)
        raise MissingPartError(
            f"A part of the system broke down ({process.exitcode}).", "Plug the headset in again, then try again."
        ) from None
    finally:
        ours.close()
        process.kill()  # it has said what it had to say, or never will
        process.join()
    if not worked:
        raise result
    answer: T = result
    return answer


def _run(pipe: Connection, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    try:
        answer = (True, work(*given))
    except Exception as error:  # noqa: BLE001 (raised again by the one who asked)
        answer = (False, _portable(error))
    pipe.send(answer)


def _portable(error: Exception) -> Exception:
    """The error, or its sentence where it cannot be put together again at the other end."""
    try:
        copy.copy(error)
    except TypeError:
        return RuntimeError(str(error))
    return error
