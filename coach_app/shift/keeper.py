"""Puts finished calls away, in a thread of its own: the next call does not wait until the last is packed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from coach_app.observed import Observed
from coach_app.recording.archive import ArchiveError, archive
from coach_app.recording.content import content_of
from coach_app.recording.reserve import release
from coach_app.recording.sessions import Kind, SessionFolder, State

log = logging.getLogger(__name__)

#: Ends of a recording after which nothing is missing.
_WHOLE = frozenset({"asked", "closed"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A session was put away.

    Parameters
    ----------
    session : str
        Its id.
    folder : Path
        Where it is.
    state : str
        ``complete`` or ``partial``.
    kind : str
        ``call``, ``practice`` or ``between``.
    marked : bool
        It could not be finished: it stays marked and is offered at the next start, as far as it is there.
    """

    session: str
    folder: Path
    state: str
    kind: str = Kind.CALL.value
    marked: bool = False


class Keeper:
    """Packs sound and writes last manifests.

    Parameters
    ----------
    done : callable
        Told of each session that is kept, in the keeper's thread.
    """

    def __init__(self, done: Callable[[Kept], None]) -> None:
        self._done = done
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="keeper")
        self.busy = 0
        """Sessions that were given and whose `Kept` was not taken back by `taken`."""

    def keep(
        self,
        session: SessionFolder,
        reason: str,
        observed: Observed | None = None,
        *,
        kind: Kind = Kind.CALL,
        **fields: object,
    ) -> None:
        """Put a session away.

        Parameters
        ----------
        session : SessionFolder
            Its files are finished.
        reason : str
            Why its recording ended.
        observed : Observed or None
            What its lanes observed, by which it can be judged anew.
        kind : Kind
            What it is, to be told with it.
        **fields : object
            Of the manifest.
        """
        self.busy += 1
        self._thread.submit(self._keep, session, reason, observed, kind, fields)

    def taken(self) -> None:
        """A `Kept` was dealt with."""
        self.busy -= 1

    def close(self) -> None:
        """Finish what was begun."""
        self._thread.shutdown()

    def _keep(
        self,
        session: SessionFolder,
        reason: str,
        observed: Observed | None,
        kind: Kind,
        fields: dict[str, object],
    ) -> None:
        state = None
        try:
            state = _put_away(session, reason, observed, fields)
        except Exception:
            # Whatever it is: the shift waits for every session that it gave.
            log.exception("%s could not be put away", session.id)
        told = state or State.PARTIAL
        self._done(Kept(session.id, session.path, told.value, kind.value, marked=state is None))


def _put_away(
    session: SessionFolder, reason: str, observed: Observed | None, fields: dict[str, object]
) -> State | None:
    """Pack and list a session; its state, or ``None`` where it stays marked."""
    state, why = (State.COMPLETE, "") if reason in _WHOLE else (State.PARTIAL, reason)
    done = True
    try:
        release(session.path)
        archive(session.path)
    except (ArchiveError, OSError) as error:
        log.info("%s stays as WAV: %s", session.id, error)
        state, why = State.PARTIAL, why or "archive"
        done = isinstance(error, ArchiveError)  # else files may be left that the next start can remove
    try:
        if observed is not None:
            observed.save(session.path)
    except OSError as error:
        # It can be had from the sound again.
        log.info("what was observed of %s is not kept: %s", session.id, error)
    try:
        last = {"state": state, "partial_reason": why, "content": content_of(session.sound), **fields}
        _ = session.finish(**last) if done else session.change(**last)
    except OSError as error:
        log.info("%s has no last manifest: %s", session.id, error)
        return None
    return state if done else None
