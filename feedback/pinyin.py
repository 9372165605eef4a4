"""Syllables of Mandarin and how easily a recogniser takes one for another.

Recognition errors in Mandarin are near-homophones (免费退款 heard 面费退宽), so phrases are
compared by sound. A syllable is an initial and a final; the cost of hearing one for another is
the cost of the initials plus that of the finals, 0 for the same syllable and at most 1.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from pypinyin import Style, lazy_pinyin, load_phrases_dict
from pypinyin.core import Pinyin

#: Words of the trade that pypinyin 0.55 reads wrongly.
_READINGS = {
    "还款": [["huán"], ["kuǎn"]],
    "还款日": [["huán"], ["kuǎn"], ["rì"]],
    "重拨": [["chóng"], ["bō"]],
    "重播": [["chóng"], ["bō"]],
    "转接": [["zhuǎn"], ["jiē"]],
    "转给": [["zhuǎn"], ["gěi"]],
}
#: Characters with two everyday readings: misheard text gives no context to choose by.
_HETERONYMS = {
    "行": "xing hang",
    "还": "hai huan",
    "重": "zhong chong",
    "长": "chang zhang",
    "得": "de dei",
    "着": "zhe zhao",
    "了": "le liao",
    "地": "de di",
    "都": "dou du",
    "便": "bian pian",
    "调": "tiao diao",
    "会": "hui kuai",
    "觉": "jue jiao",
    "乐": "le yue",
    "数": "shu shuo",
    "给": "gei ji",
    "系": "xi ji",
    "没": "mei mo",
    "差": "cha chai",
    "单": "dan shan",
    "曾": "ceng zeng",
    "藏": "cang zang",
    "弹": "dan tan",
    "传": "chuan zhuan",
    "那": "na nei",
    "这": "zhe zhei",
    "谁": "shei shui",
    "露": "lu lou",
    "落": "luo la",
    "柏": "bai bo",
    "剥": "bo bao",
    "率": "lü shuai",
    "哪": "na nei",
    "和": "he huo",
    "呢": "ne ni",
}
#: No initial first.
_INITIALS = (
    "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h",
    "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s",
)  # fmt: skip
#: Pairs that speakers themselves confuse, and pairs one feature apart (place, manner or aspiration).
_CLOSE = frozenset({"zh-z", "ch-c", "sh-s", "n-l", "r-l", "f-h"})
_RELATED = {
    "": "rnhlm", "b": "pmdf", "p": "mft", "m": "n", "d": "tlngj", "t": "lkq", "n": "r", "g": "kh", "k": "h",
    "j": ("q", "x", "zh", "z"), "q": ("x", "ch", "c"), "x": ("sh", "s"), "z": ("c", "s"), "c": "s",
    "zh": ("ch", "sh", "r"), "ch": ("sh",), "sh": "r",
}  # fmt: skip
_CLOSE_COST, _RELATED_COST, _FAR_COST = 0.1, 0.25, 0.5
#: Two small differences are likelier than one large one: small costs shrink, large ones grow.
_CURVE, _STEEP = 1.3, 1.1
#: Medial, nucleus and coda of each final.
_FINALS = {
    "a": ("", "a", ""), "o": ("u", "o", ""), "e": ("", "e", ""), "i": ("i", "i", ""), "u": ("u", "u", ""),
    "v": ("v", "v", ""), "ai": ("", "a", "i"), "ei": ("", "e", "i"), "ao": ("", "a", "u"), "ou": ("", "o", "u"),
    "an": ("", "a", "n"), "en": ("", "e", "n"), "ang": ("", "a", "g"), "eng": ("", "e", "g"), "ong": ("u", "o", "g"),
    "er": ("", "e", "r"), "ia": ("i", "a", ""), "ie": ("i", "ê", ""), "iao": ("i", "a", "u"), "iu": ("i", "o", "u"),
    "ian": ("i", "ê", "n"), "in": ("i", "i", "n"), "iang": ("i", "a", "g"), "ing": ("i", "i", "g"),
    "iong": ("v", "o", "g"), "ua": ("u", "a", ""), "uo": ("u", "o", ""), "uai": ("u", "a", "i"), "ui": ("u", "e", "i"),
    "uan": ("u", "a", "n"), "un": ("u", "e", "n"), "uang": ("u", "a", "g"), "ueng": ("u", "e", "g"),
    "ve": ("v", "ê", ""), "van": ("v", "ê", "n"), "vn": ("v", "i", "n"), "-i": ("", "ɨ", ""), "m": ("", "e", "n"),
}  # fmt: skip
_NUCLEI = {frozenset(pair): cost for pair, cost in [
    ("eê", 0.1), ("eo", 0.1), ("aê", 0.1), ("iv", 0.05), ("iɨ", 0.15), ("eɨ", 0.15), ("iê", 0.15), ("uo", 0.15),
    ("ei", 0.15), ("oa", 0.2), ("ea", 0.2), ("uv", 0.2), ("êv", 0.2), ("uɨ", 0.25),
]}  # fmt: skip
_CODAS = {frozenset("ng"): 0.05, frozenset(("n", "")): 0.15, frozenset(("g", "")): 0.15, frozenset("ni"): 0.15,
          frozenset(("i", "")): 0.12, frozenset(("u", "")): 0.12}  # fmt: skip
_OTHER_CODA, _OTHER_NUCLEUS, _MEDIAL, _CLOSE_MEDIAL = 0.25, 0.35, 0.1, 0.05

#: Runs that are read as a whole: Chinese, or anything else.
_RUNS = re.compile(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")

#: Cuts a text into the words that it knows readings of.
_WORDS = Pinyin()

#: Sound of what is no Chinese character: equal to nothing but itself.
UNKNOWN = 0


@cache
def syllables() -> tuple[dict[str, int], npt.NDArray[np.float32]]:
    """Return the number of every syllable and the table of confusion costs.

    Returns
    -------
    dict of str to int
        Toneless syllable with ``v`` for ü, such as ``lv``; 0 is kept for what is no syllable.
    ndarray, float32, square
        Cost in [0, 1] of hearing the column for the row; symmetric, 0 on the diagonal of syllables.
    """
    parts = {
        f"{initial}{final}": (initial, final)
        for initial in _INITIALS
        for final in _FINALS
        if (final == "-i") == (initial in ("zh", "ch", "sh", "r", "z", "c", "s")) or final not in ("i", "-i")
    }
    number = {name: index for index, name in enumerate(parts, start=1)}
    firsts = np.array([_INITIALS.index(first) for first, _ in parts.values()])
    order = list(_FINALS)
    lasts = np.array([order.index(last) for _, last in parts.values()])
    table = np.ones((len(parts) + 1, len(parts) + 1), dtype=np.float32)
    initials = np.array([[_initial_cost(a, b) for b in _INITIALS] for a in _INITIALS])
    finals = np.array([[_final_cost(a, b) for b in order] for a in order])
    features = initials[np.ix_(firsts, firsts)] + finals[np.ix_(lasts, lasts)]
    table[1:, 1:] = np.minimum(1.0, _STEEP * features**_CURVE)
    return number, table


@lru_cache(maxsize=16384)
def sounds(chars: str) -> tuple[int, ...]:
    """Return the syllable number of every character, read in its context.

    Parameters
    ----------
    chars : str
        Characters without punctuation, see :func:`feedback.normal_text.normal`.

    Examples
    --------
    >>> sounds("重拨") == sounds("崇拜")[:1] + sounds("波")
    True
    >>> sounds("A")
    (0,)
    """
    _prepare()
    heard: list[int] = []
    for run in _RUNS.findall(chars):
        names = [name for word in _WORDS.seg(run) for name in _read(word)]
        if len(names) == len(run):
            heard.extend(_number(name) for name in names)
        else:  # Latin letters, or a character without a reading
            heard.extend(_alone(char) for char in run)
    return tuple(heard)


def typed(chars: str) -> list[str]:
    """Return the syllables of the Chinese characters as people type them: without tones, ``v`` for ü.

    Examples
    --------
    >>> typed("退款，绿色VIP")
    ['tui', 'kuan', 'lv', 'se']
    """
    _prepare()
    return lazy_pinyin("".join(_CHINESE.findall(chars)), style=Style.NORMAL, errors="ignore", v_to_u=False)


@lru_cache(maxsize=512)
def readings(chars: str) -> tuple[tuple[int, ...], ...]:
    """Return for every character its reading in context first, then its other everyday readings."""
    return tuple(
        (first, *(other for other in _others(char) if other != first))
        for char, first in zip(chars, sounds(chars), strict=True)
    )


@lru_cache(maxsize=16384)
def _read(word: str) -> tuple[str, ...]:
    """Return the syllables of a word: the same few hundred words come again and again."""
    return tuple(lazy_pinyin([word], style=Style.NORMAL, errors="ignore", v_to_u=False))


@cache
def _prepare() -> None:
    load_phrases_dict(_READINGS)


@cache
def _others(char: str) -> tuple[int, ...]:
    return tuple(_number(name.replace("ü", "v")) for name in _HETERONYMS.get(char, "").split())


@cache
def _alone(char: str) -> int:
    return _number("".join(lazy_pinyin(char, style=Style.NORMAL, errors="ignore", v_to_u=False)))


@cache
def _number(name: str) -> int:
    """Return the number of a syllable as pypinyin writes it: y and w are spelling, not sound."""
    number, _ = syllables()
    if not (name.isascii() and name.isalpha()):
        return UNKNOWN
    return number.get(_spoken(name), UNKNOWN)


def _spoken(name: str) -> str:
    if name in ("n", "ng", "hm", "hng"):  # 嗯
        return "en"
    initial = next((i for i in ("zh", "ch", "sh") if name.startswith(i)), name[0])
    final = name[len(initial) :]
    if initial == "y":
        initial, final = "", _after_y(final)
    elif initial == "w":
        initial, final = "", {"u": "u", "o": "uo", "ei": "ui", "en": "un", "eng": "ueng"}.get(final, "u" + final)
    elif initial not in _INITIALS:
        initial, final = "", name
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "v" + final[1:]
    if initial in ("zh", "ch", "sh", "r", "z", "c", "s") and final == "i":
        final = "-i"
    return initial + final


def _after_y(final: str) -> str:
    if final.startswith("u"):
        return {"u": "v", "ue": "ve", "uan": "van", "un": "vn"}.get(final, final)
    if final.startswith("i"):
        return final
    return {"ou": "iu", "ong": "iong", "e": "ie", "an": "ian"}.get(final, "i" + final)


def _initial_cost(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if f"{a}-{b}" in _CLOSE or f"{b}-{a}" in _CLOSE:
        return _CLOSE_COST
    return _RELATED_COST if b in _RELATED.get(a, ()) or a in _RELATED.get(b, ()) else _FAR_COST


def _final_cost(a: str, b: str) -> float:
    if a == b:
        return 0.0
    (medial_a, nucleus_a, coda_a), (medial_b, nucleus_b, coda_b) = _FINALS[a], _FINALS[b]
    cost = 0.0
    if medial_a != medial_b:
        cost += _CLOSE_MEDIAL if {medial_a, medial_b} == {"i", "v"} else _MEDIAL
    if nucleus_a != nucleus_b:
        cost += _NUCLEI.get(frozenset((nucleus_a, nucleus_b)), _OTHER_NUCLEUS)
    if coda_a != coda_b:
        cost += _CODAS.get(frozenset((coda_a, coda_b)), _OTHER_CODA)
    return min(cost, 0.5)
