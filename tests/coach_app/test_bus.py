from __future__ import annotations

import logging
import threading

import pytest

from coach_app.bus import EventBus
from coach_app.events import Event, NoticeGiven

EVENT = NoticeGiven(0.0, "mono")


def test_everybody_gets_every_event_in_the_order_of_subscribing() -> None:
    bus, order = EventBus(), []
    bus.subscribe(lambda _: order.append("screen"))
    bus.subscribe(lambda _: order.append("report"))
    bus.publish(EVENT)
    assert order == ["screen", "report"]


@pytest.mark.logs_warning
def test_a_subscriber_that_fails_is_logged_and_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    bus, seen = EventBus(), list[Event]()

    def broken(_: Event) -> None:
        raise RuntimeError("a widget is gone")

    bus.subscribe(broken)
    bus.subscribe(seen.append)
    bus.publish(EVENT)
    assert seen == [EVENT]
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "NoticeGiven" in caplog.text


def test_a_subscriber_may_leave_while_it_is_told() -> None:
    bus, seen = EventBus(), list[Event]()

    def once(event: Event) -> None:
        seen.append(event)
        bus.unsubscribe(once)

    bus.subscribe(once)
    bus.publish(EVENT)
    bus.publish(EVENT)
    assert seen == [EVENT]


def test_leaving_twice_is_no_mistake() -> None:
    bus = EventBus()
    leave = bus.subscribe(lambda _: None)
    leave()
    leave()


def test_no_event_is_lost_when_others_subscribe_from_other_threads() -> None:
    bus, seen = EventBus(), list[Event]()
    bus.subscribe(seen.append)
    threads = [threading.Thread(target=bus.subscribe, args=(lambda _: None,)) for _ in range(20)]
    for thread in threads:
        thread.start()
        bus.publish(EVENT)
    for thread in threads:
        thread.join()
    assert len(seen) == 20
