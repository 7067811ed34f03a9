"""Where a rubric's files lie: by name among those shipped, or by path; and the rubrics that it builds on."""

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from policycheck.errors import RubricError
from policycheck.rubric.mistakes import did_you_mean, first_mistake
from policycheck.rubric.parts import RubricFile
from policycheck.rubric.source import Keys, Part, read_part
from policycheck.shipped import shipped

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True)
class Layer:
    """One rubric's own files, without those that it builds on."""

    path: Path
    parts: tuple[tuple[Part, RubricFile], ...]


def shipped_rubrics() -> list[str]:
    """Names of the rubrics that travel with policycheck and can be used as they are."""
    return sorted(
        folder.name for folder in shipped("rubrics").iterdir() if (folder / "rubric.yaml").is_file()
    )


def layers_of(name_or_path: str | Path) -> list[Layer]:
    """The rubric and those that it builds on, the deepest first, each once.

    Raises:
        RubricError: one cannot be found or read, has a mistake of form, or builds on itself.
    """
    found: dict[Path, Layer] = {}
    _gather(_locate(name_or_path), found, ())
    return list(found.values())


def _gather(path: Path, found: dict[Path, Layer], above: tuple[Path, ...]) -> None:
    here = (*above, path.resolve())
    layer = Layer(path, tuple(_read(file) for file in _files(path)))
    for part, content in layer.parts:
        named = [content.extends] if isinstance(content.extends, str) else content.extends
        for number, name in enumerate(named):
            keys: Keys = ("extends",) if isinstance(content.extends, str) else ("extends", number)
            base = _base(part, keys, name)
            if base.resolve() in here:
                ring = " -> ".join(p.name for p in (*here, base))
                raise part.mistake(keys, f"a rubric cannot build on itself: {ring}")
            if base.resolve() not in found:
                _gather(base, found, here)
    found[path.resolve()] = layer


def _locate(name_or_path: str | Path) -> Path:
    name = str(name_or_path)
    if isinstance(name_or_path, str) and (path := _shipped(name)):
        return path
    path = Path(name_or_path)
    if path.is_file() or (path / "rubric.yaml").is_file():
        return path
    names = shipped_rubrics()
    reason = "this folder has no rubric.yaml" if path.is_dir() else "no such rubric or file"
    hint = did_you_mean(name, names) or f"; shipped: {', '.join(names)}"
    raise RubricError(name, 0, "", f"{reason}{hint}")


def _base(part: Part, keys: Keys, name: str) -> Path:
    if path := _shipped(name):
        return path
    path = part.file.parent / name
    if path.is_file() or (path / "rubric.yaml").is_file():
        return path
    names = shipped_rubrics()
    hint = did_you_mean(name, names) or f"; shipped: {', '.join(names)}"
    raise part.mistake(keys, f"no rubric {name!r} among the shipped ones or beside this file{hint}")


def _shipped(name: str) -> Path | None:
    if not _NAME.fullmatch(name):
        return None
    for path in (shipped("rubrics") / name, shipped("rubrics") / f"{name}.yaml"):
        if path.exists():
            return path
    return None


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(path.glob("*.yaml"), key=lambda file: (file.name != "rubric.yaml", file.name))


def _read(file: Path) -> tuple[Part, RubricFile]:
    part = read_part(file)
    try:
        return part, RubricFile.model_validate(part.data)
    except ValidationError as error:
        raise first_mistake(part, RubricFile, error) from error
