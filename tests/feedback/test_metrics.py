"""The table of measures."""

from __future__ import annotations

from audio.lane import Track
from feedback.metrics import METRICS


def test_every_metric_is_read_in_exactly_one_way() -> None:
    for metric in METRICS.values():
        assert sum(f is not None for f in (metric.gauge, metric.find, metric.confirm)) == 1, metric.name


def test_names_are_unique_and_explained() -> None:
    assert all(name == metric.name and metric.meaning for name, metric in METRICS.items())


def test_every_metric_says_what_it_reads() -> None:
    assert all(metric.tracks for metric in METRICS.values())


def test_only_finders_of_words_go_by_news_alone() -> None:
    of_news = [m for m in METRICS.values() if m.of_news]
    assert of_news
    assert all(m.find is not None and Track.WORDS in m.tracks for m in of_news)
    # What falls due some time after the words must be looked for at every tick.
    assert not any(METRICS[name].of_news for name in ("readback", "apology_to_action_s", "hangup_gap_s", "item_missed"))
