"""Recognisers and their models: sound in, words with their times out."""

from asr_models.errors import ArchiveError, AsrError, DownloadError, ModelError, ScriptError, UnknownModelError
from asr_models.recognizer import Capabilities, Engine, Identity, Recognizer
from asr_models.transcript import Hearing, Utterance, Word

__all__ = [
    "ArchiveError",
    "AsrError",
    "Capabilities",
    "DownloadError",
    "Engine",
    "Hearing",
    "Identity",
    "ModelError",
    "Recognizer",
    "ScriptError",
    "UnknownModelError",
    "Utterance",
    "Word",
]
