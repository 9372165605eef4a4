"""What a look at the devices can find, in both languages: what it is, what follows, what mends it.

Codes are ``check_`` and an `audio.device_check.Finding`.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Code to language to title, what follows, and what to do.
DEVICES: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "check_ok": {
        "zh": ("正常", "可以录音", ""),
        "en": ("Good", "Calls can be recorded", ""),
    },
    "check_gone": {
        "zh": ("设备在检查中断开了", "通话会缺这一侧的声音", "换一根线或一个 USB 口，再检查一次"),
        "en": (
            "The device went away while it was being checked",
            "Calls would lack this side",
            "Try another cable or USB port and check again",
        ),
    },
    "check_moved": {
        "zh": ("系统中途换成了别的设备", "录到的不是所选的设备", "在系统的声音设置里换回来，再检查一次"),
        "en": (
            "The system changed to another device",
            "What was recorded is not the device that was chosen",
            "Change it back in the system's sound settings and check again",
        ),
    },
    "check_stalled": {
        "zh": ("设备在，但没有送来声音", "通话会缺这一侧的声音", "重新插拔，关掉占用它的程序"),
        "en": (
            "The device is there and gives nothing",
            "Calls would lack this side",
            "Plug it in again and close what else uses it",
        ),
    },
    "check_mute": {
        "zh": ("麦克风只送来零", "客服一侧会是静音", "打开耳麦上的静音开关，允许本程序使用麦克风"),
        "en": (
            "The microphone gives nothing but zeros",
            "The agent's side would be silent",
            "Look at the switch on the headset and at the permission to use the microphone",
        ),
    },
    "check_silent": {
        "zh": (
            "没有听到播放的声音",
            "如果当时确实没有播放，就是正常的",
            "播放一段声音再检查；macOS 还要允许录制系统声音",
        ),
        "en": (
            "Nothing that plays was heard",
            "That is right if nothing played",
            "Play something and check again; a Mac also asks to allow recording the system's sound",
        ),
    },
    "check_gaps": {
        "zh": ("声音有缺口", "缺口会以静音补上并标出", "关掉占用处理器的程序，换一个 USB 口"),
        "en": (
            "Sound is missing in between",
            "Gaps are filled with silence and marked",
            "Close programs that keep the computer busy, or try another USB port",
        ),
    },
    "check_clock": {
        "zh": ("设备的计时与时钟差得太多", "两侧的声音会慢慢错开再被拉回", "更新驱动，或换一个设备"),
        "en": (
            "The device counts time differently from the clock",
            "The two sides would drift apart and be pulled back",
            "Update its driver, or use another device",
        ),
    },
    "check_loud": {
        "zh": ("声音太大，已经削波", "音量和音调会判断不准", "把输入音量调低，话筒离嘴远一点"),
        "en": (
            "It is too loud and clips",
            "Volume and melody would be judged wrongly",
            "Lower the input level, or move the microphone away from the mouth",
        ),
    },
    "check_soft": {
        "zh": ("声音太小", "文字和音调会判断不准", "把输入音量调高，话筒靠近嘴角"),
        "en": (
            "It is very soft",
            "Words and melody would be judged wrongly",
            "Raise the input level, or bring the microphone to the corner of the mouth",
        ),
    },
    "check_unheard": {
        "zh": (
            "麦克风有声音，但没有听到人说话",
            "可以录音，音量合不合适还不知道",
            "检查时请说几句话；说过了还是这样，就把输入音量调高",
        ),
        "en": (
            "The microphone works, and nobody was heard to speak",
            "Calls can be recorded; whether it is loud enough is not known",
            "Speak while it is checked; if you did, raise the input level",
        ),
    },
}
