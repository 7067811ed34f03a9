"""What a reader may choose about a report: for whom, in which language, by which templates."""

from dataclasses import dataclass
from pathlib import Path

from policycheck.catalogue import languages
from policycheck.errors import PolicycheckError

AUDIENCES = ("designer", "board", "funder")


@dataclass(frozen=True, slots=True)
class Options:
    """The choices.

    Attributes:
        audience: "designer" (who wrote it), "board" (who lives under it) or "funder" (who pays for it).
        language: code of the language of the review's own words; quotations stay as they are.
        templates: a folder of the user's own templates, which take the place of ours by name.
        docs: folder or web address of the pages about criteria, "" for no links; None is the project's own.

    Raises:
        PolicycheckError: there is no such audience, language or folder, or the address is none on the web.
    """

    audience: str = "designer"
    language: str = "en"
    templates: Path | None = None
    docs: str | None = None

    def __post_init__(self) -> None:
        if self.audience not in AUDIENCES:
            raise PolicycheckError(f"no audience {self.audience!r}; use one of: {', '.join(AUDIENCES)}")
        if self.language not in languages():
            raise PolicycheckError(
                f"no review can be had in {self.language!r}; use one of: {', '.join(languages())}"
            )
        if self.templates is not None and not self.templates.is_dir():
            raise PolicycheckError(f"{self.templates}: no such folder of templates")
        if self.docs and ":" in self.docs and not self.docs.lower().startswith(("https://", "http://")):
            raise PolicycheckError(
                f"{self.docs}: give the folder of the criteria, or an address with https://"
            )


PLAIN = Options()
