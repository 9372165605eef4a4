"""How the library's database came to its form, step by step.

Alembic runs the steps; opening a library that has its newest form needs none of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

#: Where Alembic finds ``env.py`` and the steps.
FOLDER: Final = Path(__file__).parent

#: All steps, oldest first, so that a database of a newer app is told from an older one's without loading Alembic.
REVISIONS: Final = ("0001", "0002")

HEAD: Final = REVISIONS[-1]
