"""Where a rule comes from: the titles and places of the documents behind the catalogue."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def source_title(source: str) -> str:
    """Documents behind a rule of the catalogue.

    Parameters
    ----------
    source : str
        A catalogue id such as ``TON-01``, or several separated by spaces or commas.

    Returns
    -------
    str
        Titles with places; a source that is not of the catalogue, or already names its
        document, as it is.

    Examples
    --------
    >>> source_title("TIM-07")
    '《客户服务意识与规范》p46 三.5'
    >>> source_title("house rule 7")
    'house rule 7'
    """
    if "《" in source:
        return source
    titles, places = _catalogue()
    named = [places[part] for part in source.replace(",", " ").replace("、", " ").split() if part in places]
    if not named:
        return source
    by_document: dict[str, list[str]] = {}
    for document, _, place in (cited.partition(" ") for cites in named for cited in cites):
        known = by_document.setdefault(document, [])
        if place and place not in known:
            known.append(place)
    return "；".join(f"《{titles[document]}》{'、'.join(known)}" for document, known in by_document.items())


@cache
def _catalogue() -> tuple[Mapping[str, str], Mapping[str, list[str]]]:
    data = tomllib.loads(files("coach_app.report").joinpath("sources.toml").read_text("utf-8"))
    return data["documents"], data["places"]
