from audio.notice import Notice


def test_equal_notices_are_equal() -> None:
    assert Notice("truncated", "It breaks off.") == Notice("truncated", "It breaks off.")
    assert Notice("truncated", "It breaks off.") != Notice("all_silent", "It breaks off.")
