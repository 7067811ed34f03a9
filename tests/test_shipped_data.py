"""Principles and rubrics are found wherever policycheck is installed, from whatever folder it is called."""

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PROBE = """
from pathlib import Path
import policycheck
from policycheck.shipped import shipped
print(Path(policycheck.__file__).resolve())
for name in ("principles", "rubrics/harm-reduction", "rubrics/language.yaml", "rubrics/schema.json"):
    print(shipped(name).resolve())
for name in ("review", "comparison"):
    print(shipped(f"reports/{name}.schema.json").resolve())
from policycheck.rubric import load_principles, load_rubric
print(len(load_principles()), load_rubric().hash)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the tree, without the network."""
    copy = tmp_path_factory.mktemp("source")
    for name in ("policycheck", "principles", "rubrics"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, copy)
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(copy)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


def _probe(python: Path | str, folder: Path, extra_path: str = "") -> list[str]:
    """Run the probe in another folder; ``extra_path`` lends it our dependencies and nothing else."""
    code = f"import sys; sys.path.append({extra_path!r})\n{PROBE}" if extra_path else PROBE
    done = subprocess.run([str(python), "-I", "-c", code], capture_output=True, text=True, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_an_installed_wheel_finds_its_data(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True, clear=True, symlinks=sys.platform != "win32")
    scripts = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / ("python.exe" if sys.platform == "win32" else "python")
    install = [str(python), "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    package, *data, review, comparison, summary = _probe(python, elsewhere, sysconfig.get_path("purelib"))
    inside = Path(package).parent
    assert tmp_path.resolve() in inside.parents, "it is the wheel's own copy that runs"
    assert all(inside / "_shipped" in Path(line).parents for line in data)
    assert Path(review) == inside / "reports" / "review.schema.json"
    assert Path(comparison) == inside / "reports" / "comparison.schema.json"
    assert summary.startswith("8 ")


def test_an_editable_install_finds_the_data_that_people_edit(tmp_path: Path) -> None:
    package, *data, _ = _probe(sys.executable, tmp_path)
    if Path(package).parent != ROOT / "policycheck":
        pytest.skip("policycheck is not installed from this checkout")
    assert all(ROOT in Path(line).parents and "_shipped" not in line for line in data)


def test_both_hold_the_same_rubric(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "unpacked")
    for folder in ("principles", "rubrics"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert files
        for path in files:
            twin = tmp_path / "unpacked" / "policycheck" / "_shipped" / path.relative_to(ROOT)
            assert twin.read_bytes() == path.read_bytes()


def test_the_wheel_holds_the_package_and_its_data_only(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"policycheck"}
