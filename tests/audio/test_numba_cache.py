from pathlib import Path

from audio.numba_cache import use_user_cache


def test_the_users_cache_is_used_unless_the_user_said_otherwise() -> None:
    environment: dict[str, str] = {}
    folder = use_user_cache(environment)
    assert environment == {"NUMBA_CACHE_DIR": str(folder)}
    assert folder.parts[-2:] == ("voice-coach", "numba")
    assert use_user_cache({"NUMBA_CACHE_DIR": "/mine"}) == Path("/mine")
