"""Fetch a file over an unreliable line: go on where the last try stopped.

What has come is kept in a ``.part`` file beside the target until it is whole. Nothing
in the program calls this unless the user asked for a model.
"""

from __future__ import annotations

import re
from pathlib import Path

import requests

from asr_models.errors import DownloadError
from asr_models.progress import Progress, silent
from asr_models.sums import need_room

#: Seconds to wait for a connection and for the next bytes.
TIMEOUT_S = (10.0, 30.0)

#: Bytes taken at a time; what a broken line delivers beyond the last whole piece is lost.
_PIECE = 1 << 16

_AGAIN = "Run the command again: it goes on where it stopped."
_RANGE = re.compile(r"bytes (\d+)-\d*/(\d+|\*)")


def fetch(url: str, target: Path, size: int | None = None, progress: Progress = silent) -> Path:
    """Download a file, resuming what an earlier try left.

    Parameters
    ----------
    url : str
        Where it is.
    target : Path
        Where it shall be; ``target.part`` holds it until it is whole.
    size : int, optional
        Bytes expected. More are not taken.
    progress : callable
        Told how far it is.

    Returns
    -------
    Path
        `target`, whole but not yet verified.

    Raises
    ------
    DownloadError
        If the line or the server fails or the size is wrong. What came is kept where
        going on can help, else removed.
    """
    part = target.with_name(target.name + ".part")
    part.parent.mkdir(parents=True, exist_ok=True)
    have = part.stat().st_size if part.exists() else 0
    if size is None or have < size:
        try:
            _transfer(url, part, have, size, progress)
        except requests.RequestException as problem:
            raise DownloadError(f"'{url}' cannot be reached ({_short(problem)}).", _AGAIN) from problem
    if size is not None and part.stat().st_size > size:
        part.unlink()
        raise DownloadError(f"'{url}' is larger than the {size} bytes expected.", "Its publisher may have changed it.")
    part.replace(target)
    return target


def _transfer(url: str, part: Path, have: int, size: int | None, progress: Progress) -> None:
    headers = {"Range": f"bytes={have}-"} if have else {}
    with requests.get(url, headers=headers, stream=True, timeout=TIMEOUT_S) as response:
        if response.status_code == requests.codes.range_not_satisfiable and have:
            part.unlink()
            raise DownloadError(f"What came of '{url}' before does not fit any more.", "Run the command again.")
        if not response.ok:
            raise DownloadError(f"'{url}' answers {response.status_code} {response.reason}.", "Try again later.")
        begun = _begins_at(response)
        if begun not in (0, have):
            raise DownloadError(f"'{url}' sent another part than was asked for.", _AGAIN)
        announced = response.headers.get("Content-Length")
        total = size or (begun + int(announced) if announced and announced.isdigit() else None)
        need_room(part.parent, (total or 0) - begun)
        done = _receive(response, part, begun, size, (total, progress))
    if total is not None and done < total:
        raise DownloadError(f"'{url}' broke off at {done} of {total} bytes.", _AGAIN)


def _receive(
    response: requests.Response, part: Path, begun: int, size: int | None, told: tuple[int | None, Progress]
) -> int:
    total, progress = told
    done = begun
    with part.open("r+b" if begun else "wb") as out:
        out.seek(begun)
        try:
            for chunk in response.iter_content(_PIECE):
                out.write(chunk)
                done += len(chunk)
                progress("download", done, total)
                if size is not None and done > size:
                    break
        except requests.RequestException as problem:
            out.flush()
            raise DownloadError(
                f"'{response.url}' broke off at {done} of {total or 'unknown'} bytes.", _AGAIN
            ) from problem
    return done


def _begins_at(response: requests.Response) -> int:
    """Where the body begins: a server that ignores ranges starts over."""
    match = _RANGE.match(response.headers.get("Content-Range", ""))
    return int(match[1]) if match and response.status_code == requests.codes.partial_content else 0


def _short(problem: requests.RequestException) -> str:
    if isinstance(problem, requests.Timeout):
        return "no answer in time"
    return "no connection" if isinstance(problem, requests.ConnectionError) else type(problem).__name__
