"""What the checklist's items are called: the pack says it, reports only ask.

A pack that is not there any more, or was named by its folder, leaves the default pack's
names for the items that both have.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from feedback.errors import PackError

if TYPE_CHECKING:  # the window shows its frame before it loads the models of the pack
    from feedback.rule import Text


@lru_cache(maxsize=4)
def item_titles(pack: str) -> Mapping[str, Text]:
    """Names of a pack's checklist items, by their stable ones.

    Parameters
    ----------
    pack : str
        Id of the pack that judged; empty for the default one.

    Examples
    --------
    >>> item_titles("zh-service")["further_help"].en
    'Further help offered'
    """
    from coach_app import packs  # noqa: PLC0415
    from feedback.pack import DEFAULT  # noqa: PLC0415

    try:
        found = packs.load(pack or DEFAULT)
    except PackError:
        found = packs.load(DEFAULT)
    return {item.item: item.title for item in found.checklist}
