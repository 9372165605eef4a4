"""The whole product on the labelled calls: sound in, words heard by Whisper, judged and scored as everybody scores it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CALLS = ROOT / "tests" / "calls"


@pytest.mark.soak
def test_the_product_as_a_whole_scores_what_is_asked_for(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "evaluate.py"), str(CALLS), "--words", "heard"]
    command += ["--engine", "whisper", "--coach", str(Path(sys.executable).with_name("coach"))]
    command += ["--clean", "dev01,dev08,dev09", "--out", str(tmp_path)]
    scored = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert scored.returncode == 0, scored.stdout + scored.stderr
