"""Check an installed model's files against what is known of them."""

from __future__ import annotations

import base64
from importlib.metadata import PackageNotFoundError, distribution

from asr_models.catalog import Entry, find
from asr_models.errors import ModelError
from asr_models.installed import MANIFEST, Source, get, manifest
from asr_models.joined import join
from asr_models.progress import Progress, silent
from asr_models.sums import file_sum, folder_sums


def verify(model_id: str, progress: Progress = silent) -> list[str]:
    """Check a model's files against the sums known of them.

    Returns
    -------
    list of str
        Files that are missing or changed, by relative path; empty if all is well.

    Raises
    ------
    UnknownModelError
        If no model of this name is here.
    ModelError
        If nothing is known of its files to check them against.
    """
    model = get(model_id)
    if model.source is Source.PACKAGE and find(model_id).joined:
        entry = find(model_id)
        whole = join(entry, model.path, progress) / entry.joined
        return [] if file_sum(whole, progress=progress) == entry.sha256 else [entry.joined]
    known = _package_sums(find(model_id)) if model.source is Source.PACKAGE else manifest(model.path).get("files")
    if not isinstance(known, dict) or not known:
        raise ModelError(
            f"Nothing is known of the files of {model_id}: it was not installed by this program.",
            "Install it anew with 'coach models import'.",
        )
    have = {name: digest for name, digest in folder_sums(model.path, progress).items() if name != MANIFEST}
    return sorted(name for name in known if have.get(name) != known[name])


def _package_sums(entry: Entry) -> dict[str, str]:
    """SHA-256 of a packaged model's files, as the package's own record gives them."""
    prefix = "/".join(entry.folder or ()) + "/"
    sums: dict[str, str] = {}
    for name in entry.packages:
        try:
            recorded = distribution(name.partition("==")[0]).files or []
        except PackageNotFoundError:
            recorded = []
        for file in recorded:
            if file.as_posix().startswith(prefix) and file.hash and file.hash.mode == "sha256":
                sums[file.as_posix().removeprefix(prefix)] = _hexadecimal(file.hash.value)
    return sums


def _hexadecimal(urlsafe: str) -> str:
    """Decode a record's sum, which is URL-safe base 64 without padding."""
    return base64.urlsafe_b64decode(urlsafe + "=" * (-len(urlsafe) % 4)).hex()
