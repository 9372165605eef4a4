from pathlib import Path

from audio.numba_cache import use_user_cache


def test_the_users_cache_is_used_and_told_to_numba(tmp_path: Path) -> None:
    environment: dict[str, str] = {}
    folder = use_user_cache(environment, tmp_path)
    assert folder == tmp_path / "numba"
    assert folder.is_dir()
    assert environment == {"NUMBA_CACHE_DIR": str(folder)}


def test_what_the_user_chose_stays(tmp_path: Path) -> None:
    assert use_user_cache({"NUMBA_CACHE_DIR": "/mine"}, tmp_path) == Path("/mine")
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_made_is_replaced_by_a_folder_of_our_own(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    environment: dict[str, str] = {}
    folder = use_user_cache(environment, tmp_path / "file")
    assert folder.is_dir()
    assert environment == {"NUMBA_CACHE_DIR": str(folder)}
    folder.rmdir()
