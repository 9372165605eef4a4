"""The table of exceptions that a rule can name under ``unless``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from feedback.condition import Condition
from feedback.voice_conditions import voice_conditions
from feedback.word_conditions import word_conditions

#: Name to condition.
CONDITIONS: Mapping[str, Condition] = MappingProxyType({c.name: c for c in (*voice_conditions(), *word_conditions())})
