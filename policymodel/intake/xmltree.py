"""XML from outside as a tree: no document type, no entity, bounded in size and depth.

Elements are named ``prefix:local`` with the prefixes of the list below, whichever the file
declares; names of other namespaces have the prefix ``?``.
"""

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from policymodel.intake import limits
from policymodel.intake.faults import refusal, say

_WORD = "wordprocessingml/main"
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    f"http://purl.oclc.org/ooxml/{_WORD}": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x",
    "urn:schemas-microsoft-com:vml": "v",
}

# Of the formatting of characters, most of what Word writes, no more than this is asked for.
_OF_RUNS = frozenset({"w:vanish", "w:specVanish", "w:del", "w:ins"})


class _BoundError(Exception):
    """A limit was reached; what it says is the key of its reason."""


class _Tree:
    """The tree that the events of a parser make."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.parser = parser_of(self._start, self._end, self._data)
        self._nodes = self._skipped = 0
        self._open = [""]
        self._names: dict[str, str] = {}

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = self._named(name)
        if self._skipped or (self._open[-1] == "w:rPr" and tag not in _OF_RUNS):
            self._skipped += 1
            return
        self._nodes += 1
        self._open.append(tag)
        if self._nodes > limits.MOST_NODES or len(self._open) > limits.DEEPEST:
            raise _BoundError("too_many" if self._nodes > limits.MOST_NODES else "too_deep")
        self.builder.start(tag, {self._named(key): value for key, value in attributes.items()})

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self.builder.end(self._open.pop())

    def _data(self, text: str) -> None:
        if not self._skipped:
            self.builder.data(text)

    def _named(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            space, _, local = name.rpartition("}")
            known = f"{_PREFIXES.get(space, '?')}:{local}" if space else local
            self._names[name] = known
        return known


def tree(pieces: Iterable[bytes], name: str, part: str) -> Element:
    """Return the root of the tree that `pieces` make.

    Raises:
        DocumentError: they are no well-formed XML, declare a document type, or are too large.
    """
    made = _Tree()
    parse(made.parser, pieces, name, part)
    root: Element = made.builder.close()
    return root


def parser_of(
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    data: Callable[[str], None],
    *,
    namespaces: bool = True,
) -> expat.XMLParserType:
    """Return a parser that tells of elements and text, and stops at a document type.

    With a document type come entities, and with them bombs. Names are ``space}local``, and
    without `namespaces` as they are written, which is faster.
    """

    def stop(*_: object) -> None:
        raise _BoundError("entities")

    parser = expat.ParserCreate(namespace_separator="}" if namespaces else None)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = stop
    parser.EntityDeclHandler = stop
    return parser


def parse(parser: expat.XMLParserType, pieces: Iterable[bytes], name: str, part: str) -> None:
    """Give `pieces` to `parser`, whose faults become refusals that name the file and its part.

    Raises:
        DocumentError: they are no well-formed XML, or a limit is reached.
    """
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except _BoundError as bound:
        reason = {"entities": say("entities"), "too_deep": say("too_deep")}.get(str(bound))
        reason = reason or say("too_many")
        raise refusal(say, "I007", name=name, reason=reason) from bound
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise refusal(say, "I006", name=name, reason=say("bad_part", part=part)) from error
