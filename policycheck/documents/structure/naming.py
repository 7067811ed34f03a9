"""The name of a place as a person says it aloud: "section 3.2 (b)", "schedule 2, 4 (a)", "part IV"."""

from policycheck.documents.structure.markers import Marker

_APART = ("schedule", "appendix", "annex", "exhibit", "attachment")  # numbering starts anew in these


def section_name(labels: list[Marker], word: str = "item") -> str:
    """Name a place.

    Args:
        labels: the labels of all that it stands in, outermost first; its own the last where it bears one.
        word: what the outermost number is called where nothing else names it.
    """
    markers = [marker for marker in labels if marker.form not in ("bullet", "new")]
    apart = container = base = ""
    clauses: list[str] = []
    for marker in markers:
        if marker.is_container:
            name = f"{marker.word} {_bare(marker)}"
            apart = name if marker.word in _APART else ("" if apart and not clauses else apart)
            container = "" if marker.word in _APART else name
            base, clauses = "", []
        elif marker.is_section:
            base = f"{marker.word or 'section'} {_bare(marker)}"
            clauses = []
        else:
            clauses.append(f"({_bare(marker)})" if marker.form == "(x)" else _bare(marker))
    names = [apart] if apart else []
    if base:
        names.append(base)
    elif container:
        names.append(container)
    elif clauses and not apart:
        clauses[0] = f"{word} {clauses[0]}"
    return _said(names, clauses)


def _said(names: list[str], clauses: list[str]) -> str:
    said = ", ".join(names)
    for clause in clauses:
        gap = "" if not said else " " if clause.startswith("(") else ", "
        said += gap + clause
    return said


def _bare(marker: Marker) -> str:
    return marker.value.rstrip(".: ")
