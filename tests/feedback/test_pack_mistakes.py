"""Mistakes that only show when the parts of a pack are seen together."""

from __future__ import annotations

import pytest

from feedback.pack import DEFAULT, load_pack
from feedback.pack_mistakes import checklist_mistakes, rule_mistakes
from feedback.playbook import a_rule


def wrong(**fields: object) -> list[str]:
    return [sentence for _, sentence in rule_mistakes([(0, a_rule(**fields))])]


def test_a_good_rule_has_none() -> None:
    assert wrong(above=290) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"metric": "rate_cmp", "above": 290}, "did you mean 'rate_cpm'"),
        ({"metric": "rate_words_cpm"}, "can only stand under confirm"),
        ({"above": 290, "confirm": "rate_cpm"}, "cannot confirm"),
        ({"above": 290, "unless": ["noisy_lin"]}, "did you mean 'noisy_line'"),
        ({"above": 290, "clears_below": 300}, "must not lie over"),
        ({"below": 150, "clears_above": 100}, "must not lie under"),
        ({"above": 100, "below": 200}, "must lie under above"),
        ({"metric": "snr_db", "below_baseline_pct": 20}, "no usual value"),
        ({"metric": "snr_db"}, "needs a limit"),
        ({"above": 290, "widens_pct": 3}, "go together"),
        ({"above": 290, "widens_pct": 3, "widens_at_most_pct": 2}, "must not lie under widens_pct"),
        ({"above": 290, "alert_above": 300, "widens_pct": 3, "widens_at_most_pct": 9}, "past alert_above"),
        ({"below": 150, "alert_below": 140, "widens_pct": 3, "widens_at_most_pct": 9}, "past alert_below"),
        ({"kind": "phrase_forbidden", "above": 1, "widens_pct": 3, "widens_at_most_pct": 9}, "never give way"),
        ({"severity": "alert", "above": 1, "widens_pct": 3, "widens_at_most_pct": 9}, "never give way"),
        ({"above": 290, "widens_params": ["uses"], "widens_pct": 3, "widens_at_most_pct": 9}, "no number among"),
        ({"metric": "filler_count", "widens_pct": 3, "widens_at_most_pct": 9}, "no limit that could give way"),
    ],
)
def test_each_mistake_is_told(fields: dict[str, object], told: str) -> None:
    assert any(told in sentence for sentence in wrong(**fields))


def test_an_id_is_used_once() -> None:
    twice = list(rule_mistakes([(0, a_rule(above=290)), (1, a_rule(above=300))]))
    assert [(n, "used twice" in sentence) for n, sentence in twice] == [(1, True)]


def test_a_checklist_item_names_phrases_that_exist() -> None:
    pack = load_pack(DEFAULT)
    item = pack.checklist[0].model_copy(update={"ticked_by": ("STD-999",)})
    ((n, told),) = checklist_mistakes([(4, item)], pack.lexicon)
    assert n == 4
    assert "there is no phrase 'STD-999'" in told
