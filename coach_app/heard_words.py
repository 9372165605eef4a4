"""Words as a recogniser gave them, kept as JSON: final and provisional ones, with every number as it was."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from asr_models.transcript import Hearing, Utterance, Word
from audio.block import Speaker
from audio.span import Span

_SCHEMA: Final = "coach.words/1"


class WordsFormatError(ValueError):
    """These are no kept words."""


@dataclass(frozen=True, slots=True)
class HeardWords:
    """What was heard of a call.

    Parameters
    ----------
    utterances : tuple of Utterance
        Final words.
    hearings : tuple of Hearing
        Provisional words.
    """

    utterances: tuple[Utterance, ...]
    hearings: tuple[Hearing, ...]


def write_words(utterances: Sequence[Utterance], hearings: Sequence[Hearing]) -> str:
    """Words as JSON that :func:`read_words` reads.

    Examples
    --------
    >>> kept = write_words([Utterance(Speaker.AGENT, Span(0.5, 0.9), "好")], [])
    >>> read_words(kept.encode()).utterances[0].text
    '好'
    """
    document = {
        "schema": _SCHEMA,
        "utterances": [
            {
                "speaker": u.speaker.value,
                "start_s": float(u.span.start_s),
                "end_s": float(u.span.end_s),
                "text": u.text,
                "words": [[w.text, float(w.span.start_s), float(w.span.end_s), float(w.confidence)] for w in u.words],
                "confidence": float(u.confidence),
                "settled_at_s": float(u.settled_at_s),
                "unclear": bool(u.unclear),
            }
            for u in utterances
        ],
        "hearings": [
            [h.speaker.value, float(h.span.start_s), float(h.span.end_s), h.text, float(h.at_s)] for h in hearings
        ],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def read_words(data: bytes) -> HeardWords:
    """Read kept words.

    Raises
    ------
    WordsFormatError
        If they are none.
    """
    try:
        document = json.loads(data)
        if document["schema"] != _SCHEMA:
            raise WordsFormatError(f"words of the kind {document['schema']}")
        return HeardWords(
            tuple(_utterance(one) for one in document["utterances"]),
            tuple(
                Hearing(Speaker(who), Span(float(start), float(end)), str(text), float(at))
                for who, start, end, text, at in document["hearings"]
            ),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise WordsFormatError(f"no kept words: {error}") from error


def _utterance(one: dict[str, Any]) -> Utterance:
    words = (Word(str(text), Span(float(start), float(end)), float(sure)) for text, start, end, sure in one["words"])
    return Utterance(
        Speaker(one["speaker"]),
        Span(float(one["start_s"]), float(one["end_s"])),
        str(one["text"]),
        tuple(words),
        float(one["confidence"]),
        float(one["settled_at_s"]),
        bool(one["unclear"]),
    )
