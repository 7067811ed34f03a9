"""What on a web page is not the document: menus, banners, footers, forms, links to share."""

import re

from lxml.html import HtmlElement

# Never text of the document.
_TAG_LIST = (
    "script style noscript template svg math head nav iframe object embed canvas video audio picture map "
    "button select textarea input datalist dialog menu link meta base"
)
DROPPED_TAGS = frozenset(_TAG_LIST.split())
_ROLE_LIST = "navigation banner contentinfo search menu menubar toolbar dialog alertdialog tablist"
_DROPPED_ROLES = frozenset(_ROLE_LIST.split())
_FURNITURE = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|cookies?|consent|site-?(?:header|"
    r"footer)|page-?footer|"
    r"global-?(?:header|footer)|masthead|skip-?(?:link|nav|to-content)?|share|sharing|social|"
    r"pagination|pager|advert|ads?|banner|"
    r"newsletter|subscribe|popup|modal|sr-only|visually-?hidden|screen-?reader-text|toolbar|"
    r"related-(?:posts|links)|back-to-top|"
    r"mw-editsection|toc-toggle)(?:$|[-_ ])",
    re.I,
)
_MIN_MAIN = 200
_MIN_SHARE = 0.25


def main_part(body: HtmlElement) -> HtmlElement:
    """The element that holds the document: ``main``, else the only ``article``, else all of the body."""
    whole = len("".join(body.itertext()))
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = body.xpath(path)
        if len(found) == 1:
            size = len("".join(found[0].itertext()).strip())
            if size >= _MIN_MAIN and size >= whole * _MIN_SHARE:
                return found[0]
    return body


def is_furniture(element: HtmlElement, root: HtmlElement) -> bool:
    """Whether an element is part of the site and not of the document."""
    if element is root:
        return False
    tag = element.tag
    if tag in DROPPED_TAGS or (element.get("role") or "").lower() in _DROPPED_ROLES:
        return True
    if tag in ("header", "footer", "aside") and not _in_document(element, root):
        # A page's own header may hold its title.
        return not (tag == "header" and element.find(".//h1") is not None)
    if tag in ("div", "section", "ul", "p", "span", "a", "header", "footer", "aside", "form"):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if named.strip() and _FURNITURE.search(named):
            return _mostly_links(element) or len("".join(element.itertext())) < 600
    return tag in ("div", "ul", "section") and _is_menu(element)


def _in_document(element: HtmlElement, root: HtmlElement) -> bool:
    for above in element.iterancestors():
        if above is root:
            return root.tag in ("main", "article")
        if above.tag in ("article", "main"):
            return True
    return False


def _mostly_links(element: HtmlElement) -> bool:
    words = len(" ".join("".join(element.itertext()).split()))
    linked = sum(len(" ".join("".join(link.itertext()).split())) for link in element.iter("a"))
    return words == 0 or linked >= words * 0.6


def _is_menu(element: HtmlElement) -> bool:
    """A list of nothing but short links to other pages. Links within the page are a table of contents, and
    stay.
    """
    if element.tag != "ul":
        return False
    links = list(element.iter("a"))
    if len(links) < 3 or not _mostly_links(element):
        return False
    outward = [link for link in links if (link.get("href") or "#")[:1] != "#"]
    texts = ["".join(link.itertext()).split() for link in links]
    return len(outward) == len(links) and all(len(text) <= 4 for text in texts)
