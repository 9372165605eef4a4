"""The words of reports: names become short Chinese or English, numbers become sentences.

About the voice, never about the person; no word here says how anybody felt.
"""

from __future__ import annotations

from coach_app.report.titles import item_titles
from feedback.flag import Flag, ItemStatus, Kind, Severity

#: Chinese, English.
Pair = tuple[str, str]

_KINDS: dict[Kind, Pair] = {
    Kind.RATE_FAST: ("语速偏快", "Fast speech"),
    Kind.RATE_SLOW: ("语速偏慢", "Slow speech"),
    Kind.VOLUME_LOUD: ("音量偏大", "Loud voice"),
    Kind.VOLUME_SOFT: ("音量偏小", "Soft voice"),
    Kind.PITCH_MONOTONE: ("语调平直", "Flat melody"),
    Kind.PITCH_RISE: ("句尾上扬", "Rising ending"),
    Kind.PITCH_HIGH: ("音调偏高", "High voice"),
    Kind.MONOLOGUE: ("连续讲得久", "Long explanation"),
    Kind.INTERRUPTION: ("打断客户", "Interruption"),
    Kind.DEAD_AIR: ("空白", "Silence"),
    Kind.SLOW_RESPONSE: ("应答慢", "Late answer"),
    Kind.HOLD_NO_UPDATE: ("等待未回应", "Wait without a word"),
    Kind.FILLER: ("口头禅", "Filler words"),
    Kind.PHRASE_FORBIDDEN: ("服务禁语", "Better wording"),
    Kind.PHRASE_MISSING: ("漏说", "Missing phrase"),
    Kind.ORDER_BROKEN: ("顺序", "Order of steps"),
    Kind.AUDIO_CLIPPED: ("削顶失真", "Distorted sound"),
    Kind.AUDIO_NOISY: ("线路噪声", "Noisy line"),
    Kind.DELIVERY: ("声音", "Delivery"),
    Kind.TIMING: ("时间", "Timing"),
    Kind.BEHAVIOUR: ("沟通", "Conduct of the call"),
    Kind.PRAISE: ("说得好", "Well said"),
}

_SEVERITIES: dict[Severity, Pair] = {
    Severity.ALERT: ("提醒", "Alert"),
    Severity.NUDGE: ("提示", "Nudge"),
    Severity.NOTE: ("备注", "Note"),
    Severity.PRAISE: ("表扬", "Praise"),
}

#: A shape for each, so that colour is never alone.
_SHAPES = {Severity.ALERT: "▲", Severity.NUDGE: "◆", Severity.NOTE: "○", Severity.PRAISE: "★"}

_STATUSES: dict[ItemStatus, Pair] = {
    ItemStatus.SAID: ("已说", "said"),
    ItemStatus.MISSING: ("漏说", "missing"),
    ItemStatus.POSSIBLY_MISSING: ("可能漏说", "possibly missing"),
    ItemStatus.NOT_REQUIRED: ("不需要", "not required"),
    ItemStatus.NOT_ASSESSED: ("未判断", "not assessed"),
    ItemStatus.PENDING: ("待说", "pending"),
}

_TICKS = {
    ItemStatus.SAID: "✓",
    ItemStatus.MISSING: "!",
    ItemStatus.POSSIBLY_MISSING: "?",
    ItemStatus.NOT_REQUIRED: "–",
    ItemStatus.NOT_ASSESSED: "·",
    ItemStatus.PENDING: "◌",
}

_UNITS: dict[str, Pair] = {
    "cpm": ("字/分", "syll/min"),
    "dB": ("分贝", "dB"),
    "st": ("半音", "semitones"),
    "s": ("秒", "s"),
    "count": ("次", "times"),
    "%": ("%", "%"),
}

_HELD_BACK: dict[str, Pair] = {
    "note": ("只写入报告", "For the report only"),
    "settling": ("当时还在熟悉您的声音", "Your voice was still being learnt"),
    "one_at_a_time": ("当时已有一条提示", "Another nudge was on screen"),
    "cooldown": ("同样的提示刚出现过", "The same nudge had just been shown"),
    "spacing": ("距上一条提示太近", "Too soon after another nudge"),
    "silenced": ("您选择了不显示这类提示", "You chose not to be shown this kind"),
    "disputed": ("您刚标记过这类提示为误报", "You had just called this kind wrong"),
    "window_full": ("五分钟内的提示已够多", "Enough nudges within five minutes"),
    "ended": ("通话到这里已经结束", "The call was over"),
    "closed": ("还没来得及提示就已恢复", "It was put right before it could be shown"),
}

_SPEAKERS: dict[str, Pair] = {"agent": ("客服", "Agent"), "customer": ("客户", "Customer"), "call": ("通话", "Call")}

