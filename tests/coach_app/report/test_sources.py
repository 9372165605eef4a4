from __future__ import annotations

import pytest

from coach_app.report.sources import source_title


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("TIM-07", "《客户服务意识与规范》p46 三.5"),
        ("FOR-02", "《客户服务意识与规范》p40 责问、训斥或反问客户"),
        ("our own rule", "our own rule"),
        ("TON-04 《在线客服服务流程规范及沟通技巧》三.5 音量", "TON-04 《在线客服服务流程规范及沟通技巧》三.5 音量"),
        ("", ""),
    ],
)
def test_a_source_is_told_by_its_documents_title(source: str, said: str) -> None:
    assert source_title(source) == said


def test_places_of_one_document_stand_together() -> None:
    said = source_title("TON-01")
    assert said.count("《网络客服沟通技巧指南》") == 1
    assert "《在线客服服务流程规范及沟通技巧》" in said


def test_no_file_name_ever_shows() -> None:
    assert ".txt" not in source_title("STD-01 FOR-01 TON-01 TIM-14 BEH-01 FIL-01")
