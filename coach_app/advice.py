"""What is missing or odd, what still works, and the one thing that mends it, in both languages.

Codes travel in events and errors; their sentences stand here once, for the command line,
the reports and the window alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from audio.errors import AudioError
from coach_app.advice_devices import DEVICES
from coach_app.advice_headset import HEADSET
from coach_app.advice_kept import KEPT
from coach_app.advice_library import LIBRARY
from coach_app.advice_live import LIVE
from coach_app.advice_tables import TABLES

#: The command that most people need who hear no words.
INSTALL = "coach models install vosk-model-small-cn-0.22"


@dataclass(frozen=True, slots=True)
class Advice:
    """A remark for people.

    Parameters
    ----------
    title : str
        What is missing or odd.
    still : str
        What works all the same, or what follows.
    mend : str
        The one thing to do; empty where nothing needs doing.
    """

    title: str
    still: str
    mend: str = ""

    def __str__(self) -> str:
        return " · ".join(part for part in (self.title, self.still, self.mend) if part)


_ADVICE: dict[str, dict[str, Advice]] = {
    "no_model": {
        "zh": Advice("没有普通话识别模型", "语速、音量、语调照常提示，规范用语暂不检查", f"运行 {INSTALL}"),
        "en": Advice(
            "No model for Mandarin is installed",
            "Pace, volume and melody are judged as usual, phrases are not checked",
            f"Run {INSTALL}",
        ),
    },
    "words_off": {
        "zh": Advice("没有识别文字", "只判断语速、音量和语调", "去掉 --engine none 即可识别文字"),
        "en": Advice(
            "The words are not heard",
            "Only pace, volume and melody are judged",
            "Leave out --engine none to hear words",
        ),
    },
    "words_read": {
        "zh": Advice("没有普通话识别模型", "示例的文字取自脚本，声音照常测量和判断", f"运行 {INSTALL} 后由本机识别"),
        "en": Advice(
            "No model for Mandarin is installed",
            "The example's words are read from its script, its sound is measured and judged as always",
            f"Run {INSTALL} to have them heard",
        ),
    },
    "mono": {
        "zh": Advice("录音只有一个声道，按客服处理", "打断、静默与客户的话不判断", "用双声道录音可以全部判断"),
        "en": Advice(
            "The recording has one channel, taken as the agent's",
            "Interruptions, silences and the customer's words are not judged",
            "Record both sides on channels of their own to judge them",
        ),
    },
    "mono_mix": {
        "zh": Advice(
            "两个人的声音混在一个声道里，分不清谁在说话",
            "所有提示只作备注，要点只判“已说”或“可能漏说”，也不学习常用值",
            "用双声道录音可以全部判断",
        ),
        "en": Advice(
            "Two people share one channel, and it is not known who speaks when",
            "Flags are notes only, checklist items are said or possibly missing, no baseline is learnt",
            "Record both sides on channels of their own to judge them",
        ),
    },
    "channels_swapped": {
        "zh": Advice(
            "声道像是反了：客服的话出现在客户一侧",
            "以下判断可能都算在了错的人头上",
            "把两个声道对调再分析一次：加上 --channels customer,agent",
        ),
        "en": Advice(
            "The channels look swapped: the agent's words come from the customer's side",
            "What follows is probably judged of the wrong person",
            "Swap the two and analyse again: --channels customer,agent",
        ),
    },
    "truncated": {
        "zh": Advice("文件不完整", "能读到的部分照常分析", "如果还有原件，请重新复制"),
        "en": Advice(
            "The file is incomplete", "What could be read is judged as usual", "Copy it again if there is a whole one"
        ),
    },
    "broken_off": {
        "zh": Advice("文件中途损坏", "损坏之前的部分照常分析", "如果还有原件，请重新复制"),
        "en": Advice(
            "The file is damaged further on",
            "What came before is judged as usual",
            "Copy it again if there is a whole one",
        ),
    },
    "not_finite": {
        "zh": Advice("录音里有无效采样", "这些采样按静音处理"),
        "en": Advice("Some samples are not numbers", "They were taken as silence"),
    },
    "all_silent": {
        "zh": Advice("有一个声道始终没有声音", "这一侧无法判断", "检查录音线路，或用 --channels 指定声道"),
        "en": Advice(
            "One channel is silent throughout",
            "That side cannot be judged",
            "Check how it was recorded, or name the channels with --channels",
        ),
    },
    "all_clipped": {
        "zh": Advice("有一个声道从头到尾削顶失真", "音量和语调的判断不可信", "降低录音音量后重录"),
        "en": Advice(
            "One channel is clipped throughout",
            "Volume and melody cannot be judged reliably",
            "Record again at a lower gain",
        ),
    },
    "channel_unused": {
        "zh": Advice("有声道没有使用", "只听指定的声道", "用 --channels 改变声道"),
        "en": Advice("Not all channels are listened to", "Only the named ones are", "Name others with --channels"),
    },
    "words": {
        "zh": Advice(
            "文字识别停止了", "语速、音量、语调照常提示，规范用语从此处起不检查", "运行 coach doctor 查看原因"
        ),
        "en": Advice(
            "Recognition has stopped",
            "Pace, volume and melody are judged as usual; phrases are not checked from here on",
            "Run coach doctor to see why",
        ),
    },
    "prosody": {
        "zh": Advice(
            "声音测量停止了", "规范用语照常检查，语速、音量、语调从此处起不判断", "运行 coach doctor 查看原因"
        ),
        "en": Advice(
            "Measuring the voice has stopped",
            "Phrases are checked as usual; pace, volume and melody are not judged from here on",
            "Run coach doctor to see why",
        ),
    },
}

_ADVICE.update(
    {
        code: {language: Advice(*said) for language, said in by.items()}
        for code, by in {**LIVE, **DEVICES, **HEADSET, **LIBRARY, **KEPT, **TABLES}.items()
    }
)

#: Mistakes about a file, by the code of the error, in Chinese; `{…}` are the error's facts.
_MISTAKES_ZH = {
    "missing_file": "找不到或无法读取这个文件。请检查路径和权限。",
    "not_a_file": "这不是文件。请给出一个录音文件。",
    "empty_file": "文件里没有声音。请重新录制或复制。",
    "not_a_sound": "文件里不是能读的声音。请给出 WAV、FLAC、MP3 或 M4A 录音。",
    "unsupported_format": "不支持这种录音格式。请转换为 WAV 或 FLAC。",
    "decoder_missing": "读取这种格式需要尚未安装的组件。请安装 voice-coach[whisper]，或转换为 WAV。",
    "rate_out_of_range": "采样率不合理。请重新录制或复制。",
    "rate_too_low": "采样率低于 8000 赫兹，无法判断声音。请以 8000 赫兹或更高重新导出。",
    "channels_unclear": "声道多于两个，不知道谁在哪个声道。请用 --channels 指明，例如 --channels agent,-,customer。",
    "no_device": "设备打不开。请接好，或选择另一个。",
    "no_microphone": "打不开麦克风：没有接上、被别的程序占用或声道不够。请接好，或选择另一个。",
    "no_far_end": "录不到系统播放的声音。请接上耳麦，或选择另一个声音来源。",
    "no_output": "没有可以放音的设备。请接上耳机再试。",
    "no_audio_system": "声音系统没有运行。请启动声音服务，再试一次。",
    "bad_channels": "--channels 写得不对。例如 agent,customer、customer,agent 或 agent,-,customer。",
}


def advice(code: str, language: str) -> Advice:
    """Sentences for a code.

    Parameters
    ----------
    code : str
        Of a notice, or the name of a lane that failed.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Advice
        With the code itself as title where no sentence is known: it is better to say
        something than nothing.

    Examples
    --------
    >>> advice("truncated", "en").title
    'The file is incomplete'
    """
    known = _ADVICE.get(code)
    return known["en" if language == "en" else "zh"] if known else Advice(code, "")


def codes() -> frozenset[str]:
    """Every code that has sentences."""
    return frozenset(_ADVICE)


def sentence(error: Exception, language: str) -> str:
    """One line about a mistake: what is wrong and what to do.

    Chinese exists for sounds, libraries and tables that cannot be used; other sentences are in English,
    beside the names and commands that they carry.

    Examples
    --------
    >>> from audio.errors import EmptyFileError
    >>> sentence(EmptyFileError("call.wav holds no sound.", "Record it again.", file="call.wav"), "zh")
    'call.wav：文件里没有声音。请重新录制或复制。'
    """
    if language == "zh" and isinstance(error, AudioError) and error.code in _MISTAKES_ZH:
        file = str(error.facts.get("file", "")).replace("\\", "/").rsplit("/", 1)[-1]
        return (f"{file}：" if file else "") + _MISTAKES_ZH[error.code]
    code = getattr(error, "code", "")
    return str(advice(code, language)) if language == "zh" and code in {*LIBRARY, *KEPT, *TABLES} else str(error)
