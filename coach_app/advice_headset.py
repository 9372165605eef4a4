"""What a headset check and a calibration can find, in both languages: what it is, what follows, what mends it."""

from __future__ import annotations

from collections.abc import Mapping

#: Code to language to title, what follows, and what to do.
HEADSET: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "bleed": {
        "zh": (
            "麦克风里听得到对方的声音",
            "已从您的一侧去掉，不算您说话，也不算打断",
            "改用耳麦，不要外放，效果会更可靠",
        ),
        "en": (
            "The other side can be heard in your microphone",
            "It was taken out: it counts neither as your words nor as an interruption",
            "Use a headset instead of loudspeakers to be safe",
        ),
    },
    "noise_ok": {"zh": ("噪声低", "小声的字也听得清", ""), "en": ("Little noise", "Soft words are heard too", "")},
    "noise_high": {
        "zh": ("噪声偏高", "小声的字会听不清，语调提示会暂停", "关掉风扇、远离键盘，或把话筒移近嘴边"),
        "en": (
            "Noisy",
            "Soft words will be lost and melody is not judged",
            "Switch off fans, move the keyboard away, or bring the microphone closer",
        ),
    },
    "noise_unknown": {
        "zh": ("没有听到停顿", "噪声无法判断", "再检查一次，读完停两秒"),
        "en": ("No pause was heard", "The noise cannot be told", "Check again and pause two seconds after reading"),
    },
    "level_ok": {
        "zh": ("音量合适", "轻声和重声都量得准", ""),
        "en": ("Good level", "Soft and loud can both be measured", ""),
    },
    "level_low": {
        "zh": ("音量偏小", "识别和音量判断会不准", "调高系统里的麦克风音量，或把话筒移近"),
        "en": (
            "Too soft",
            "Recognition and volume will be unreliable",
            "Turn the microphone up in the system's settings, or bring it closer",
        ),
    },
    "level_high": {
        "zh": ("音量偏大", "大声时会失真", "调低系统里的麦克风音量"),
        "en": ("Too loud", "Loud words will be distorted", "Turn the microphone down in the system's settings"),
    },
    "level_unknown": {
        "zh": ("没有听到您的声音", "音量无法判断", "用平时的声音读一遍，再检查一次"),
        "en": ("Your voice was not heard", "The level cannot be told", "Read in your usual voice and check again"),
    },
    "clipping_ok": {
        "zh": ("没有失真", "音量和语调量得准", ""),
        "en": ("No distortion", "Volume and melody can be measured", ""),
    },
    "clipping_heard": {
        "zh": ("声音削顶失真", "客户会听到爆音，音量和语调判断不准", "调低麦克风音量，话筒离嘴远一点"),
        "en": (
            "The sound is clipped",
            "Customers hear crackling; volume and melody cannot be trusted",
            "Turn the microphone down and move it away a little",
        ),
    },
    "clipping_unknown": {
        "zh": ("没有听到您的声音", "是否失真无法判断", "用平时的声音读一遍，再检查一次"),
        "en": ("Your voice was not heard", "Distortion cannot be told", "Read in your usual voice and check again"),
    },
    "bleed_ok": {
        "zh": ("没有串音", "只录到您自己的声音", ""),
        "en": ("No crosstalk", "Only your own voice is recorded", ""),
    },
    "bleed_heard": {
        "zh": ("麦克风里听得到对方的声音", "通话中会自动去掉，但不如耳麦可靠", "改用耳麦，或把耳机音量调低"),
        "en": (
            "The far end is heard in the microphone",
            "Calls are cleaned of it, though not as surely as with a headset",
            "Use a headset, or turn its volume down",
        ),
    },
    "bleed_unknown": {
        "zh": ("没有播放对方的声音", "串音无法判断", "播放对方的声音，再检查一次"),
        "en": ("No far end was played", "Crosstalk cannot be told", "Let the far end play and check again"),
    },
    "gain_control_ok": {
        "zh": ("音量没有被自动调节", "音量提示可信", ""),
        "en": ("Fixed gain", "Hints about volume can be trusted", ""),
    },
    "gain_control_on": {
        "zh": ("麦克风在自动调节音量", "大声小声听起来一样，音量提示不可信", "在系统或驱动设置里关闭“自动增益”"),
        "en": (
            "The gain is controlled automatically",
            "Loud and soft become alike; hints about volume cannot be trusted",
            "Switch automatic gain control off in the system's or driver's settings",
        ),
    },
    "gain_control_unknown": {
        "zh": ("停顿不够长", "是否自动调节音量无法判断", "再检查一次，每读一句停两秒"),
        "en": (
            "The pauses were too short",
            "Automatic gain control cannot be told",
            "Check again and pause two seconds after each sentence",
        ),
    },
    "calibration_missing": {
        "zh": ("没有平读录音", "校准需要用平时的声音读一遍文字", "点“开始”，把整段文字读完"),
        "en": (
            "The neutral reading is missing",
            "Calibration needs the text read once in your usual voice",
            "Press Start and read the whole text",
        ),
    },
    "calibration_short": {
        "zh": ("读得太短", "听到的话不够，学不到您的常用值", "把整段文字读完，不要中途停止"),
        "en": (
            "The reading is too short",
            "Too little was spoken to learn your usual voice",
            "Read the whole text to its end",
        ),
    },
    "calibration_noisy": {
        "zh": ("环境太吵", "噪声离您的声音太近，学不准", "换个安静的地方，或把话筒移近，再读一遍"),
        "en": (
            "Too noisy",
            "The noise is too near to your voice to learn it",
            "Go somewhere quieter or bring the microphone closer, and read again",
        ),
    },
    "calibration_clipped": {
        "zh": ("声音削顶失真", "音量和语调学不准", "调低麦克风音量，再读一遍"),
        "en": ("The sound is clipped", "Volume and melody cannot be learnt", "Turn the microphone down and read again"),
    },
    "calibration_text": {
        "zh": ("读的不是这段文字", "听到的字和要读的差得太多", "照着屏幕上的文字再读一遍"),
        "en": (
            "Another text was read",
            "The words heard are too far from those asked for",
            "Read the text on the screen",
        ),
    },
    "calibration_stopped": {
        "zh": ("校准已停止", "什么也没有保存", ""),
        "en": ("The calibration was stopped", "Nothing was kept", ""),
    },
    "calibration_failed": {
        "zh": ("校准没有完成", "测量声音的程序意外结束", "再试一次；仍不行请运行 coach doctor"),
        "en": (
            "The calibration did not finish",
            "The process that measures ended unexpectedly",
            "Try again; if it happens again run coach doctor",
        ),
    },
}
