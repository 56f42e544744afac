"""The strings that cells share, and how a workbook writes characters that XML cannot hold."""

import re

from policymodel.intake import limits
from policymodel.intake.faults import refusal, say
from policymodel.intake.package import Package
from policymodel.intake.xmltree import parse, parser_of

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = range(0xD800, 0xE000)


def unescaped(text: str) -> str:
    """Return `text` with the characters that ``_xHHHH_`` stands for.

    >>> unescaped("第一行_x000A_第二行_x005F_x000A_")
    '第一行\\n第二行_x000A_'
    """
    return _ESCAPE.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if code in _SURROGATES else chr(code)


def local(name: str) -> str:
    """Return the name of an element as it is written, without its prefix."""
    return name.rpartition(":")[2]


def shared_strings(package: Package, part: str | None) -> list[str]:
    """Return the strings that cells name by their place; formatting and readings fall away."""
    if part is None or part not in package:
        return []
    reader = _Strings(package.name)
    parse(reader.parser, package.pieces(part), package.name, part)
    return reader.strings


class _Strings:
    def __init__(self, name: str) -> None:
        self.strings: list[str] = []
        self._name = name
        self._pieces: list[str] = []
        self._in_text = False
        self._phonetic = 0
        self.parser = parser_of(self._start, self._end, self._data, namespaces=False)

    def _start(self, name: str, _: dict[str, str]) -> None:
        match local(name):
            case "si":
                self._pieces = []
            case "rPh":
                self._phonetic += 1
            case "t":
                self._in_text = not self._phonetic

    def _end(self, name: str) -> None:
        match local(name):
            case "si":
                self.strings.append(unescaped("".join(self._pieces)))
                if len(self.strings) > limits.MOST_CELLS:
                    raise refusal(say, "I007", name=self._name, reason=say("too_many"))
            case "rPh":
                self._phonetic -= 1
            case "t":
                self._in_text = False

    def _data(self, text: str) -> None:
        if self._in_text:
            self._pieces.append(text)