_FIGURES: dict[str, Pair] = {
    "duration_s": ("时长（秒）", "Duration (s)"),
    "speech_s": ("说话（秒）", "Speech (s)"),
    "talk_share": ("说话占比", "Talk share"),
    "turns": ("话轮", "Turns"),
    "longest_turn_s": ("最长一段（秒）", "Longest turn (s)"),
    "syllables": ("字数", "Syllables"),
    "rate_cpm": ("语速（字/分）", "Pace (syll/min)"),
    "gross_rate_cpm": ("含停顿语速（字/分）", "Pace with pauses (syll/min)"),
    "level_db": ("音量（dBFS）", "Level (dBFS)"),
    "level_spread_db": ("音量起伏（dB）", "Spread of level (dB)"),
    "snr_db": ("信噪比（dB）", "Signal to noise (dB)"),
    "pitch_hz": ("音高中位（Hz）", "Median pitch (Hz)"),
    "pitch_spread_st": ("语调起伏（半音）", "Spread of pitch (semitones)"),
    "clipped_pct": ("削顶（%）", "Clipped (%)"),
    "usual_rate_cpm": ("常用语速（字/分）", "Usual pace (syll/min)"),
    "usual_level_db": ("常用音量（dBFS）", "Usual level (dBFS)"),
    "usual_pitch_hz": ("常用音高（Hz）", "Usual pitch (Hz)"),
    "usual_spread_st": ("常用起伏（半音）", "Usual spread (semitones)"),
    "silence_s": ("无人说话（秒）", "Nobody speaks (s)"),
    "longest_silence_s": ("最长空白（秒）", "Longest silence (s)"),
    "overlap_s": ("同时说话（秒）", "Both speak (s)"),
}


class Wording:
    """Words in one language.

    Parameters
    ----------
    language : str
        ``zh`` or ``en``.
    pack : str
        Id of the pack that judged, which names the items of its checklist; empty for the default one.

    Examples
    --------
    >>> Wording("en").speaker("agent"), Wording("zh").unit("st")
    ('Agent', '半音')
    """

    def __init__(self, language: str, pack: str = "") -> None:
        self.language = "en" if language == "en" else "zh"
        self._pack = pack
        self._index = 1 if self.language == "en" else 0

    def either(self, chinese: str, english: str) -> str:
        """The one that is asked for."""
        return (chinese, english)[self._index]

    def kind(self, kind: Kind) -> str:
        """Name of a kind of flag."""
        return _KINDS[kind][self._index]

    def severity(self, severity: Severity) -> str:
        """Name of a severity."""
        return _SEVERITIES[severity][self._index]

    def shape(self, severity: Severity) -> str:
        """Character that stands for a severity."""
        return _SHAPES[severity]

    def status(self, status: ItemStatus) -> str:
        """Name of a checklist item's state."""
        return _STATUSES[status][self._index]

    def tick(self, status: ItemStatus) -> str:
        """Character that stands for a checklist item's state."""
        return _TICKS[status]

    def item(self, item: str) -> str:
        """Name of a checklist item, as its pack has it."""
        title = item_titles(self._pack).get(item)
        return title.in_language(self.language) if title else item

    def unit(self, unit: str) -> str:
        """Name of a unit."""
        return _UNITS[unit][self._index] if unit in _UNITS else unit

    def speaker(self, speaker: str) -> str:
        """Name of a side of the call."""
        return _SPEAKERS[speaker][self._index]

    def figure(self, name: str) -> str:
        """Name of a figure of the whole call."""
        return _FIGURES[name][self._index] if name in _FIGURES else name

    def held_back(self, why: str) -> str:
        """Why a flag was not shown; empty if it was."""
        return _HELD_BACK[why][self._index] if why in _HELD_BACK else why

    def measured(self, flag: Flag) -> str:
        """What was measured, against what; empty where words say it all.

        Examples
        --------
        Of a rate of 378 with a limit of 290: ``378 字/分（上限 290）``.
        """
        if flag.measured is None:
            return ""
        said = f"{number(flag.measured, flag.unit)} {self.unit(flag.unit)}".strip()
        if flag.limit is None:
            return said
        side = self.either("上限", "limit") if flag.measured >= flag.limit else self.either("下限", "lower limit")
        open_, close = self.either("（", " ("), self.either("）", ")")
        return f"{said}{open_}{side} {number(flag.limit, flag.unit)}{close}"


def number(value: float, unit: str = "") -> str:
    """A number with as many digits as its unit deserves, and a real minus sign.

    Examples
    --------
    >>> number(377.8, "cpm"), number(-6.04, "dB"), number(3.0, "count")
    ('378', '−6.0', '3')
    """
    digits = 0 if unit in ("cpm", "count") else 1
    return f"{value:.{digits}f}".replace("-", "−")


def clock(seconds: float) -> str:
    """An instant of the call as minutes and seconds.

    Examples
    --------
    >>> clock(72.4), clock(3601)
    ('1:12', '1:00:01')
    """
    whole = int(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"
