"""Help, list and explain start at once: they load nothing heavy."""

import json
import subprocess
import sys

import pytest

HEAVY = ["spacy", "pandas", "numpy", "onnxruntime", "lxml", "jinja2", "nupunkt", "pypdfium2", "markdown"]

PROBE = """
import json, sys
from policycheck.cli import main
sys.argv = ["policycheck", *sys.argv[1:]]
try:
    main()
finally:
    print(json.dumps(sorted(m for m in sys.modules if "." not in m)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["rubric", "--help"],
        ["rubric", "list"],
        ["rubric", "explain", "p4.stigmatizing-names"],
        ["rubric", "check", "--help"],
        ["screen", "--help"],
    ],
    ids=" ".join,
)
def test_nothing_heavy_is_loaded(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0
    loaded = json.loads(done.stderr.splitlines()[-1])
    assert "policycheck" in loaded
    assert [name for name in HEAVY if name in loaded] == []
    if "rubric" not in arguments:
        assert "pydantic" not in loaded


COLLECTIONS = """
import gc, sys
from policycheck.cli import main
before = gc.get_stats()[0]["collections"]
sys.argv = ["policycheck", "rubric", "list"]
try:
    main()
finally:
    print(gc.get_stats()[0]["collections"] - before, file=sys.stderr)
"""


def test_what_is_loaded_to_stay_is_not_looked_through_for_garbage() -> None:
    done = subprocess.run([sys.executable, "-c", COLLECTIONS], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0
    assert int(done.stderr.splitlines()[-1]) < 20  # hundreds, as Python comes
