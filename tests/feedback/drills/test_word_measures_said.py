"""What was said and how often: each measure finds what it is for, and nothing where there is none."""

from __future__ import annotations

import pytest

from tests.feedback.drills.takes import measured, spoken, value


def test_phrases_are_counted_each_time() -> None:
    assert value("phrase_count", "请您稍等一会，好吗？", "谢谢您的耐心等待。", phrases=["STD-22", "STD-27"]) == 2
    assert value("phrase_count", "请您稍等一会，好吗？", phrases=["STD-27"]) == 0


def test_seconds_until_a_phrase() -> None:
    said = [("c1", 0.5, 2.0, "喂。"), ("agent", 4.0, 6.0, "请您稍等一会，好吗？")]
    checked = measured("said_within_s", said, over={"after": "c1"}, phrases=["STD-22"])
    assert checked.value == pytest.approx(2.0, abs=0.1)


def test_a_phrase_that_never_came_is_never_in_time() -> None:
    checked = measured("said_within_s", spoken("今天天气很好。"), phrases=["STD-22"])
    assert (checked.value, checked.earned) == (None, 1.0)  # infinite: over every at_least


@pytest.mark.parametrize(
    ("name", "there", "not_there"),
    [
        ("explains", "因为这是系统的规定。", "我非常理解您的心情。"),
        ("blames", "这是您自己没有看清楚。", "我们一起来核对一下。"),
        ("disparages", "那是别的同事说错了。", "这件事由我来跟进。"),
        ("promises_result", "我保证一定给您解决。", "我会尽力为您处理。"),
        ("compensation_named", "我们赔您三百元。", "您的诉求我已经记录下来了。"),
        ("promise_has_time", "我马上登记，三个工作日内给您回复。", "我马上登记，会给您回复的。"),
        ("says_progress", "明天上午我们会给您打电话说明进度。", "我们会处理的，请您放心。"),
    ],
)
def test_one_sentence_decides(name: str, there: str, not_there: str) -> None:
    assert value(name, "您好。", there) == 1
    assert value(name, "您好。", not_there) == 0


@pytest.mark.parametrize("text", ["我们不能保证今天到账。", "这个谁也不敢保证。"])
def test_who_promises_nothing_promises_no_result(text: str) -> None:
    assert value("promises_result", text) == 0


@pytest.mark.parametrize(
    "text", ["您要求赔偿三百元，我记录下来了。", "您是希望赔偿三倍，对吗？", "赔偿我们会按流程核实。"]
)
def test_repeating_the_demand_names_no_compensation(text: str) -> None:
    assert value("compensation_named", text) == 0


def test_a_promise_and_its_time_may_be_two_sentences() -> None:
    assert value("promise_has_time", "我会给您回复。", "就在今天下午。") == 1


def test_who_promises_nothing_promises_no_time() -> None:
    assert value("promise_has_time", "今天天气很好。") == 0


def test_long_words_are_known_by_their_sound_and_short_ones_are_possible() -> None:
    assert value("says_progress", "两个工做日内我们会给您打电话。") == 1
    maybe = measured("says_progress", spoken("两个小石内我们会给您打电话。"))
    assert (maybe.value, maybe.earned, maybe.at_best) == (0, 0.5, 1)


@pytest.mark.parametrize(
    "text",
    ["请问您今天用哪个电话办的？", "您昨天是几点打的电话？", "我看到您今天打过电话。", "您今天下午方便接电话吗？"],
)
def test_asking_for_a_telephone_number_tells_no_progress(text: str) -> None:
    told = measured("says_progress", spoken(text))
    assert (told.value, told.at_best) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "您是说昨天答应今天上门，一直没有人联系您，对吗？",
        "您反映的主要是昨天没有按时给您回电，对吗？",
        "您希望今天下午给您答复。",
    ],
)
def test_repeating_the_complaint_promises_nothing(text: str) -> None:
    told = measured("promise_has_time", spoken(text))
    assert (told.value, told.at_best) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "今天下午五点之前给您回电，您看可以吗？",
        "我三个工作日内给您答复好吗？",
        "您反映的情况我已经登记，三天内给您答复，请问还有什么可以帮您？",
    ],
)
def test_a_promise_may_be_proposed_or_stand_beside_a_question(text: str) -> None:
    assert value("promise_has_time", text) == 1
    assert value("says_progress", text) == 1
