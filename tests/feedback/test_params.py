from __future__ import annotations

import pytest

from feedback.params import number
from feedback.playbook import a_rule


def test_a_rule_overrides_the_default() -> None:
    assert number(a_rule(params={"pause_s": 0.4}), "pause_s", 0.25) == 0.4
    assert number(a_rule(), "pause_s", 0.25) == 0.25


def test_what_is_no_number_is_named() -> None:
    with pytest.raises(TypeError, match=r"pace\.too_fast: pause_s must be a number, not 'long'"):
        number(a_rule(params={"pause_s": "long"}), "pause_s", 0.25)
