"""A and B: the model and one's own go, one after the other, whole or at the same syllables."""

from __future__ import annotations

from audio.span import Span
from coach_app.playback.wishes import Play
from coach_app.practice.gym.clip import Clip
from feedback.gym.comparison import Comparison
from feedback.gym.contour import Contour

#: Sound before and after the stretch, seconds.
_AROUND_S = 0.12


def a_and_b(
    model: Clip, said: Contour, take: Clip, heard: Contour, comparison: Comparison, span: Span | None = None
) -> tuple[Play, Play]:
    """Wishes for the player (`coach_app.playback`): the model's stretch, then the take's.

    Parameters
    ----------
    model, said : Clip, Contour
        The model and its curve.
    take, heard : Clip, Contour
        The take and its curve.
    comparison : Comparison
        Which instants of the two belong together.
    span : Span or None
        The stretch of the take's curve to hear, such as that of the difference that was named; ``None`` for all.
    """
    mine = span if span is not None else Span(0.0, heard.duration_s)
    low_s, high_s = comparison.in_model(mine.start_s), comparison.in_model(mine.end_s)
    return _play(model, said, Span(low_s, max(low_s, high_s))), _play(take, heard, mine)


def _play(clip: Clip, contour: Contour, span: Span) -> Play:
    sound = contour.in_sound(span)
    return clip.play(max(0.0, sound.start_s - _AROUND_S), sound.end_s + _AROUND_S)
