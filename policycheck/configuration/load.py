"""Reading ``policycheck.toml``: each mistake is one line that names the file, the line and the right key."""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from policycheck.catalogue import languages
from policycheck.configuration.lines import Keys, line_of
from policycheck.configuration.model import AcceptedSettings, Configuration, FileSettings
from policycheck.documents.limits import MIB, Limits
from policycheck.errors import PolicycheckError
from policycheck.rating.acceptance import Acceptance
from policycheck.reading.thresholds import Thresholds
from policycheck.rubric import shipped_rubrics
from policycheck.rubric.mistakes import did_you_mean, expected

FILE = "policycheck.toml"


def load_configuration(path: str | Path | None = None) -> Configuration:
    """Load settings and kept decisions.

    Args:
        path: the file; None takes ``policycheck.toml`` of the working folder, or the defaults.
            No other place is looked at: a document's sender must not set how it is read.

    Raises:
        PolicycheckError: the file cannot be read or holds a mistake.
    """
    if path is None:
        path = Path(FILE)
        if not path.is_file():
            return Configuration()
    path = Path(path)
    text = _text(path)
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PolicycheckError(f"{path}: this is no TOML: {error or 'it is nested too deeply'}") from error
    return _Checked(path, text, told).configuration()


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(MIB + 1)
        if len(data) > MIB:
            raise PolicycheckError(f"{path}: settings larger than 1 MB are not read")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PolicycheckError(f"{path}: this is no UTF-8; save it again as UTF-8") from error
    except OSError as error:
        raise PolicycheckError(f"{path}: it cannot be read ({error.strerror}); check --config") from error


class _Checked:
    def __init__(self, path: Path, text: str, told: dict[str, Any]) -> None:
        self._path, self._text = path, text
        try:
            self._settings = FileSettings.model_validate(told)
        except ValidationError as error:
            details = min(
                error.errors(include_url=False), key=lambda found: found["type"] != "extra_forbidden"
            )
            keys: Keys = tuple(details["loc"])
            raise self._mistake(keys, expected(FileSettings, keys, details)) from error

    def configuration(self) -> Configuration:
        told = self._settings
        if told.language and told.language not in languages():
            hint = did_you_mean(told.language, languages())
            raise self._mistake(("language",), f"expected one of {', '.join(languages())}{hint}")
        return Configuration(
            rubric=told.rubric if told.rubric in shipped_rubrics() else self._beside(told.rubric),
            kind=told.kind,
            audience=told.audience,
            language=told.language,
            templates=self._beside(told.templates),
            docs=told.docs,
            fail_on=told.fail_on,
            limits=Limits(**told.limits.model_dump()),
            thresholds=self._thresholds(),
            accepted=tuple(self._acceptance(number, one) for number, one in enumerate(told.accepted)),
        )

    def _thresholds(self) -> Thresholds | None:
        told = self._settings.thresholds
        if told.finding is None and told.question is None:
            return None
        # Late: what weighs is heavy to load, and most files leave it as it is.
        from policycheck.reading.weighing import shipped_weighing

        shipped = shipped_weighing()
        finding, question = told.finding or shipped.finding, told.question or shipped.question
        if question > finding and told.question is not None:
            wanted = f"expected at most {finding:g}, from which it is a finding"
            raise self._mistake(("thresholds", "question"), wanted)
        if question > finding:
            wanted = f"expected at least {question:g}, from which it is a question; or set question lower too"
            raise self._mistake(("thresholds", "finding"), wanted)
        return Thresholds(finding, question)

    def _acceptance(self, number: int, told: AcceptedSettings) -> Acceptance:
        keys: Keys = ("accepted", number)
        if bool(told.passage) == bool(told.fingerprint):
            raise self._mistake(keys, "give the passage, or the fingerprint of the finding, and not both")
        if told.passage and told.principle is None:
            raise self._mistake((*keys, "principle"), "say which principle (1 to 8) the finding is about")
        place = f"{self._path}:{line_of(self._text, keys)}"
        return Acceptance(**told.model_dump(), place=place)

    def _beside(self, path: str | None) -> str | None:
        """A path, seen from the folder of the file."""
        return None if path is None else str(self._path.parent / path)

    def _mistake(self, keys: Keys, wanted: str) -> PolicycheckError:
        spoken = ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)
        return PolicycheckError(f"{self._path}:{line_of(self._text, keys)}: {spoken}: {wanted}")
