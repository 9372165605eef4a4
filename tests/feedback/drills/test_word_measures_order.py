"""What came before what: feelings, the steps of a method, and no persuading after a no."""

from __future__ import annotations

import pytest

from tests.feedback.drills.takes import measured, spoken, value

UNDERSTANDS, EXPLAINS = "我非常理解您现在的心情。", "因为系统按照规定自动扣费。"


def test_feeling_before_facts() -> None:
    assert value("feeling_before_explaining", UNDERSTANDS, EXPLAINS) == 1
    assert value("feeling_before_explaining", EXPLAINS, UNDERSTANDS) == 0


def test_without_facts_feeling_came_first() -> None:
    assert value("feeling_before_explaining", UNDERSTANDS) == 1


def test_without_feeling_it_did_not_come_first() -> None:
    assert value("feeling_before_explaining", "好的，我登记一下。") == 0


@pytest.mark.parametrize(
    ("of", "texts"),
    [
        ("empathy_steps", ("我知道您现在非常着急。", "遇到这样的事换了谁都会这样。", "我来帮您一起解决。")),
        (
            "three_part",
            ("您的心情我非常理解。", "这件事是我们没有做好，我向您道歉。", "我现在就为您登记，两小时内给您答复。"),
        ),
        ("refusal_parts", ("非常抱歉。", "这项业务目前不支持退订。", "不过我可以为您关闭下个月的续费。")),
        ("sandwich", ("您的心情我理解。", "活动已经结束，暂时还办理不了。", "我可以为您推荐现在的新活动。")),
        ("redirect", ("您说的有道理。", "我们看看您每个月的用量。", "这个套餐更适合您，您看可以吗？")),
        (
            "beyond_scope",
            ("您是指希望固定由一个人接待吗？", "我能为您做的是写好备注。", "我把您的建议记录下来反馈上去。"),
        ),
        ("hardship", ("现在正在抢修，情况比较复杂。", "请您谅解。", "一有消息我们会在一小时内给您回电。")),
    ],
)
def test_methods_with_three_steps(of: str, texts: tuple[str, ...]) -> None:
    assert value("steps_in_order", *texts, of=of) == 3


def test_steps_the_wrong_way_round_are_not_all_taken() -> None:
    texts = ("我现在就为您登记，两小时内给您答复。", "这件事是我们没有做好，我向您道歉。", "您的心情我非常理解。")
    assert value("steps_in_order", *texts, of="three_part") == 1
    assert value("steps_in_order", *texts, of="three_part", any_order=1.0) == 3


def test_steps_too_far_apart_are_no_method() -> None:
    said = spoken("我知道您现在非常着急。", "换了谁都会这样。")
    late = [*said, ("agent", 80.0, 83.0, "我来帮您一起解决。")]
    assert measured("steps_in_order", late, of="empathy_steps", within_s=60.0).value == 2
    assert measured("steps_in_order", late, of="empathy_steps").value == 3


def test_one_sentence_may_take_several_steps() -> None:
    one = "您的心情我理解，这项目前暂时还办理不了，不过我可以为您登记。"
    assert value("steps_in_order", one, of="refusal_parts") == 3


def test_a_step_may_be_the_customers() -> None:
    agreed = [
        ("agent", 1.0, 5.0, "您的问题需要由技术部门为您处理，我帮您转接过去，可以吗？"),
        ("c1", 6.0, 7.0, "好吧，你转。"),
        ("agent", 8.0, 13.0, "张先生反映设备报错，已核实代码，请您接着为他处理。"),
    ]
    assert measured("steps_in_order", agreed, of="transfer").value == 3
    assert measured("steps_in_order", [agreed[0], agreed[2]], of="transfer").value == 2


def test_persuading_after_a_no() -> None:
    said = [
        ("agent", 1.0, 5.0, "这项业务也可以用自助服务办理，按一就可以。"),
        ("c1", 6.0, 8.0, "自助我不太会按。"),
        ("agent", 9.0, 12.0, "自助很简单的，您按一下就可以了。"),
    ]
    assert measured("persuades_after_no", said).value == 1
    assert measured("persuades_after_no", [*said[:2], ("agent", 9.0, 12.0, "好的，我直接为您办理。")]).value == 0


def test_nobody_declined() -> None:
    assert measured("persuades_after_no", spoken("自助服务按一就可以。")).earned is None
