import json

import pytest

from asr_models.errors import DownloadError
from asr_models.official import Published, published
from tests.asr_models.conftest import Served


def test_size_and_sum_come_from_the_publishers_list(server: Served) -> None:
    server.content = json.dumps([{"name": "other"}, {"name": "m", "md5": "AB" * 16, "size": 7}]).encode()

    assert published("m", server.url) == Published(7, md5="ab" * 16)


@pytest.mark.parametrize("content", [b'[{"name": "m"}]', b"{}", b"[3]"])
def test_without_a_sum_nothing_is_promised(server: Served, content: bytes) -> None:
    server.content = content

    with pytest.raises(DownloadError, match=r"has no sum for m. Try again later"):
        published("m", server.url)


@pytest.mark.parametrize(("content", "status"), [(b"<html>", None), (b"[]", 503)])
def test_a_list_that_cannot_be_read_gives_one_sentence(server: Served, content: bytes, status: int | None) -> None:
    server.content, server.status = content, status

    with pytest.raises(DownloadError, match="cannot be read"):
        published("m", server.url)
