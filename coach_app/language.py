"""Which language the program speaks when nobody says: Chinese on a Chinese system, else English."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """Language of the system.

    Parameters
    ----------
    environment : mapping
        ``COACH_LANGUAGE`` wins, then the usual locale variables in their usual order.

    Returns
    -------
    str
        ``zh`` or ``en``.

    Examples
    --------
    >>> system_language({"LANG": "zh_CN.UTF-8"}), system_language({"LANG": "C"})
    ('zh', 'en')
    """
    for variable in ("COACH_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
