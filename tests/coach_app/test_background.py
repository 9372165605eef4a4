from __future__ import annotations

import threading

from coach_app.background import BackgroundCall, Stopped


def test_a_call_runs_in_a_thread_of_its_own() -> None:
    seen: list[int] = []
    call = BackgroundCall(lambda _: seen.append(threading.get_ident()), lambda _: None)
    call.start()
    assert call.join(10.0)
    assert seen != [threading.get_ident()]


def test_a_call_ends_when_it_is_told_to() -> None:
    def work(stopped: Stopped) -> None:
        began.set()
        while not stopped():
            pass

    began = threading.Event()
    call = BackgroundCall(work, lambda _: None)
    call.start()
    assert began.wait(10.0)
    assert not call.join(0)
    call.stop()
    assert call.join(10.0)


def test_an_error_is_told_and_kept_from_the_console() -> None:
    errors: list[Exception] = []

    def work(_: Stopped) -> None:
        raise ValueError("gone")

    call = BackgroundCall(work, errors.append)
    call.start()
    assert call.join(10.0)
    assert [str(error) for error in errors] == ["gone"]
