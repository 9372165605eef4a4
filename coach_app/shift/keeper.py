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
from coach_app.recording.sessions import SessionFolder, State

log = logging.getLogger(__name__)

#: Ends of a recording after which nothing is missing.
_WHOLE = frozenset({"asked", "closed"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A session is complete on disk.

    Parameters
    ----------
    session : str
        Its id.
    folder : Path
        Where it is.
    state : str
        ``complete`` or ``partial``.
    """

    session: str
    folder: Path
    state: str


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

    def keep(self, session: SessionFolder, reason: str, observed: Observed | None = None, **fields: object) -> None:
        """Put a session away.

        Parameters
        ----------
        session : SessionFolder
            Its files are finished.
        reason : str
            Why its recording ended.
        observed : Observed or None
            What its lanes observed, by which it can be judged anew.
        **fields : object
            Of the manifest.
        """
        self.busy += 1
        self._thread.submit(self._keep, session, reason, observed, fields)

    def taken(self) -> None:
        """A `Kept` was dealt with."""
        self.busy -= 1

    def close(self) -> None:
        """Finish what was begun."""
        self._thread.shutdown()

    def _keep(self, session: SessionFolder, reason: str, observed: Observed | None, fields: dict[str, object]) -> None:
        state, why = (State.COMPLETE, "") if reason in _WHOLE else (State.PARTIAL, reason)
        release(session.path)
        try:
            archive(session.path)
        except ArchiveError as error:
            log.info("%s stays as WAV: %s", session.id, error)
            state, why = State.PARTIAL, why or "archive"
        try:
            if observed is not None:
                observed.save(session.path)
        except OSError as error:
            # It can be had from the sound again.
            log.info("what was observed of %s is not kept: %s", session.id, error)
        try:
            session.finish(state=state, partial_reason=why, content=content_of(session.sound), **fields)
        except OSError as error:
            # It stays marked and is offered at the next start.
            log.info("%s has no last manifest: %s", session.id, error)
            state = State.PARTIAL
        self._done(Kept(session.id, session.path, state.value))
