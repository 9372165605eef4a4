"""Korean that the packaged Vosk model understands, spoken by a diphone voice: for measuring, never shipped.

The labelled calls are Mandarin, which the Korean model hears by chance, and espeak-ng's Korean it does not
understand. MBROLA's voice ``hn1`` it does. That voice may be used free of charge and not be sold with anything, so
neither it nor sound made with it belongs into the repository: here are the text, and how Hangul becomes phonemes.
Debian has the program in ``contrib`` and the voice in ``non-free``; nothing of them needs to be installed:

    apt-get download mbrola mbrola-hn1
    for one in *.deb; do dpkg -x $one mbrola; done
    PYTHONPATH=. python scripts/make_korean.py mbrola/usr/bin/mbrola mbrola/usr/share/mbrola/hn1/hn1 korean.wav

writes the sound and the text beside it, and prints how many syllables the model hears wrongly, and how many if no
pause of the speaker ended a breath. It is measured by ``python -m benchmarks.alerts --sound korean.wav --said
korean.txt``, and live by ``python -m benchmarks.live vosk --sound korean.wav korean.txt``.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import soundfile
from rapidfuzz.distance import Levenshtein

from asr_models.choose import choose
from asr_models.transcript import Utterance
from asr_models.vosk_recognizer import VoskRecognizer, load_vosk
from audio.block import RATE, Samples, Speaker
from audio.lane import STEP

#: What an agent says on a plain call, chosen among more by what this voice says clearly; a comma is a short pause.
SENTENCES = (
    "안녕하세요",
    "무엇을 도와드릴까요",
    "잠시만 기다려 주세요",
    "지금 바로 확인해 드리겠습니다",
    "오래 기다려 주셔서 감사합니다",
    "불편을 드려서 정말 죄송합니다",
    "고객님의 이름과 전화번호를 알려 주세요",
    "비밀번호는 다른 사람에게 알려 주지 마세요",
    "다른 방법을 다시 한번 생각해 보겠습니다",
    "담당 직원이 다시 알아보고 나서 연락을 드리겠습니다",
    "다른 방법이 있는지 한번 찾아보겠습니다",
    "문제가 있으면 언제든지 다시 알려 주세요",
    "인터넷에서 다시 신청하시면 됩니다",
    "우리 직원이 자세하게 설명을 드리겠습니다",
    "냉장고가 고장이 났다고 알고 있습니다",
    "시간이 괜찮으시면, 지금 바로 신청해 드리겠습니다",
    "인터넷이 안 되면, 먼저 전원을 껐다가 다시 켜 주세요",
    "이 서비스는 언제든지 사용할 수 있습니다",
    "제가 설명을 잘 못해서, 이해하기 어려우셨을 것 같습니다",
    "많이 놀라셨겠습니다",
    "사진을 보내 주시면, 저희가 보고 나서 연락을 드리겠습니다",
    "우리 회사는 서울에 있고, 부산에도 사무실이 있습니다",
    "학생은 가격이 조금 더 싸고, 가족도 함께 사용할 수 있습니다",
    "가격은 서울하고 부산이 조금 다릅니다",
    "다른 질문이 있으면 언제든지 알려 주세요",
    "오늘 이야기한 내용은 이메일로 보내 드리겠습니다",
    "그 문제는 저희가 다시 한번 알아보겠습니다",
    "고객님의 이름을 확인하고 나서 다시 연락을 드리겠습니다",
    "인터넷으로 보내 주시면 바로 확인할 수 있습니다",
    "오늘도 감사합니다, 좋은 하루 보내세요",
)

_ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_NUCLEI = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")


def _by(letters: str, names: str) -> dict[str, str]:
    """Names in the order of their letters."""
    return dict(zip(letters, names.split(), strict=True))


#: What is left of a coda where no vowel follows, and what two letters are apart.
_NEUTRAL = _by(
    "ㄱㄲㅋㄳㄺㄷㅅㅆㅈㅊㅌㅎㅂㅍㅄㄿㄴㄵㄶㄹㄼㄽㄾㅀㅁㄻㅇ",
    "ㄱ " * 5 + "ㄷ " * 7 + "ㅂ " * 4 + "ㄴ " * 3 + "ㄹ " * 5 + "ㅁ ㅁ ㅇ",
)
_SPLIT = _by("ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ", "ㄱㅅ ㄴㅈ ㄴㅎ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅂㅅ")
_TENSE = _by("ㄱㄷㅂㅅㅈ", "ㄲ ㄸ ㅃ ㅆ ㅉ")
_ASPIRATED = _by("ㄱㄷㅂㅈ", "ㅋ ㅌ ㅍ ㅊ")
_NASAL = _by("ㄱㄷㅂ", "ㅇ ㄴ ㅁ")

#: What spelling does not tell: after a future in ㄹ these beginnings of 수 and 것 are tense.
_AFTER_FUTURE = {("ㅅ", "ㅜ"), ("ㄱ", "ㅓ")}

#: Phonemes of the voice, by its readme: consonants that open a syllable, their voiced forms, codas, vowels.
_OPENING = _by(_ONSETS, "k k_> n t t_> 4 m p p_> s s_> - ts\\ ts\\_> ts\\_h k_h t_h p_h h")
_VOICED = _by("ㄱㄷㅂㅈ", "g d b dz\\")
_CLOSING = _by("ㄱㄴㄷㄹㅁㅂㅇ", "k_} n_} t_} l_} m_} p_} N")
_VOWELS = _by(_NUCLEI, "a E ja jE V e jV je o wa wE we jo u wV we wi ju M M\\i i")

#: Milliseconds; a vowel with a glide takes longer, and so does the last one of a word and of a breath.
_LASTS = {"g": 40, "d": 35, "b": 40, "dz\\": 50, "n": 50, "m": 60, "4": 25, "l": 45, "h": 75, "s": 80, "s\\": 80}
_STOP_MS, _STRONG_MS, _CODA_MS, _VOWEL_MS = 55, 85, 55, 55
_GLIDE_MS, _WORD_END_MS, _BREATH_END_MS = 15, 10, 50
#: Silence at a comma and around a sentence; after every third sentence so many seconds more.
_COMMA_MS, _AROUND_MS, _LONG_S = 500, 50, 1.2
#: Of full scale.
_LOUD, _NOISE = 0.5, 3e-4


@dataclass(slots=True)
class Syllable:
    """One syllable as it is spoken."""

    onset: str
    nucleus: str
    coda: str
    begins_word: bool = False
    ends_word: bool = False


def spoken(breath: str) -> list[Syllable]:
    """Syllables of a breath after they have changed each other.

    Examples
    --------
    >>> ["".join((s.onset, s.nucleus, s.coda)) for s in spoken("감사합니다")][2:]
    ['ㅎㅏㅁ', 'ㄴㅣ', 'ㄷㅏ']
    """
    made: list[Syllable] = []
    for word in breath.split():
        for place, letter in enumerate(word):
            code = ord(letter) - 0xAC00
            own = Syllable(_ONSETS[code // 588], _NUCLEI[code % 588 // 28], _CODAS[code % 28], place == 0)
            if own.nucleus == "ㅢ" and (place or own.onset != "ㅇ"):
                own.nucleus = "ㅔ" if place == len(word) - 1 else "ㅣ"
            if own.onset in "ㅈㅊㅉ" and own.nucleus == "ㅕ":
                own.nucleus = "ㅓ"
            made.append(own)
        made[-1].ends_word = True
    for own, after in pairwise(made):
        if own.coda == "ㄹ" and own.ends_word and (after.onset, after.nucleus) in _AFTER_FUTURE:
            after.onset = _TENSE[after.onset]
        own.coda, after.onset = _meet(own.coda, after.onset, after.nucleus, own.ends_word)
    made[-1].coda = _NEUTRAL.get(made[-1].coda, "")
    return made


def _meet(coda: str, onset: str, nucleus: str, apart: bool) -> tuple[str, str]:
    """Give coda and onset as they are where they meet."""
    if not coda:
        return coda, onset
    rest, last = _SPLIT.get(coda, ("", coda))
    left = _NEUTRAL[coda]
    if onset == "ㅇ":
        return _before_vowel(coda, nucleus, apart)
    if last == "ㅎ" and onset in "ㄱㄷㅈ":
        return rest, _ASPIRATED[onset]
    if last == "ㅎ" and onset == "ㅅ":
        return rest, "ㅆ"
    if onset == "ㅎ" and (left in _NASAL or coda == "ㄵ"):
        base = "ㅈ" if last == "ㅈ" and not apart else left
        return ("ㄴ" if coda == "ㄵ" else ""), _ASPIRATED[base]
    if onset in _TENSE and (left in _NASAL or coda in "ㄵㄼㄾ"):
        return left, _TENSE[onset]
    if left in _NASAL and onset in "ㄴㅁㄹ":
        return _NASAL[left], "ㅁ" if onset == "ㅁ" else "ㄴ"
    if left in "ㅁㅇ" and onset == "ㄹ":
        return left, "ㄴ"
    if {left, onset} == {"ㄴ", "ㄹ"}:
        return "ㄹ", "ㄹ"
    return left, onset


def _before_vowel(coda: str, nucleus: str, apart: bool) -> tuple[str, str]:
    if coda == "ㅇ":
        return "ㅇ", "ㅇ"
    if apart:
        return "", _NEUTRAL[coda]
    if nucleus == "ㅣ" and coda in "ㄷㅌ":
        return "", "ㅈ" if coda == "ㄷ" else "ㅊ"
    rest, last = _SPLIT.get(coda, ("", coda))
    if last == "ㅎ":
        return "", rest or "ㅇ"
    return rest, "ㅆ" if rest and last == "ㅅ" else last


def phonemes(syllables: Sequence[Syllable]) -> Iterator[tuple[str, int, float | None]]:
    """Name, milliseconds and, of vowels, pitch [Hz] of each phoneme of a breath."""
    before = "_"
    of_word = 0
    for place, one in enumerate(syllables):
        of_word = 0 if one.begins_word else of_word + 1
        last = place == len(syllables) - 1
        if one.onset != "ㅇ":
            yield _opening(one, "_" if one.begins_word and not before else before)
        name = _VOWELS[one.nucleus]
        longer = _BREATH_END_MS if last else _WORD_END_MS if one.ends_word else 0
        tune = 15.0 if of_word == 1 else 5.0 if of_word else 0.0
        falling = 134.0 - 24.0 * place / len(syllables)
        pitch = 97.0 if last else falling + tune
        yield name, _VOWEL_MS + longer + (_GLIDE_MS if len(name) > 1 else 0), pitch
        if one.coda:
            yield _CLOSING[one.coda], _CODA_MS + longer // 2, None
        before = one.coda


def _opening(one: Syllable, before: str) -> tuple[str, int, None]:
    """A consonant that opens a syllable after a pause (``_``), a coda or a vowel (nothing)."""
    name = _OPENING[one.onset]
    if before in {"", *"ㄴㄹㅁㅇ"}:
        name = _VOICED.get(one.onset, name)
    if one.onset == "ㄹ" and before == "ㄹ":
        name = "l"
    if one.onset == "ㅅ" and one.nucleus == "ㅣ" and before != "_":
        name = "s\\"
    return name, _LASTS.get(name, _STRONG_MS if ">" in name or "_h" in name else _STOP_MS), None


def pho(sentence: str) -> str:
    """The voice's orders for a sentence, a little silence around it."""
    lines = [f"_ {_AROUND_MS}"]
    for number, breath in enumerate(sentence.split(",")):
        if number:
            lines.append(f"_ {_COMMA_MS}")
        for name, lasts_ms, pitch in phonemes(spoken(breath)):
            lines.append(f"{name} {lasts_ms}" + (f" 50 {pitch:.0f}" if pitch else ""))
    return "\n".join([*lines, f"_ {_AROUND_MS}"]) + "\n"


