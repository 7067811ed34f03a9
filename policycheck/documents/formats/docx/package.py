"""The parts of a .docx: which is the document, which hold its styles, numbering, notes, headers and
comments.
"""

import posixpath

from lxml import etree

from policycheck.documents.formats.container import Container, damaged
from policycheck.documents.formats.safe_xml import parse_xml, transitional

_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """A .docx, opened. Parts are parsed when they are asked for.

    Raises:
        UnreadableDocument: the container or a part that is asked for is damaged.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._container = Container(data, name)
        roots = self._relationships("")
        main = next(
            (target for kind, target in roots.values() if kind == "officeDocument"), "word/document.xml"
        )
        if main not in self._container:
            raise damaged(name, "its main part is missing")
        self.main = main
        self.core = next((target for kind, target in roots.values() if kind == "core-properties"), "")
        self._related = self._relationships(main)

    def document(self) -> etree._Element:
        """The root of the main part."""
        return self._parse(self.main)

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part of a kind ("styles", "numbering", "footnotes"...), or None."""
        target = next((target for found, target in self._related.values() if found == kind), "")
        return self._parse(target) if target in self._container else None

    def by_relationship(self, identifier: str) -> etree._Element | None:
        """The root of the part that the main part refers to by an id, or None."""
        _, target = self._related.get(identifier, ("", ""))
        return self._parse(target) if target in self._container else None

    def title(self) -> str:
        """The title by the file's own properties, or ""."""
        if self.core not in self._container:
            return ""
        found = self._parse(self.core).find("{http://purl.org/dc/elements/1.1/}title")
        return "" if found is None else (found.text or "").strip()

    def has(self, kind: str) -> bool:
        """Whether the main part is tied to a part of a kind."""
        return any(found == kind for found, _ in self._related.values())

    def count(self, folder: str) -> int:
        """How many parts lie in a folder ("word/media/")."""
        return sum(part.startswith(folder) and not part.endswith("/") for part in self._container.names())

    def _parse(self, part: str) -> etree._Element:
        return parse_xml(transitional(self._container.read(part)), self.name, part)

    def _relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id -> (kind, path of the part). What lies outside the file is left out: nothing is
        fetched.
        """
        folder, leaf = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if path not in self._container:
            return {}
        found = {}
        for relationship in self._parse(path).iter(_RELS):
            if relationship.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, relationship.get("Target", ""))).lstrip(
                "/"
            )
            found[relationship.get("Id", "")] = (relationship.get("Type", "").rsplit("/", 1)[-1], target)
        return found
