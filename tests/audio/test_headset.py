from __future__ import annotations

from audio.headset import Aspect, Grade, HeadsetCheck


def test_who_heard_nothing_knows_nothing() -> None:
    report = HeadsetCheck().report()
    assert [finding.aspect for finding in report.findings] == list(Aspect)
    assert {finding.grade for finding in report.findings} == {Grade.UNKNOWN}
    assert report.ok
