"""Holds a take against a model: what differs, how much, and what to change first.

Voices differ more between people than one voice between good and bad, so both sides are held against their
speaker's own usual rendering of the sentence where there is one, and what is compared is what each
made of it. Without usual renderings the two voices are compared as they are, with wider tolerances.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from feedback.gym.aspect import Aspect
from feedback.gym.book import GymBook
from feedback.gym.comparison import Comparison
from feedback.gym.contour import ROW_S
from feedback.gym.likeness import likeness
from feedback.gym.rendering import Rendering, Sides
from feedback.gym.styles import styled
from feedback.gym.wording import Found, Missing, difference


def compare(model: Rendering, take: Rendering, book: GymBook, attend: Collection[Aspect] = ()) -> Comparison:
    """Hold a take against its model.

    Parameters
    ----------
    model, take : Rendering
        The two; of the same sentence.
    book : GymBook
        Tolerances, weights and sentences.
    attend : collection of Aspect
        What the exercise is about. Styles of speaking and courtesy endings are judged only if they are named here.

    Returns
    -------
    Comparison
        Every difference, largest first.
    """
    sides = Sides.of(model, take)
    figures = [*likeness(sides), *styled(take, book, attend, model)]
    made = [
        difference(one, book, own=sides.own, attended=one.aspect in attend) for one in figures if isinstance(one, Found)
    ]
    path = sides.direct.path
    return Comparison(
        differences=tuple(sorted(made, key=lambda one: -one.steps)),
        unassessed=tuple((one.aspect, one.why) for one in figures if isinstance(one, Missing)),
        model_s=(path.a * ROW_S).astype(np.float32),
        take_s=(path.b * ROW_S).astype(np.float32),
        good_from=book.good_from,
        keep=book.keep,
    )
