from __future__ import annotations

from feedback.lexicon import Lexicon, check_lexicon
from feedback.normal_text import normal
from feedback.phrase_places import Found
from feedback.phrase_routes import Routes


def lexicon(**entry: object) -> Lexicon:
    phrase = {"id": "STD-01", "class": "standard", "text": "麻烦您把刚才的问题再复述一遍"} | entry
    return check_lexicon({"schema": "coach.phrases/1", "ordinary": ["密码"], "phrase": [phrase]})


def find(heard_as: str, /, **entry: object) -> Found | None:
    heard = normal(heard_as)
    found = Routes(lexicon(**entry), {}).find(heard, 0, len(heard.chars))
    return found[0] if found and found[0].margin >= 0 else None


def test_a_misheard_wording_is_found() -> None:
    assert find("麻烦您把钢材的问题在复诉一片") is not None


def test_the_patterns_find_a_wording_that_nobody_wrote_down() -> None:
    patterns = ["麻烦|请您", "再复述|再说|重复", "一遍|一次"]
    assert find("请您从头再说一次", match_all=patterns) is not None
    assert find("请您从头开始", match_all=patterns) is None


def test_patterns_far_apart_belong_to_different_things() -> None:
    assert find("请您先把电源关掉等两分钟打开看看灯亮不亮再告诉我一次", match_all=["请您", "一次"]) is None


def test_a_wording_that_needs_a_word_is_not_found_without_it() -> None:
    further = {"text": "请问还有什么可以帮您", "needs": ["还有|其他"]}
    assert find("请问还有什么可以帮您", **further) is not None
    assert find("请问有什么可以帮您", **further) is None


def test_the_closer_of_phrase_and_near_miss_wins() -> None:
    refusal = {"id": "FOR-06", "class": "forbidden", "text": "这个我也没办法", "match_any": ["没办法"]}
    assert find("没办法", **refusal) is not None
    assert find("没办法登录", **refusal, near_misses=["没办法登录"]) is None


def test_words_of_the_same_sentence_can_rule_a_phrase_out() -> None:
    command = {"id": "FOR-10", "class": "forbidden", "text": "大声点", "match_any": ["大声点"], "unless": ["麻烦"]}
    assert find("大声点", **command) is not None
    assert find("麻烦大声点", **command) is None


def test_an_ordinary_word_that_the_wording_has_not_is_another_sentence() -> None:
    command = {"id": "FOR-27", "class": "forbidden", "text": "你把名字改掉"}
    assert find("你把名字该掉", **command) is not None
    assert find("你把密码改掉", **command) is None


def test_words_of_the_same_place_are_found_once() -> None:
    assert find("现在已经恢复了", match_all=["恢复|修复", "回复|答复"]) is None


def test_two_sentences_hold_the_patterns_in_their_order_only() -> None:
    patterns = ["稍等|稍候", "可以吗|好吗"]
    assert find("麻烦稍等。可以吗", match_all=patterns) is not None
    assert find("您看可以吗。稍等", match_all=patterns) is None


def test_one_word_alone_must_be_the_word_itself() -> None:
    assert find("您多包涵", match_all=["包涵"]) is not None
    assert find("套餐包含流量", match_all=["包涵"]) is None


def test_some_entries_are_found_as_they_are_among_all() -> None:
    phrases = [
        {"id": "STD-01", "class": "standard", "text": "麻烦您再复述一遍", "needs": ["复述"]},
        {"id": "STD-02", "class": "standard", "text": "麻烦您再重复一遍", "near_misses": ["麻烦您再复述一遍"]},
        {"id": "FOR-01", "class": "forbidden", "text": "麻烦您自己再看一遍"},
    ]
    routes = Routes(check_lexicon({"schema": "coach.phrases/1", "phrase": phrases}), {})
    for text in ("麻烦您在复述一边", "麻烦您再重复一遍", "麻烦您自己看一遍", "今天下雨"):
        heard = normal(text)
        found = routes.find(heard, 0, len(heard.chars))
        for name in ("STD-01", "STD-02", "FOR-01"):
            some = routes.find(heard, 0, len(heard.chars), among=frozenset({name}))
            assert some == [one for one in found if one.phrase.id == name]
