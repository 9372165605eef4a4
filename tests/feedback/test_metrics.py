"""The table of measures."""

from __future__ import annotations

from audio.lane import Track
from feedback.metrics import METRICS
from feedback.wakes import Wakes


def test_every_metric_is_read_in_exactly_one_way() -> None:
    for metric in METRICS.values():
        assert sum(f is not None for f in (metric.gauge, metric.find, metric.confirm)) == 1, metric.name


def test_names_are_unique_and_explained() -> None:
    assert all(name == metric.name and metric.meaning for name, metric in METRICS.items())


def test_every_metric_says_what_it_reads() -> None:
    assert all(metric.tracks for metric in METRICS.values())


def test_only_finders_of_words_go_by_news_alone() -> None:
    of_news = [m for m in METRICS.values() if m.wakes is Wakes.NEWS]
    assert of_news
    assert all(m.find is not None and Track.WORDS in m.tracks for m in of_news)
    # What falls due some time after the words must be looked for at every tick.
    due_later = ("readback", "apology_to_action_s", "ending_rise_st", "dead_air_s", "hold_silence_s")
    assert {METRICS[name].wakes for name in due_later} == {Wakes.TICK}
