"""What to take from a call: up to three things that went well, at most two to try, one line of numbers.

Made from the call's events alone, so the card after a live call and the one of an old
session are the same. About the voice, never about the person; no total score.
"""

from __future__ import annotations

from coach_app.lessons.card import lessons
from coach_app.lessons.lesson import MOST_TO_TRY, MOST_WELL, Lesson, Lessons

__all__ = ["MOST_TO_TRY", "MOST_WELL", "Lesson", "Lessons", "lessons"]
