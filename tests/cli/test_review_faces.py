"""``policycheck review`` writes the face that was asked for."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from policycheck.cli import policycheck

POLICY = (
    "# House rules\n\nResidents who test positive for drugs will be discharged. No one is refused naloxone.\n"
)


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "rules.md"
    file.write_text(POLICY, encoding="utf-8")
    return file


def run(*arguments: str) -> str:
    done = CliRunner().invoke(policycheck, ["review", *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        ([], "# Review: House rules"),
        (["--audience", "board"], "# What this policy would do to you"),
        (["--audience", "funder"], "# One page for funders: House rules"),
        (["--audience", "board", "--language", "es"], "# Lo que esta política le haría a usted"),
        (["--format", "html"], '<!doctype html>\n<html lang="en">'),
        (["--format", "html", "--language", "es"], '<!doctype html>\n<html lang="es">'),
    ],
    ids=" ".join,
)
def test_each_face_begins_as_its_reader_expects(policy: Path, arguments: list[str], start: str) -> None:
    assert run(str(policy), *arguments).startswith(start)


def test_the_ending_of_the_file_chooses_the_format(policy: Path) -> None:
    for name, start in {
        "a.html": b"<!doctype html>",
        "b.json": b"{",
        "c.md": b"# Review",
        "d.docx": b"PK",
    }.items():
        assert run(str(policy), "-o", name) == ""
        assert Path(name).read_bytes().startswith(start)


def test_templates_of_the_users_are_used(policy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "review.md.j2").write_text("Ours: {{ review.title }}\n", encoding="utf-8")
    assert run(str(policy), "--templates", str(folder)) == "Ours: House rules\n"
