from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from coach_app.paths import CACHE_VARIABLE, DATA_VARIABLE, LOG_VARIABLE, cache_dir, data_dir, log_dir


@pytest.mark.parametrize(
    ("folder", "variable"), [(data_dir, DATA_VARIABLE), (cache_dir, CACHE_VARIABLE), (log_dir, LOG_VARIABLE)]
)
def test_a_folder_can_be_pointed_elsewhere(folder: Callable[[Mapping[str, str]], Path], variable: str) -> None:
    assert folder({variable: "elsewhere"}) == Path("elsewhere")


@pytest.mark.parametrize("folder", [data_dir, cache_dir, log_dir])
def test_otherwise_it_is_the_users_own_folder_of_this_program(folder: Callable[[Mapping[str, str]], Path]) -> None:
    assert "voice-coach" in folder({}).parts
    assert folder({}).is_absolute()


def test_naming_a_folder_does_not_make_it(tmp_path: Path) -> None:
    named = data_dir({DATA_VARIABLE: str(tmp_path / "new")})
    assert not named.exists()
