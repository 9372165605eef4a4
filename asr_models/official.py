"""What a publisher says of a model whose sum is not in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

import requests

from asr_models.download import TIMEOUT_S
from asr_models.errors import DownloadError

#: The list that Vosk's publisher keeps, with size and MD5 of every archive.
LIST_URL = "https://alphacephei.com/vosk/models/model-list.json"


@dataclass(frozen=True, slots=True)
class Published:
    """Size and sums of an archive; empty where nobody says."""

    bytes: int | None = None
    sha256: str = ""
    md5: str = ""


def published(model_id: str, url: str = LIST_URL) -> Published:
    """Read a model's size and sum from the publisher's list.

    Parameters
    ----------
    model_id : str
        Name in that list.
    url : str
        Where the list is.

    Raises
    ------
    DownloadError
        If the list cannot be read or does not name a sum: nothing is installed unchecked.
    """
    advice = "Try again later, or download the archive yourself and use 'coach models import'."
    try:
        answer = requests.get(url, timeout=TIMEOUT_S)
        answer.raise_for_status()
        items = answer.json()
    except requests.RequestException as problem:
        raise DownloadError(f"The list of models at '{url}' cannot be read.", advice) from problem
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and item.get("name") == model_id and item.get("md5"):
            size = item.get("size")
            return Published(size if isinstance(size, int) else None, md5=str(item["md5"]).lower())
    raise DownloadError(f"The list of models at '{url}' has no sum for {model_id}.", advice)
