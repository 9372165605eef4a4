from __future__ import annotations

import pickle
from pathlib import Path

from coach_app.recording.clip_messages import ClipBegan, ClipEnded, HushClip, PlayClip


def test_orders_and_reports_survive_the_way_to_another_process() -> None:
    said = (PlayClip(3, Path("c1.opus")), HushClip(), ClipBegan(3, 12.5, 4.0), ClipEnded(3, None, whole=False))
    assert pickle.loads(pickle.dumps(said)) == said  # noqa: S301 (our own bytes)
