"""Generated calls, second manner: numbers inside ordinary sentences, written as recognisers write them.

Shares no sentence with the first manner. Each of these calls has both: an identifier, and
numbers that are none in the same breath; every second call has only the latter.
"""

from __future__ import annotations

import random

from asr_models.numbers import NUMBER, spoken
from tests.feedback.marked_words import A, B, Marked, marked, misheard

_HANZI = str.maketrans("0123456789", "零一二三四五六七八九")
_YAO = str.maketrans("0123456789", "洞幺两三四五六拐八勾")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _written(rng: random.Random, number: str) -> str:
    """As Whisper writes it, as Vosk does, as a person types it."""
    way = rng.randrange(6)
    if way == 0:
        return number
    if way == 1:
        return number.translate(_WIDE)
    if way == 2:
        # The product spells what Whisper writes: short groups become cardinals.
        size = rng.choice((3, 4))
        groups = [number[at : at + size] for at in range(0, len(number), size)]
        return NUMBER.sub(spoken, " ".join(groups))
    if way == 3:
        return " ".join(misheard(rng, number.translate(_HANZI), 0.02))
    if way == 4:
        return number.translate(_YAO)
    joined = rng.choice(("-", " "))
    return joined.join((number[:3], number[3:7], number[7:])) if len(number) == 11 else number.translate(_HANZI)


def _digits(rng: random.Random, length: int) -> str:
    return rng.choice("123456789") + "".join(rng.choice("0123456789") for _ in range(length - 1))


def _mobile(rng: random.Random) -> str:
    return rng.choice(("138", "139", "150", "177", "186", "199", "135")) + _digits(rng, 8)


def _sentence(rng: random.Random) -> Marked:
    frames = (
        ("昨天有个{}打给我，说要退我三百块。", 11),
        ("麻烦把发票寄过来，收件人电话{}，公司在二楼。", 11),
        ("运单{}到现在都没动，都五天了。", 12),
        ("我儿子的身份证{}，他今年十六岁。", 18),
        ("是从尾号三三八零的卡转到{}这个户头的，金额八百。", 16),
        ("保单号{}，去年十一月买的。", 10),
        ("帮我查查{}这个号欠了多少钱。", 11),
        ("户号{}，上个月用了一百八十度电。", 8),
        ("会员卡{}里还有两万多积分呢。", 9),
        ("我再念一次，{}，记住了吧，就晚上七点以后打。", 11),
        ("我给您登记的回访电话是{}，明天上午十点左右联系您。", 11),
        ("跟您核对，工单{}已经提交，四十八小时内处理。", 12),
        ("邮编{}，人民大道一百零八号。", 6),
        ("邮箱是qq的，{}，qq点com。", 9),
    )
    frame, length = rng.choice(frames)
    number = _mobile(rng) if length == 11 else _digits(rng, length)
    return marked("sentence", [(rng.choice((A, B)), frame.format(f"[{_written(rng, number)}]"))])


def _paper_with_x(rng: random.Random) -> Marked:
    number = (
        "".join(str(rng.randint(1, 6)) for _ in range(6))
        + f"19{rng.randint(60, 99)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
        + _digits(rng, 3)
    )
    style = rng.choice((str.maketrans({}), _HANZI, _YAO))
    x = rng.choice(("X", "x", "叉", "大写的X", "艾克斯"))
    mark = f"[n:{number.translate(style)}]" + ("大写的[n:X]" if x == "大写的X" else f"[n:{x}]")
    return marked("ends in X", [(B, f"证件上写的是{mark}，没错。")])


def _dictated(rng: random.Random) -> Marked:
    """The customer dictates, the agent reads back in other portions."""
    number = _mobile(rng)
    words = number.translate(rng.choice((_HANZI, _YAO)))
    lines = [
        (A, "那您留个方便接听的号。"),
        (B, f"哎，[n:{words[:3]}]，[n:{words[3:6]}]…"),
        (A, rng.choice(("嗯。", f"[r:{words[:3]}]，[r:{words[3:6]}]，嗯。", "在听。"))),
        (B, f"[n:{words[6:9]}]，呃，[n:{words[9:]}]。"),
        (A, f"好的，我重复一下，[r:{words}]，对不对？"),
        (B, "没错，谢谢你啊。"),
    ]
    return marked("dictated", lines, pause_s=rng.uniform(0.3, 3.0))


