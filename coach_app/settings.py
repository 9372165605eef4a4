"""Everything a user can choose, each with what a dialog needs to ask for it.

The settings page is made from these descriptions, so a setting cannot exist without its
words in both languages, its unit and its range, and none can be forgotten on the page.
"""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Ge, Le
from pydantic import ConfigDict

from coach_app.described import GROUP_TITLES, About, Choice, Control, Entry, Group, Words, entries_of
from coach_app.settings_privacy import PrivacySettings
from feedback.flag import Kind

__all__ = ["GROUP_TITLES", "Choice", "Control", "Entry", "Group", "Settings", "Words", "entries"]

#: Kinds that a person may choose not to be shown, in the order of the page. They stay in the report.
MAY_BE_SILENCED = (
    *(Kind.RATE_FAST, Kind.RATE_SLOW, Kind.VOLUME_LOUD, Kind.VOLUME_SOFT),
    *(Kind.PITCH_MONOTONE, Kind.PITCH_RISE, Kind.PITCH_HIGH),
    *(Kind.INTERRUPTION, Kind.DEAD_AIR, Kind.HOLD_NO_UPDATE, Kind.FILLER),
    *(Kind.PHRASE_FORBIDDEN, Kind.PHRASE_MISSING),
)

_SECONDS = Words("秒", "s")


