"""From the bytes of a web page to a document: the document's own part, and what is around it."""

import re
from collections.abc import Iterator
from typing import Any

from policymodel.findings import Finding
from policymodel.intake import limits
from policymodel.intake.document import DocumentText, MetadataItem
from policymodel.intake.faults import refusal, say, telling
from policymodel.intake.furniture import furniture, is_portal, portal_items
from policymodel.intake.mending import mended
from policymodel.intake.web.blocks import lines_of
from policymodel.intake.web.charset import Decoded, decode_page
from policymodel.intake.web.roots import content_root
from policymodel.intake.writer import OWN, Line, Writer, tidy

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_SPEAKING = {"pubdate": "published", "contentsource": "origin"}
_LONGEST = 300
_TITLE_END = re.compile(r"\s*[-_|–—]+\s*[^-_|–—]*$")


def read_page(data: bytes, name: str) -> DocumentText:
    """Return the document that a web page shows.

    Raises:
        DocumentError: lxml is missing, the page's encoding is not known, it is too large, or
            there is no text on it.
    """
    page = decode_page(data)
    if page is None or "\0" in page.text[:1024].replace("\0", "", 8):
        raise refusal(say, "I010", name=name)
    tree = _tree(page.text, name)
    root = content_root(tree)
    around = list(lines_of(tree, skip=root))
    writer = Writer(OWN | {"related"})
    inside, joined = mended(_own(root))
    _write_portal(around, inside, writer)
    if title := _title(tree, inside):
        writer.line(title, "heading", level=1)
    for line in inside:
        writer.write(line)
    _set_aside(around, writer)
    if not any(block.kind != "metadata" for block in writer.blocks):
        raise refusal(say, "I008" if _pictures(root) else "I009", name=name)
    return DocumentText(
        name=name,
        format="html",
        text=writer.text,
        blocks=tuple(writer.blocks),
        asides=tuple(writer.asides),
        told=tuple(_told(page, joined)),
        metadata=(*writer.metadata, *_spoken(tree, writer.metadata)),
    )


def _tree(text: str, name: str) -> Any:
    """The tree of a page, by lxml, which needs nothing of the network and no entities of it."""
    try:
        from lxml import etree, html
    except ImportError as error:
        raise refusal(say, "I011", name=name, package="lxml") from error
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    bare = text.replace("\0", "")
    declared = _DECLARATION.match(bare)
    bare = bare[declared.end() :] if declared else bare
    try:
        tree = html.document_fromstring(bare.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise refusal(say, "I009", name=name) from error
    _bounded(tree, name)
    return tree


def _bounded(tree: Any, name: str) -> None:
    depth = {tree: 1}
    for count, element in enumerate(tree.iter(), 1):
        above = element.getparent()
        depth[element] = here = depth.get(above, 0) + 1
        if here > limits.DEEPEST:
            raise refusal(say, "I007", name=name, reason=say("too_deep"))
        if count > limits.MOST_NODES:
            raise refusal(say, "I007", name=name, reason=say("too_many"))


def _own(root: Any) -> Iterator[Line]:
    """The lines of the document, those of a portal told as such."""
    said_before = False
    for line in lines_of(root):
        said = portal_items(tidy(line.text)) if line.kind == "paragraph" else []
        said_before = bool(said) and (said_before or is_portal(said))
        yield line._replace(kind="portal") if said_before else line


def _write_portal(around: list[Line], inside: list[Line], writer: Writer) -> None:
    """Write what a portal says above a document, each item once."""
    known: set[tuple[str, str]] = set()
    for line in around:
        text = tidy(line.text)
        said = portal_items(text)
        new = {(each.key, text[each.start : each.end]) for each in said} - known
        if is_portal(said) and any(value for _, value in new):
            writer.portal([text])
            known |= new
    for place, line in enumerate(inside):
        said = portal_items(tidy(line.text)) if line.kind == "portal" else []
        if said and {(each.key, tidy(line.text)[each.start : each.end]) for each in said} <= known:
            inside[place] = line._replace(kind="related")


def _title(tree: Any, inside: list[Line]) -> str:
    """The title that stands above a document and not in it; else nothing."""
    packed = "".join("".join(line.text.split()) for line in inside if not line.cells)
    for text in _titles(tree):
        title = tidy(text)
        if title and "".join(title.split()) in packed:
            return ""
        if len(title) >= 4:
            return title
    return ""


def _titles(tree: Any) -> Iterator[str]:
    for meta in tree.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle":
            yield meta.get("content") or ""
    headings = [tidy(each.text_content()) for each in tree.iter("h1")]
    title = next((tidy(each.text_content()) for each in tree.iter("title")), "")[:_LONGEST]
    yield from (each for each in headings if each and each in title)
    # What stands before the name of the site; a title without one is that of the site itself.
    if (end := _TITLE_END.search(title)) is not None:
        yield title[: end.start()]


def _set_aside(around: list[Line], writer: Writer) -> None:
    for line in around:
        text = tidy(" ".join(cell.text for cell in line.cells) if line.cells else line.text)
        if not is_portal(portal_items(text)):
            found = "related" if line.kind == "related" else furniture(text)
            writer.aside(found or "navigation", text)


def _told(page: Decoded, joined: int) -> Iterator[Finding]:
    if not page.fits:
        yield telling(say, "I107", declared=page.declared or "", used=page.used)
    if joined:
        yield telling(say, "I113", count=joined)


def _spoken(tree: Any, known: list[MetadataItem]) -> Iterator[MetadataItem]:
    """What the head of a page says that stands nowhere on it."""
    keys = {item.key for item in known}
    for meta in tree.iter("meta"):
        label = (meta.get("name") or "").lower()
        text = tidy(meta.get("content") or "")
        key = _SPEAKING.get(label)
        if key and text and key not in keys:
            keys.add(key)
            yield MetadataItem(key=key, label=meta.get("name"), text=text)


def _pictures(root: Any) -> bool:
    return next(root.iter("img"), None) is not None
