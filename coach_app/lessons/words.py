"""The sentences of the card, in Chinese and English: short, kind, about what was heard.

Names of things, units and limits come from the report's words and from the pack; here are
only the sentences around them.
"""

from __future__ import annotations

import re

from coach_app.report.wording import Wording, number
from feedback.flag import Flag, Kind

#: What tells nothing about what was said.
_GREETING = re.compile("^(?:[你您]好|喂)[，,。！!]+")
#: Longest quotation, characters.
_QUOTED = 12

#: What was found, by kind: Chinese, English.
_FOUND = {
    Kind.RATE_FAST: (
        "{count} 段语速偏快，最快 {measured}",
        "Fast {times}, up to {measured}",
    ),
    Kind.RATE_SLOW: (
        "{count} 段语速偏慢，最慢 {measured}",
        "Slow {times}, down to {measured}",
    ),
    Kind.VOLUME_LOUD: ("{count} 段声音偏大，比平时高 {measured}", "Loud {times}: {measured} over your usual"),
    Kind.VOLUME_SOFT: ("{count} 段声音偏小，比平时低 {measured}", "Soft {times}: {measured} under your usual"),
    Kind.PITCH_MONOTONE: ("{count} 段语调平直，起伏 {measured}", "Flat {times}: a spread of {measured}"),
    Kind.PITCH_HIGH: ("{count} 段音调偏高，比平时高 {measured}", "High {times}: {measured} over your usual"),
    Kind.PITCH_RISE: ("{count} 处句尾上扬：{quote}", "A rising end {times}: {quote}"),
    Kind.INTERRUPTION: (
        "{count} 次与客户同时说话，最长 {measured}",
        "Over the customer {times}, for up to {measured}",
    ),
    Kind.DEAD_AIR: ("{count} 次空白，最长 {long}", "Silent {times}, for up to {long}"),
    Kind.HOLD_NO_UPDATE: ("客户等了 {long}没有听到回应", "The customer waited {long} without a word"),
    Kind.FILLER: ("口头禅 {uses} 次：{detail}", "{uses} fillers: {detail}"),
    Kind.PHRASE_FORBIDDEN: ("{quote}{more}可以换个说法", "{quote}{more}: there is a better wording"),
}


