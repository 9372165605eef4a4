"""Lets a softphone's script begin and end calls of a shift that another process runs.

The shift listens on a private socket (a named pipe on Windows). Where it is, and the secret
that opens it, stand in a file that only this user can read.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from coach_app.errors import BadInputError, MissingPartError
from coach_app.recording.marker import process_start
from coach_app.shift.news import PhaseChanged, ShiftPhase
from coach_app.shift.orders import Begin, End, Order, Pause, Press, ShiftKey

log = logging.getLogger(__name__)

#: Name of the file in the data folder.
DOOR = "shift.json"

#: Phases in which a call can begin.
_OPEN = frozenset({ShiftPhase.OPENING, ShiftPhase.WAITING, ShiftPhase.CALL, ShiftPhase.PAUSED, ShiftPhase.ENDING})

#: Phases in which there is a call to end or to pause.
_CALL = frozenset({ShiftPhase.CALL, ShiftPhase.PAUSED})

#: Phases in which a nudge may stand: the last words of a call are judged when it is over.
_NUDGED = _CALL | {ShiftPhase.ENDING}


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an order.

    Parameters
    ----------
    done : bool
        It was passed on.
    phase : str
        Where the shift stood.
    session : str
        Id of the call's session, if one runs.
    """

    done: bool
    phase: str
    session: str = ""


class Control:
    """Takes orders for a shift from other processes of the same user.

    Parameters
    ----------
    folder : Path
        The data folder.
    order : callable
        Passes an order on, from any thread.
    phase : callable
        Where the shift stands.

    Raises
    ------
    BadInputError
        If another shift is open in this folder.
    """

    def __init__(self, folder: Path, order: Callable[[Order], None], phase: Callable[[], PhaseChanged]) -> None:
        other = _read(folder)
        if other is not None and other.alive:
            raise BadInputError("A shift is open already.", "Close it first, or use it with 'coach live call'.")
        self._order = order
        self._phase = phase
        key = secrets.token_bytes(32)
        self._listener = Listener(authkey=key)  # a socket file in a folder of its own, or a pipe on Windows
        self._door = folder / DOOR
        self._closed = False
        _write(self._door, str(self._listener.address), key)
        threading.Thread(target=self._serve, name="control", daemon=True).start()

    def close(self) -> None:
        """Take no more orders."""
        self._closed = True
        self._door.unlink(missing_ok=True)
        self._listener.close()

    def _serve(self) -> None:
        while not self._closed:
            try:
                with self._listener.accept() as caller:
                    self._answer(caller)
            except (AuthenticationError, EOFError, OSError) as error:
                if not self._closed:
                    log.info("a caller was turned away: %s", error)

    def _answer(self, caller: Connection) -> None:
        order = caller.recv()
        stands = self._phase()
        between = isinstance(order, Pause) and stands.keeping
        done = between or stands.phase in _possible(order)
        if done:
            self._order(order)
        caller.send(Answer(done, stands.phase.value, stands.session))


def _possible(order: object) -> frozenset[ShiftPhase]:
    """Phases in which an order from outside is passed on; the others are the window's own affair."""
    match order:
        case Begin() | Press(ShiftKey.MUTE):
            return _OPEN
        case Press(ShiftKey.WRONG):
            return _NUDGED
        case End() | Pause():
            return _CALL
        case _:
            return frozenset()


@dataclass(frozen=True, slots=True)
class _Door:
    """Where a shift listens."""

    address: str
    key: bytes
    pid: int
    start: str

    @property
    def alive(self) -> bool:
        return process_start(self.pid) == self.start != ""


def ask(folder: Path, order: Order) -> Answer:
    """Give an order to the shift that is open.

    Parameters
    ----------
    folder : Path
        The data folder.
    order : Order
        Begin, end, pause or press.

    Raises
    ------
    MissingPartError
        If no shift is open.
    """
    door = _read(folder)
    closed = MissingPartError("No shift is open.", "Open the app or run 'coach live' first.")
    if door is None or not door.alive:
        raise closed
    try:
        with Client(door.address, authkey=door.key) as shift:
            shift.send(order)
            answer: Answer = shift.recv()
    except (AuthenticationError, EOFError, OSError) as error:
        raise closed from error
    return answer


def _write(path: Path, address: str, key: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    pid = os.getpid()
    said = {"address": address, "key": key.hex(), "pid": pid, "start": process_start(pid)}
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(said, file)


def _read(folder: Path) -> _Door | None:
    try:
        said = json.loads((folder / DOOR).read_text("utf-8"))
        return _Door(str(said["address"]), bytes.fromhex(said["key"]), int(said["pid"]), str(said["start"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
