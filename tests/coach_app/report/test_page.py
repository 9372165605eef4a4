from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from audio.span import Span
from coach_app.report.model import Analysis, Finding, analysis_of
from coach_app.report.page import rows, to_html, try_next
from feedback.flag import Kind, Severity
from tests.coach_app.samples import a_flag, an_utterance, one_of_each

CALL = analysis_of(one_of_each())


def with_flags(*flags: Finding) -> Analysis:
    return replace(CALL, findings=flags)


class Tags(HTMLParser):
    """Collects tags and attributes, and whether every tag was closed."""

    VOID = frozenset({"meta", "br", "line", "rect", "path"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_well_formed_and_needs_nothing_from_elsewhere(language: str) -> None:
    page = to_html(CALL, language)
    tags = Tags(page)
    assert tags.open == []
    remote = [
        value for _, name, value in tags.attributes if name in ("src", "href") and not (value or "").startswith("#")
    ]
    assert remote == []
    assert not re.search(r"https?://|@import|url\(|<script", page)


def test_every_flag_is_explained() -> None:
    page = to_html(CALL, "zh")
    for part in (
        "378 字/分（上限 290）",
        "8 秒里 40 个字",
        "说得太快，客户来不及听。",
        "放慢一点",
        "《网络客服沟通技巧指南》",
        "已提示 0:17",
        "改说：我帮您查一下",
    ):
        assert part in page


def test_the_reason_why_a_flag_was_not_shown_is_told() -> None:
    assert "距上一条提示太近" in to_html(with_flags(Finding(a_flag(), None, "spacing")), "zh")


def test_a_forbidden_phrase_names_the_very_place_that_forbids_it() -> None:
    assert "《客户服务意识与规范》p40 直呼客户 FOR-01" in to_html(CALL, "zh")


def test_every_mark_leads_to_its_flag() -> None:
    tags = Tags(to_html(CALL, "zh"))
    targets = {value for _, name, value in tags.attributes if name == "id"}
    links = {(value or "")[1:] for tag, name, value in tags.attributes if name == "href"}
    assert links
    assert links <= targets


def test_words_of_a_call_cannot_become_markup() -> None:
    evil = '<script>alert("x")</script>'
    said = replace(CALL.said[0], utterance=an_utterance(evil), hits=())
    flag = Finding(a_flag(evidence=evil, say=evil, why=evil, source=evil), None, evil)
    call = replace(CALL, started=replace(CALL.started, file=evil), said=(said,), findings=(flag,))
    page = to_html(call, "zh")
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_light_and_dark_follow_the_readers_system_and_paper_is_white() -> None:
    page = to_html(CALL, "zh")
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_a_flag_stands_beside_the_words_that_it_is_about() -> None:
    forbidden = next(row for row in rows(CALL) if any(f.flag.kind is Kind.PHRASE_FORBIDDEN for _, f in row.findings))
    assert forbidden.said is not None
    assert forbidden.said.utterance.text == "不知道。"


def test_silence_stands_by_itself_at_its_time() -> None:
    silence = Finding(a_flag(kind=Kind.DEAD_AIR, span=Span(2.0, 12.0)), None, "")
    row = next(row for row in rows(with_flags(silence)) if row.findings)
    assert row.said is None
    assert row.silent
    assert "无人说话" in to_html(with_flags(silence), "zh")


def test_what_was_not_said_stands_where_it_should_have_been_by_then() -> None:
    missing = Finding(a_flag(kind=Kind.PHRASE_MISSING, span=Span(0.0, 30.0)), None, "")
    row = next(row for row in rows(with_flags(missing)) if row.findings)
    assert row.said is not None
    assert row.said.utterance.text == "不知道。"


def test_where_nothing_was_said_it_stands_where_that_became_known() -> None:
    flag = a_flag(kind=Kind.PHRASE_MISSING, span=Span(4.0, 10.0), opened_at_s=10.0)
    row = next(row for row in rows(with_flags(Finding(flag, None, ""))) if row.findings)
    assert (row.said, row.at_s, row.silent) == (None, 10.0, False)


def test_no_flag_is_left_out() -> None:
    flags = tuple(Finding(a_flag(number=n, span=Span(n, n + 1), kind=kind), None, "") for n, kind in enumerate(Kind))
    assert sum(len(row.findings) for row in rows(with_flags(*flags))) == len(flags)


def test_two_things_to_try_and_the_serious_one_first() -> None:
    flags = [
        Finding(a_flag(number=1, span=Span(1, 2)), None, ""),
        Finding(a_flag(number=2, span=Span(3, 4)), None, ""),
        Finding(a_flag(number=3, span=Span(5, 6), kind=Kind.FILLER), None, ""),
        Finding(a_flag(number=4, span=Span(7, 8), kind=Kind.PHRASE_FORBIDDEN, severity=Severity.ALERT), None, ""),
    ]
    assert [flag.number for flag in try_next(with_flags(*flags))] == [4, 1]


def test_a_good_call_is_praised_and_a_silent_one_is_no_error() -> None:
    praise = Finding(a_flag(kind=Kind.PRAISE, severity=Severity.PRAISE, say="说得好"), None, "")
    assert "做得好" in to_html(with_flags(praise), "zh")
    empty = replace(CALL, said=(), findings=(), checklist=(), metrics={}, gauges=())
    assert "没有需要提示的地方" in to_html(empty, "zh")


def test_no_score_and_no_feelings() -> None:
    page = to_html(CALL, "en")
    assert "score" not in page.lower()
    assert not re.search(r"\b(angry|anger|sad|happy|nervous)\b", page.lower())