def _secret(rng: random.Random) -> Marked:
    four, six = "".join(rng.choices("0123456789", k=4)), "".join(rng.choices("0123456789", k=6))
    number = rng.choice((four, six))
    words = number.translate(rng.choice((str.maketrans({}), _HANZI, _HANZI)))
    lines: list[list[tuple[str, str]]] = [
        [("B", f"手机上跳出来的验证码[{words}]，给你了。")],
        [("A", "系统给您发了一个校验码，您念给我听。"), ("B", f"哦，来了，[{words}]。")],
        [("B", f"我取款密码[{words}]，怎么老说不对？")],
        [("B", f"密码我之前设的是[{words}]，现在进不去。")],
        [("A", "卡片背面三位的安全码麻烦说一下。"), ("B", f"[{words[:3]}]。")],
        [
            ("A", "请问您的电话服务密码？"),
            ("B", "等等，我翻一下本子。"),
            ("A", "好的，不着急。"),
            ("B", f"[{words}]。"),
        ],
        [("A", f"初始口令统一是[{words}]，登录后请尽快修改。")],
        [("B", f"验证吗是[{words}]。")],
        [("A", "您身份证后四位是？"), ("B", f"[{four.translate(_HANZI)}]。")],
    ]
    return marked("secret", [(A if who == "A" else B, text) for who, text in rng.choice(lines)])


_ORDINARY = (
    "一共扣了{n}块钱，我不认。",
    "从早上{h}点等到现在，快{n}分钟了。",
    "我在{n}号院{h}号楼，门口有个超市。",
    "去年充了一千，今年又充了五百二十，还剩八十九块六。",
    "每天一百二十八，住三晚就是三百八十四，加押金五百。",
    "人工请按九，英语请按二，重听请按一。",
    "打过一二三一五，也打过一二三四五，都说找你们。",
    "二零二一年三月入网，到二零二六年三月刚好五年。",
    "生产日期是2025-03-18，保质期十八个月。",
    "这是我的第三张卡了，前两张一九九八年办的。",
    "汇率七点一三五二，差了零点零零一二。",
    "三乘七二十一，四七二十八，怎么算都不对。",
    "坐幺零七路到终点，再走五百米。",
    "预约在12:30到13:45之间，费用¥1280。",
    "账单金额1,234,567.80元，这不可能吧？",
    "密码至少八位，要有大写字母和数字，三十天换一次。",
    "输完密码提示错误代码一零二四，怎么办？",
    "验证码一直收不到，点了七八次，等了十几分钟。",
    "密码忘了，九零年办的折子，三十多年了。",
    "您好，工号三三一九，刚才是我的同事八八六为您服务。",
    "型号是X三零零，功率一千五百瓦，买的时候两千九百九十九。",
    "一三五七都可以，二四六不行，周末休息。",
    "十、九、八、七、六、五、四、三、二、一，好了吗？",
    "三百六十五天，天天二十四小时，都有人。",
    "拨四零零六六八八八九九咨询，或者发短信到一零零零一。",
    "一点点，三点多，五点前，反正下午。",
    "比分是三比二，二比一，四比零。",
    "一月两千三，二月两千五，三月一千八百六十。",
    "两栋楼，十二层，每层八户，总共一百九十二户。",
    "增加到二十五点六吉，超出每兆零点零三元。",
)


def _plain(rng: random.Random) -> Marked:
    lines = [
        (
            rng.choice((A, B)),
            frame.format(n=rng.choice(("十五", "四十", "六十八", "一百零三", "36")), h=rng.choice("三八九")),
        )
        for frame in rng.sample(_ORDINARY, 2)
    ]
    return marked("ordinary", lines)


def calls(seed: int, count: int) -> list[Marked]:
    """Half with identifiers, half without."""
    rng = random.Random(seed)
    makers = (_sentence, _sentence, _sentence, _paper_with_x, _dictated, _secret, _secret)
    return [rng.choice(makers)(rng) if n % 2 == 0 else _plain(rng) for n in range(count)]
