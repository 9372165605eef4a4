"""What a prompt asks, and the words that it has read, apart from each other, so that both can be seen."""

from __future__ import annotations

from typing import Final

# Numbers are shown in figures and read out in characters.
_FIGURES: Final = str.maketrans("0123456789", "零一二三四五六七八九")
# What stands between a prompt and the words that it quotes.
_JOINTS: Final = " “”：:\"'，,"


def parted(text: str, read: str) -> tuple[str, str]:
    """A prompt and what is to be read; no second part where the prompt shows it already, in figures perhaps.

    Parameters
    ----------
    text : str
        The prompt.
    read : str
        What is to be read; empty where the prompt is all there is.

    Examples
    --------
    >>> parted("慢一点说：您好。", "您好。")
    ('慢一点说', '您好。')
    >>> parted("再说一遍。", "您好。")
    ('再说一遍。', '您好。')
    >>> parted("编号 2 0 4。", "编号二零四。")
    ('编号 2 0 4。', '')
    """
    if not read or text == read:
        return text, ""
    if read in text:
        before, _, after = text.partition(read)
        asked = before.rstrip(_JOINTS) + after.lstrip(_JOINTS)
        return (asked, read) if asked else (text, "")
    return (text, "") if _spoken(read) in _spoken(text) else (text, read)


def _spoken(text: str) -> str:
    return "".join(char for char in text.translate(_FIGURES) if char.isalnum())
