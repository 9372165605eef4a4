"""Language and colours before the settings are loaded: the frame must be right when it first appears.

Reading the settings properly loads their models, which takes longer than a frame may; two
words of one small file do not.
"""

from __future__ import annotations

import json
from pathlib import Path

from coach_app.ui.stage import Look


def first_look(data_dir: Path) -> Look:
    """How the window looked when it was last closed; as the system does where that is unknown.

    Parameters
    ----------
    data_dir : Path
        The user's data folder.
    """
    try:
        found = json.loads((data_dir / "settings.json").read_text("utf-8"))
        language, theme = found.get("language", ""), found.get("theme", "")
    except (OSError, ValueError, AttributeError, RecursionError):
        return Look()
    return Look(
        language if language in ("zh", "en") else "",
        theme if theme in ("light", "dark") else "",
    )
