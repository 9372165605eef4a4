from __future__ import annotations

import threading

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from coach_app.bus import EventBus
from coach_app.events import NoticeGiven
from coach_app.ui.bridge import Bridge


def test_events_of_another_thread_arrive_in_the_windows_thread_in_order(qtbot: QtBot) -> None:
    bus = EventBus()
    bridge = Bridge(bus)
    arrived: list[tuple[object, bool]] = []
    here = QThread.currentThread()

    def take(event: object) -> None:
        arrived.append((event, QThread.currentThread() is here))

    bridge.happened.connect(take)
    events = [NoticeGiven(float(n), "mono") for n in range(50)]

    def send() -> None:
        for event in events:
            bus.publish(event)

    sender = threading.Thread(target=send)
    sender.start()
    sender.join()
    qtbot.waitUntil(lambda: len(arrived) == len(events))
    assert arrived == [(event, True) for event in events]


def test_a_closed_bridge_passes_on_nothing(qtbot: QtBot) -> None:
    bus = EventBus()
    bridge = Bridge(bus)
    arrived: list[object] = []
    bridge.happened.connect(arrived.append)
    bridge.close()
    bus.publish(NoticeGiven(0.0, "mono"))
    assert not arrived