def speak(program: Path, voice: Path, sentence: str) -> Samples:
    """Sound of a sentence; what the voice has no diphone for it says with a break, and names."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / "said.wav"
        command = [program, "-e", voice, "-", made]
        subprocess.run(command, input=pho(sentence), text=True, check=True)  # noqa: S603 - the two that were named
        sound, rate = soundfile.read(made, dtype="float32")
    if rate != RATE:
        raise SystemExit(f"{voice} speaks at {rate} Hz, not at {RATE}.")
    return np.asarray(sound, np.float32)


def call(program: Path, voice: Path, pause_s: float) -> Samples:
    """All sentences with pauses, a long one after every third, on a line that is not quite silent."""
    parts = [np.zeros(RATE, np.float32)]
    for number, sentence in enumerate(SENTENCES, 1):
        parts.append(speak(program, voice, sentence) * _LOUD)
        apart_s = pause_s - 2 * _AROUND_MS / 1_000 + (_LONG_S if number % 3 == 0 else 0.0)
        parts.append(np.zeros(round(apart_s * RATE), np.float32))
    sound = np.concatenate(parts)
    return (sound + np.random.default_rng(1).standard_normal(len(sound)) * _NOISE).astype(np.float32)


class _Uncut(VoskRecognizer):
    """Ends a breath where Kaldi does, and nowhere else."""

    def _paused(self) -> bool:
        return False


def misheard(recognizer: VoskRecognizer, sound: Samples) -> tuple[float, int]:
    """Share of syllables heard wrongly, and how many utterances there were."""
    steps = [sound[at : at + STEP] for at in range(0, len(sound), STEP)]
    heard = [one for step in steps for one in recognizer.accept(step)] + [*recognizer.finish()]
    said = [one.text for one in heard if isinstance(one, Utterance)]
    meant = re.sub("[^가-힣]", "", "".join(SENTENCES))
    return Levenshtein.distance(meant, re.sub("[^가-힣]", "", "".join(said))) / len(meant), len(said)


def main() -> None:
    """Write the sound; say how it is understood, wherever the recogniser's steps begin."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("voice", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pause", type=float, default=0.3, help="seconds between sentences (%(default)s)")
    asked = parser.parse_args()
    sound = call(asked.program, asked.voice, asked.pause)
    soundfile.write(asked.out, sound, RATE, subtype="PCM_16")
    asked.out.with_suffix(".txt").write_text("\n".join(SENTENCES) + "\n", "utf-8")
    sys.stdout.write(f"{len(SENTENCES)} sentences, {len(sound) / RATE:.0f} s\n")
    engine = load_vosk(choose("ko", "vosk").model.path)
    for offset in (0, 533, 1300):
        bare = _Uncut(engine._fresh, Speaker.AGENT, 0.0, "ko")  # noqa: SLF001 - the product has no such way
        for name, recognizer in {"pauses end breaths": engine.recognizer(Speaker.AGENT), "they do not": bare}.items():
            share, count = misheard(recognizer, sound[offset:])
            sys.stdout.write(f"from sample {offset:4d}, {name:18}: {share:.1%} wrong, {count} utterances\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
