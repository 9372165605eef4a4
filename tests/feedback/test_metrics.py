"""The table of measures."""

from __future__ import annotations

from feedback.metrics import METRICS


def test_every_metric_is_read_in_exactly_one_way() -> None:
    for metric in METRICS.values():
        assert sum(f is not None for f in (metric.gauge, metric.find, metric.confirm)) == 1, metric.name


def test_names_are_unique_and_explained() -> None:
    assert all(name == metric.name and metric.meaning for name, metric in METRICS.items())


def test_every_metric_says_what_it_reads() -> None:
    assert all(metric.tracks for metric in METRICS.values())
