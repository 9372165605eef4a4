"""Which rubric a session is marked by: its pack's, loaded once for each state of the pack."""

from __future__ import annotations

import threading

from coach_app import packs
from coach_app.recording.sessions import Kind, Manifest
from feedback.errors import PackError
from feedback.rubric import Rubric


class Rubrics:
    """Looks packs up by the name in a manifest; a pack that is not there marks nothing, nor does any a practice take."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Rubric] = {}
        self._turn = threading.Lock()

    def __call__(self, manifest: Manifest) -> Rubric:
        """Rubric of the pack that judged a session; without criteria where there is none."""
        if manifest.kind is Kind.PRACTICE:
            return Rubric()  # its drill marks it: a second score of the same take would contradict that one
        # The digest is part of the key: a pack that was changed is read again by the sessions it judged since.
        key = (manifest.pack_id, manifest.pack_sha256)
        with self._turn:
            if key not in self._known:
                self._known[key] = self._load(manifest.pack_id)
            return self._known[key]

    @staticmethod
    def _load(pack: str) -> Rubric:
        if not pack:
            return Rubric()
        try:
            return packs.load(pack).rubric
        except PackError:
            return Rubric()