class CardWords:
    """Sentences in one language.

    Parameters
    ----------
    language : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> CardWords("zh").quote("我要投诉你们，我的宽带一个星期都没有修好。")
    '“我要投诉你们，我的宽带…”'
    """

    def __init__(self, language: str) -> None:
        self._words = Wording(language)
        self.zh = self._words.language == "zh"

    def either(self, chinese: str, english: str) -> str:
        """The one that is asked for."""
        return chinese if self.zh else english

    def quote(self, text: str) -> str:
        """Words that were heard, cut to what is needed to recognise them."""
        bare = text.strip("，。！？,.!?； ")
        return f"“{bare if len(bare) <= _QUOTED else bare[: _QUOTED - 1] + '…'}”"

    def listed(self, names: list[str]) -> str:
        """Several names in a row."""
        return "、".join(names) if self.zh else ", ".join(names)

    def amount(self, value: float, unit: str) -> str:
        """A number with its unit."""
        return f"{number(value, unit)} {self._words.unit(unit)}".strip()

    def seconds(self, value: float) -> str:
        """A duration in whole seconds, or minutes and seconds from a hundred on."""
        whole = round(value)
        if whole < 100:
            return self.either(f"{whole} 秒", f"{whole} s")
        return self.either(f"{whole // 60} 分 {whole % 60} 秒", f"{whole // 60} min {whole % 60} s")

    # ── what to work on ──────────────────────────────────────────────────────

    def found(self, flag: Flag, count: int, total: float) -> str:
        """What was found, how often, and how far it went.

        Parameters
        ----------
        flag : Flag
            The worst of its kind.
        count : int
            How many there were.
        total : float
            What they come to together: uses of fillers, seconds of the rest.
        """
        name = self._words.kind(flag.kind)
        zh, en = _FOUND.get(flag.kind, (f"{{count}} 处{name}", f"{name} {{times}}"))
        return self.either(zh, en).format(
            count=count,
            times={1: "once", 2: "twice"}.get(count, f"{count} times"),
            measured="" if flag.measured is None else self.amount(abs(flag.measured), flag.unit),
            more="" if count == 1 else self.either(f"等 {count} 处", f" and {count - 1} more"),
            long=self.seconds(abs(flag.measured or 0.0)),
            uses=round(total),
            detail=flag.detail,
            quote=self.quote(flag.evidence),
        )

    def better(self, say: str, flag: Flag) -> str:
        """What to do: the nudge's own words, with the limit to stay within where that helps while speaking."""
        if flag.kind is Kind.FILLER:
            return self.either("想词的时候停一停，不用出声", "Pause while you look for a word")
        if flag.limit is None or flag.kind not in (Kind.RATE_FAST, Kind.RATE_SLOW):
            return say
        sign = "≤" if flag.kind is Kind.RATE_FAST else "≥"
        return self.either("{}（{} {}）", "{} ({} {})").format(say, sign, self.amount(flag.limit, flag.unit))

    def unsaid(self, items: list[str], after: str) -> str:
        """Which items were not said, and after which words they were due."""
        names = self.listed(items)
        if after:
            asked = self.quote(_GREETING.sub("", after))
            return self.either(f"{asked}之后没听到：{names}", f"Not heard after {asked}: {names}")
        return self.either(f"没听到：{names}", f"Not heard: {names}")

    # ── what went well ───────────────────────────────────────────────────────

    def all_said(self, count: int) -> str:
        """Every item was said."""
        return self.either(f"{count} 项要点全部说到", f"All {count} points were said")

    def group_said(self, group: str, items: list[str]) -> str:
        """All items of a group were said."""
        names, count = self.listed(items), len(items)
        zh, en = {
            "opening": (f"开场完整：{count} 项都说到", f"A complete opening: all {count} points"),
            "closing": (f"结尾完整：{count} 项都说到", f"A complete closing: all {count} points"),
            "comfort": (f"及时安抚：{names}", f"Comfort in time: {names}"),
            "hold": ("等待前后都有交代", "The wait was announced and thanked for"),
            "silent": ("无声电话处理得当", "A silent call handled well"),
        }.get(group, (f"说到了：{names}", f"Said: {names}"))
        return self.either(zh, en)

    def kind_words(self, item: str, text: str) -> str:
        """Something was said that nobody had to say."""
        return self.either(f"{item}：{self.quote(text)}", f"{item}: {self.quote(text)}")

    def steady_pace(self, rate_cpm: float, speech_s: float) -> str:
        """The pace stayed within the band."""
        rate, long = self.amount(rate_cpm, "cpm"), self.seconds(speech_s)
        return self.either(f"语速稳：{long}里平均 {rate}", f"A steady pace: {rate} over {long} of speech")

    def steady_volume(self) -> str:
        """The level stayed within the band."""
        return self.either("音量稳：和平时一样清楚", "A steady volume: as clear as usual")

    def lively(self, spread_st: float) -> str:
        """The melody was as lively as usual."""
        spread = self.amount(spread_st, "st")
        return self.either(f"语调自然：起伏 {spread}", f"A natural melody: a spread of {spread}")

    def heard_out(self, turns: int) -> str:
        """Nobody was interrupted."""
        return self.either(
            f"让客户把话说完：{turns} 轮都没有打断", f"Heard the customer out: {turns} turns, no interruption"
        )

    def corrected(self, say: str, after_s: float) -> str:
        """A nudge was followed."""
        long = self.seconds(max(1.0, after_s))
        return self.either(f"提示“{say}”后 {long}就调整好了", f"“{say}”: put right within {long}")

    # ── numbers ──────────────────────────────────────────────────────────────

    def numbers(
        self, rate_cpm: float | None, loud: int, soft: int, level_known: bool, interruptions: int | None, nudges: int
    ) -> str:
        """One line of what was measured; what could not be is left out."""
        parts = []
        if rate_cpm is not None:
            parts.append(self.either(f"语速 {self.amount(rate_cpm, 'cpm')}", f"Pace {self.amount(rate_cpm, 'cpm')}"))
        if loud or soft:
            high, low = self.either(f"偏大 {loud} 次", f"loud {loud}×"), self.either(f"偏小 {soft} 次", f"soft {soft}×")
            told = self.listed([*([high] if loud else []), *([low] if soft else [])])
            parts.append(self.either(f"音量{told}", f"volume {told}"))
        elif level_known:
            parts.append(self.either("音量稳定", "volume steady"))
        if interruptions is not None:
            parts.append(self.either(f"打断 {interruptions}", f"interruptions {interruptions}"))
        parts.append(self.either(f"提示 {nudges}", f"nudges {nudges}"))
        line = " · ".join(parts)
        return f"{line[0].upper()}{line[1:]}"
