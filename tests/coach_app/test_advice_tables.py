from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.advice import advice, sentence
from coach_app.advice_tables import TABLES
from coach_app.phrasebook.table_cells import unreadable


@pytest.mark.parametrize("code", sorted(TABLES))
def test_every_code_is_said_in_both_languages(code: str) -> None:
    for language in ("zh", "en"):
        assert all(TABLES[code][language])
        assert advice(code, language).title == TABLES[code][language][0]


def test_a_file_that_is_no_table_has_its_chinese_sentence() -> None:
    error = unreadable(Path("t.doc"), "table_type", "Save it as .csv or .xlsx.")
    assert sentence(error, "zh").startswith("这不是 CSV 或 XLSX 表格")
    assert sentence(error, "en").startswith("The table t.doc cannot be read")
