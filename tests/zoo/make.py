"""Makes the document zoo in tests/zoo/formats. Run it from anywhere; the files are committed, so tests do
not need it.

    pip install -e ".[test]"      (python-docx, reportlab, odfpy)
    apt-get install libreoffice-writer
    python tests/zoo/make.py

Each file has a .yaml beside it, written by hand: the blocks that a reader of the page would name.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.zoo.makers import mail, odf, pdf, plain, rtf, word

FOLDER = Path(__file__).resolve().parent / "formats"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    word.make(FOLDER)
    odf.make(FOLDER)
    pdf.make(FOLDER)
    plain.make(FOLDER)
    rtf.make(FOLDER)
    for name, targets in (
        ("policy.docx", ("odt", "rtf", "pdf", "html")),
        ("notes.docx", ("odt", "rtf", "pdf")),
    ):
        for target in targets:
            convert(FOLDER / name, target, FOLDER / f"{Path(name).stem}-libreoffice.{target}")
    convert(FOLDER / "policy-odfpy.odt", "docx", FOLDER / "policy-libreoffice.docx")
    convert(FOLDER / "policy.docx", "doc", FOLDER / "policy-old.doc")
    mail.make(FOLDER)


def convert(source: Path, target: str, result: Path) -> None:
    """Convert a file with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", "--convert-to", target, "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        shutil.copy(Path(folder) / f"{source.stem}.{target}", result)


if __name__ == "__main__":
    main()
