from __future__ import annotations

from feedback.normal_text import normal
from feedback.phrase_places import sentence_of_its_own, together
from feedback.phrase_wordings import Match, wording_of

SORRY, PLEASE = wording_of("对不起", frozenset(), {}), wording_of("请您", frozenset(), {})


def test_of_equally_close_places_the_nearest_counts() -> None:
    first, far, near = Match(1.0, 0.0, 10, 13), Match(0.98, 0.1, 0, 2), Match(0.96, 0.1, 14, 16)
    assert [match for match, _ in together([[(first, SORRY)], [(far, PLEASE), (near, PLEASE)]])] == [first, near]


def test_a_closer_match_counts_however_far_it_is() -> None:
    first, far, near = Match(1.0, 0.0, 10, 13), Match(1.0, 0.0, 0, 2), Match(0.9, 0.2, 14, 16)
    assert together([[(first, SORRY)], [(far, PLEASE), (near, PLEASE)]])[1][0] == far


def test_a_sentence_of_its_own_has_nothing_beside_it() -> None:
    match = Match(1.0, 0.0, 0, 3)
    assert sentence_of_its_own(SORRY, match, normal("对不起。请稍等"))
    assert not sentence_of_its_own(SORRY, match, normal("对不起请稍等"))
