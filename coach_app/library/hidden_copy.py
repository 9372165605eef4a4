"""A copy of a session in which identifiers are hidden in the words and silent in the sound: what goes to somebody else."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from audio.span import Span
from coach_app.atomic_file import write_atomically
from coach_app.events import Said
from coach_app.heard_words import HeardWords, WordsFormatError, read_words, write_words
from coach_app.library.shared_archive import PRACTICE, READING
from coach_app.library.silent_spans import UnsilencedSoundError, silent_spans
from coach_app.observed import BASELINE, VOICE, WORDS
from coach_app.privacy.masking import Masker, mask_events, published_in
from coach_app.privacy.names import mask_name
from coach_app.privacy.silencing import silence_file
from coach_app.recording.content import content_of
from coach_app.recording.sessions import SOUND, Manifest, SessionFolder
from coach_app.rulings.entry import Entry
from coach_app.rulings.log import RulingLog
from coach_app.shift.journal import read_journal, write_journal

EVENTS = "events.jsonl"

#: Fields of rulings in which somebody wrote freely, or what was said.
_WRITTEN = ("text", "note", "reason", "words")


@dataclass(frozen=True, slots=True)
class _Texts:
    """Hides by what was judged and by what was heard: corrections make them differ."""

    judged: Masker
    heard: Masker

    def hidden(self, text: str) -> str:
        return self.heard.text(self.judged.text(text))


def hidden_copy(folder: Path, target: Path) -> Path:
    """Copy a finished session without its identifiers.

    Parameters
    ----------
    folder : Path
        The session's.
    target : Path
        Where the copy's folder is made.

    Returns
    -------
    Path
        The copy, or `folder` itself where there is nothing to hide. The copy is without the sound where nobody knows
        when identifiers are spoken (`coach_app.library.silent_spans`).

    Raises
    ------
    BadInputError
        If the sound cannot be copied.
    OSError
        If anything else cannot.
    """
    manifest = SessionFolder(folder).manifest
    published = published_in(manifest.placeholders.values())
    told = [(entry.event, entry.published_s) for entry in read_journal(folder / EVENTS)]
    said = [event.utterance for event, _ in told if isinstance(event, Said)]
    words = _words(folder)
    spans = _silent(folder)
    # Corrected words and those that were heard may differ: what either shows is hidden in both.
    texts = _Texts(Masker(said, published), Masker(words.utterances, published))
    events = list(mask_events((event for event, _ in told), published))
    texts_same = all(was is now or was == now for (was, _), now in zip(told, events, strict=True))
    about_same = _hidden_about(manifest, texts) == manifest
    if not spans and spans is not None and texts_same and about_same and not _rulings_tell(folder, texts):
        return folder
    target.mkdir(parents=True)
    write_journal(target / EVENTS, zip(events, (at for _, at in told), strict=True))
    for name in (VOICE, BASELINE, PRACTICE, READING):  # a drill's numbers are made up
        if (folder / name).is_file():
            shutil.copyfile(folder / name, target / name)
    if (folder / WORDS).is_file():
        write_atomically(target / WORDS, _hidden_words(words, texts))
    _copy_rulings(folder, target, texts)
    SessionFolder(target).write(_hidden_manifest(folder, target, manifest, texts, spans))
    return target


def _hidden_manifest(
    folder: Path, target: Path, manifest: Manifest, texts: _Texts, spans: Sequence[Span] | None
) -> Manifest:
    changed: dict[str, object] = {"hidden_from": manifest.hidden_from or manifest.content}
    if spans is None:
        changed["sound_removed"] = manifest.words_removed or datetime.now(UTC).isoformat(timespec="seconds")
    elif (folder / SOUND).is_file():
        silence_file(folder / SOUND, target / SOUND, spans)
        changed["content"] = content_of(target / SOUND)
    return _hidden_about(manifest, texts).model_copy(update=changed)


def _silent(folder: Path) -> tuple[Span, ...] | None:
    """Where its sound has to be silent; ``None`` for a sound that stays here."""
    if not (folder / SOUND).is_file():
        return ()
    try:
        return silent_spans(folder)
    except UnsilencedSoundError:
        return None


def _hidden_about(manifest: Manifest, texts: _Texts) -> Manifest:
    """The manifest with identifiers hidden in what somebody wrote there."""
    return manifest.model_copy(
        update={
            "source": mask_name(manifest.source),
            "title": texts.hidden(manifest.title),
            "reference": mask_name(manifest.reference),  # other numbers of an order are no secret
            "tags": tuple(texts.hidden(tag) for tag in manifest.tags),
        }
    )


def _words(folder: Path) -> HeardWords:
    try:
        return read_words((folder / WORDS).read_bytes())
    except (FileNotFoundError, WordsFormatError):
        return HeardWords((), ())


def _hidden_words(words: HeardWords, texts: _Texts) -> str:
    utterances = [texts.heard.utterance(number) for number in range(len(words.utterances))]
    hearings = [replace(hearing, text=texts.hidden(hearing.text)) for hearing in words.hearings]
    return write_words(utterances, hearings)


def _rulings_tell(folder: Path, texts: _Texts) -> bool:
    return any(entry != _hidden_entry(entry, texts) for entry in RulingLog(folder).entries())


def _copy_rulings(folder: Path, target: Path, texts: _Texts) -> None:
    log = RulingLog(target)
    for entry in RulingLog(folder).entries():
        log.add(_hidden_entry(entry, texts))


def _hidden_entry(entry: Entry, texts: _Texts) -> Entry:
    written = {name: getattr(entry, name, None) for name in _WRITTEN}
    return entry.model_copy(update={name: texts.hidden(text) for name, text in written.items() if text})
