"""Archives hand out their files one by one, and nothing that was made to do harm."""

import io
import stat
import zipfile

import pytest

from policycheck.documents.formats.archive import Member, members
from policycheck.documents.limits import Limits
from policycheck.errors import UnreadableDocument


def archive(files: dict[str, bytes], links: tuple[str, ...] = ()) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if name in links:
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
            container.writestr(info, data)
    return buffer.getvalue()


def read(files: dict[str, bytes], links: tuple[str, ...] = (), limits: Limits | None = None) -> list[Member]:
    return list(members(archive(files, links), "papers.zip", limits))


def test_files_come_in_order_with_their_place() -> None:
    found = read({"b/two.txt": b"two", "one.txt": b"one", "__MACOSX/x": b"x", "b/.DS_Store": b"x"})
    assert [(member.name, member.data) for member in found] == [
        ("papers.zip/b/two.txt", b"two"),
        ("papers.zip/one.txt", b"one"),
    ]


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    inner = archive({"deep.txt": b"deep"})
    assert read({"inner.zip": inner})[0].name == "papers.zip/inner.zip/deep.txt"
    for _ in range(3):
        inner = archive({"inner.zip": inner})
    assert "too many archives deep" in read({"inner.zip": inner})[0].problem.reason


@pytest.mark.parametrize(
    "name", ["../up.txt", "/etc/passwd", "a/../../b", "C:\\x.txt", "\\\\host\\share\\x", "..\\x"]
)
def test_names_that_point_outside_are_named_as_a_problem(name: str) -> None:
    member = read({name: b"x"})[0]
    assert member.data == b""
    assert "outside" in member.problem.reason


def test_links_are_not_followed() -> None:
    assert "link" in read({"passwd": b"/etc/passwd"}, links=("passwd",))[0].problem.reason


def test_one_bad_file_does_not_stop_the_rest() -> None:
    data = bytearray(archive({"bad.txt": b"bad" * 50, "good.txt": b"good"}))
    at = data.find(b"bad.txt") + len("bad.txt")
    data[at : at + 4] = b"\xff\xff\xff\xff"
    bad, good = members(bytes(data), "papers.zip")
    assert bad.problem is not None
    assert good.data == b"good"


def test_bombs_are_not_unpacked() -> None:
    found = read({"bomb.txt": b"\x00" * 60_000_000, "good.txt": b"good"})
    assert "unpacks to far more" in found[0].problem.reason
    assert found[1].data == b"good"


def test_members_over_the_size_are_not_unpacked() -> None:
    found = read({"big.txt": bytes(range(256)) * 9000}, limits=Limits(megabytes=1))
    assert found[0].problem is not None


def test_a_broken_archive_gives_one_clear_line() -> None:
    with pytest.raises(UnreadableDocument):
        list(members(b"PK\x03\x04 no more", "papers.zip"))