class Settings(PrivacySettings):
    """What somebody chose. Fields without an `About` are remembered, not asked for.

    Parameters
    ----------
    person : str
        Id of the current person's profile; empty before there is one.
    consent_accepted : str
        Hash of the consent text that was accepted last (:mod:`coach_app.people.consent` has the record).
    asked : frozenset of str
        Steps of the first run that were answered or skipped: nothing is asked twice.
    silenced_by : tuple of (str, frozenset of Kind)
        What everybody else does not want shown, by profile (:mod:`coach_app.whose`).
    overlay_place : (int, int) or None
        Where the strip was dragged to, in pixels of the whole desktop.

    Examples
    --------
    >>> Settings().call_end_silence_s, Settings().silenced
    (5.0, frozenset())
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Annotated[
        Literal["", "zh", "en"],
        About(
            Group.GENERAL,
            Control.CHOICE,
            Words("语言", "Language"),
            Words("界面和提示用的语言。", "Language of the window and of what it says."),
            choices=(
                Choice("", Words("跟随系统", "As the system")),
                Choice("zh", Words("中文", "中文")),
                Choice("en", Words("English", "English")),
            ),
        ),
    ] = ""
    theme: Annotated[
        Literal["", "light", "dark"],
        About(
            Group.GENERAL,
            Control.CHOICE,
            Words("外观", "Appearance"),
            Words("浅色或深色。", "Light or dark."),
            choices=(
                Choice("", Words("跟随系统", "As the system")),
                Choice("light", Words("浅色", "Light")),
                Choice("dark", Words("深色", "Dark")),
            ),
        ),
    ] = ""

    microphone: Annotated[
        str,
        About(
            Group.DEVICES,
            Control.MICROPHONE,
            Words("麦克风", "Microphone"),
            Words("录您的声音。换设备后请重新校准。", "Records your voice. Calibrate again after a change."),
        ),
    ] = ""
    far_end: Annotated[
        str,
        About(
            Group.DEVICES,
            Control.FAR_END,
            Words("对方的声音", "The customer's sound"),
            Words("通话软件播放声音的设备，用耳机效果最好。", "Where the softphone plays; a headset works best."),
        ),
    ] = ""
    adapter_channels: Annotated[
        Literal["", "agent,customer", "customer,agent"],
        About(
            Group.DEVICES,
            Control.CHOICE,
            Words("双声道话机适配器", "Two-channel telephone adapter"),
            Words("一个设备同时送来双方的声音时，两个声道各是谁。", "One device with both sides: who is where."),
            choices=(
                Choice("", Words("没有", "None")),
                Choice("agent,customer", Words("左：我 · 右：客户", "Left: me · right: customer")),
                Choice("customer,agent", Words("左：客户 · 右：我", "Left: customer · right: me")),
            ),
        ),
    ] = ""

    engine: Annotated[
        Literal["", "vosk", "whisper", "none"],
        About(
            Group.RECOGNITION,
            Control.CHOICE,
            Words("识别引擎", "Recogniser"),
            Words(
                "自动：先用已安装的 Vosk，再用 Whisper。不识别时只看语速、音量和语调。",
                "Automatic takes an installed Vosk, then Whisper. Without one only pace, volume and melody are judged.",
            ),
            choices=(
                Choice("", Words("自动", "Automatic")),
                Choice("vosk", Words("Vosk（快）", "Vosk (fast)")),
                Choice("whisper", Words("Whisper（准，稍慢）", "Whisper (closer, later)")),
                Choice("none", Words("不识别文字", "Do not hear words")),
            ),
        ),
    ] = ""
    model: Annotated[
        str,
        About(
            Group.RECOGNITION,
            Control.MODEL,
            Words("识别模型", "Model"),
            Words("已安装的模型；空着则自动选。", "An installed model; chosen automatically when left open."),
        ),
    ] = ""
    pack: Annotated[
        str,
        About(
            Group.RECOGNITION,
            Control.PACK,
            Words("规则包", "Rules"),
            Words("按哪一套服务规范判断。", "Which service standard judges."),
        ),
    ] = "zh-service"

    auto_calls: Annotated[
        bool,
        About(
            Group.CALLS,
            Control.SWITCH,
            Words("自动识别通话的开始和结束", "Notice by itself when a call begins and ends"),
            Words(
                "关闭后只用快捷键或话务软件来开始和结束。",
                "Otherwise only the keys or the softphone begin and end calls.",
            ),
        ),
    ] = True
    call_quiet_s: Annotated[
        float,
        Ge(1.0),
        Le(60.0),
        About(
            Group.CALLS,
            Control.NUMBER,
            Words("开始前的安静", "Quiet before a call"),
            Words(
                "双方都安静这么久之后，对方出声、您应答，才算新的通话。",
                "A call begins when the far end sounds and you greet, after this long of nothing on both sides.",
            ),
            _SECONDS,
            0.5,
        ),
    ] = 3.0
    call_end_silence_s: Annotated[
        float,
        Ge(2.0),
        Le(60.0),
        About(
            Group.CALLS,
            Control.NUMBER,
            Words("道别后的安静", "Quiet after a goodbye"),
            Words("听到结束语后再安静这么久，通话就算结束。", "A call is over this long after a closing phrase."),
            _SECONDS,
            0.5,
        ),
    ] = 5.0
    call_end_without_words_s: Annotated[
        float,
        Ge(20.0),
        Le(900.0),
        About(
            Group.CALLS,
            Control.NUMBER,
            Words("没有道别时的安静", "Quiet without a goodbye"),
            Words(
                "没听到结束语时，双方安静这么久才算结束；要比最长的等待更长。",
                "Without a closing phrase a call is over after this long; make it longer than the longest hold.",
            ),
            _SECONDS,
            10.0,
        ),
    ] = 180.0
    keep_between: Annotated[
        bool,
        About(
            Group.CALLS,
            Control.SWITCH,
            Words("保留通话之间的录音", "Keep what is recorded between calls"),
            Words("关闭时，通话之间的声音不写入硬盘。", "When off, nothing between calls is written to disk."),
        ),
    ] = False

    muted: Annotated[
        bool,
        About(
            Group.NUDGES,
            Control.SWITCH,
            Words("全部静音", "Mute all"),
            Words(
                "通话中不显示任何提示，报告照常。快捷键 Ctrl+Shift+M。",
                "No nudges during calls; reports as always. Ctrl+Shift+M.",
            ),
        ),
    ] = False
    silenced: Annotated[
        frozenset[Kind],
        About(
            Group.NUDGES,
            Control.KINDS,
            Words("不显示的提示", "Nudges not shown"),
            Words(
                "您选中的种类通话中不显示，报告里仍然有。", "You are not shown these in calls; the report keeps them."
            ),
            choices=tuple(Choice(kind.value) for kind in MAY_BE_SILENCED),
        ),
    ] = frozenset()

    overlay_shown: Annotated[
        bool,
        About(
            Group.OVERLAY,
            Control.SWITCH,
            Words("显示置顶条", "Show the overlay"),
            Words("一条小窗，始终在最前面，放在工单系统旁边。", "A small strip on top of everything, beside the CRM."),
        ),
    ] = True
    overlay_opacity: Annotated[
        int,
        Ge(30),
        Le(100),
        About(
            Group.OVERLAY,
            Control.NUMBER,
            Words("不透明度", "Opacity"),
            Words("越小越透明。", "The smaller, the more shines through."),
            Words("%", "%"),
            5.0,
        ),
    ] = 85
    overlay_click_through: Annotated[
        bool,
        About(
            Group.OVERLAY,
            Control.SWITCH,
            Words("鼠标穿透", "Let clicks through"),
            Words(
                "点击会落到后面的窗口；要移动它先关闭。",
                "Clicks reach the window behind; switch off to move the strip.",
            ),
        ),
    ] = False

    person: str = ""
    silenced_by: tuple[tuple[str, frozenset[Kind]], ...] = ()
    consent_accepted: str = ""
    asked: frozenset[str] = frozenset()
    overlay_place: tuple[int, int] | None = None


def entries() -> tuple[Entry, ...]:
    """Every setting that the page asks for, in its order.

    Examples
    --------
    >>> quiet = next(entry for entry in entries() if entry.name == "call_quiet_s")
    >>> quiet.low, quiet.high, quiet.about.unit.en
    (1.0, 60.0, 's')
    """
    return entries_of(Settings)
