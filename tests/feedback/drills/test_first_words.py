"""How a phrase begins, for people who know no ids."""

from __future__ import annotations

import pytest

from feedback.drills.first_words import first_words


@pytest.mark.parametrize(
    ("wording", "shown"),
    [
        ("好的。", "好的。"),
        ("您好，请问您能听到我说话吗？如果不能，请您换一部电话。", "您好，请问您能听到我说话吗？…"),
        ("对不起，电话没有声音，请您换一部电话再次打来，谢谢，再见！", "对不起，电话没有声音…"),
        ("因为内容比较多请您记录一下我现在开始说", "因为内容比较多请您记录一下我现在…"),
    ],
)
def test_the_first_clauses_or_as_much_as_fits(wording: str, shown: str) -> None:
    assert first_words(wording) == shown
