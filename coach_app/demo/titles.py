"""The example call's place and name: all that the window needs before anything is loaded."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent

#: The call, its agent's usual voice, and its words for machines without a recogniser.
CALL, USUAL, WORDS = _HERE / "call.flac", _HERE / "baseline.json", _HERE / "call.json"

#: Its name in each language of the interface.
TITLES = {"zh": "示例通话：宽带报障", "en": "Example call: broadband fault"}
