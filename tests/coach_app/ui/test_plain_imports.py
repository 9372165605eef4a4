"""What is imported after Qt is loaded as Python loads it, whatever a module says to being asked for names."""

import builtins
import subprocess
import sys
from pathlib import Path

import PySide6.QtCore  # noqa: F401 (puts its function in the place of Python's)

from coach_app.ui.plain_imports import import_plainly

#: Like pydantic in the middle of its loading.
_TOUCHY = """
def __getattr__(name):
    raise ImportError(f"asked for {name}")
"""

_LOADS = """
import sys
sys.path.insert(0, sys.argv[1])
{before}
import touchy
print("loaded")
"""


def loaded(folder: Path, before: str) -> str:
    """What a program says that loads Qt, then the touchy module."""
    (folder / "touchy.py").write_text(_TOUCHY, "utf-8")
    told = [sys.executable, "-c", _LOADS.format(before=before), str(folder)]
    return subprocess.run(told, capture_output=True, text=True, check=False, timeout=60).stdout


def test_a_module_that_answers_no_questions_can_be_imported_beside_the_window(tmp_path: Path) -> None:
    made = "from coach_app.ui.stage import application; application()"

    assert loaded(tmp_path, made) == "loaded\n"


def test_nobody_reads_what_is_imported() -> None:
    import_plainly()

    assert builtins.__import__ is vars(builtins)["__orig_import__"]


def test_without_qt_nothing_is_changed(tmp_path: Path) -> None:
    alone = "from coach_app.ui.plain_imports import import_plainly; import builtins; was = builtins.__import__; import_plainly(); assert builtins.__import__ is was"

    assert loaded(tmp_path, alone) == "loaded\n"
