"""Text as HTML: nothing of it is markup, and what nobody sees in it is told."""

import base64
import hashlib
import re
from html import escape

from policymodel.model.scalars import INVISIBLE

# Private use stands for glyphs that only one font has: a digit or a point may be lost in it.
_ODDITIES = f"{INVISIBLE}\r\ue000-\uf8ff\U000f0000-\U0010ffff"
_ODD = re.compile(f"[{_ODDITIES}]")
_NOT_PLAIN = re.compile(f"[&<>\"'{_ODDITIES}]")  # in one pass: a page is many small texts
_REPLACED = "\ufffd"


def shown(text: str) -> str:
    """Return `text` as HTML that says the same; the page prints the code of an odd character.

    Such characters stay where they are, each in an element of its own: a control of direction
    turns nothing but itself round, and what is copied is the document. Only NUL and halves of
    pairs, which HTML cannot hold, are replaced.

    >>> shown("<b>5&6"), shown(chr(0xE0B1))[:30]
    ('&lt;b&gt;5&amp;6', '<bdi class="odd" data-u="U+E0B')
    """
    return _NOT_PLAIN.sub(_told, text)


def in_attribute(text: str) -> str:
    """Return `text` for an attribute in quotation marks.

    >>> in_attribute('a"b' + chr(0x202E))
    'a&quot;b⟨U+202E⟩'
    """
    return _ODD.sub(lambda found: f"⟨{_code(found.group())}⟩", escape(text))


def odd_characters(text: str) -> int:
    """Return how many characters of `text` are shown by their codes."""
    return len(_ODD.findall(text))


def hash_of(text: str) -> str:
    """Return what a content security policy calls a style or script with that text.

    >>> hash_of("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _told(found: re.Match[str]) -> str:
    character = found.group()
    if character in "&<>\"'":
        return escape(character)
    # A bare CR would be read as LF, and these cannot be written at all.
    kept = "&#13;" if character == "\r" else character
    if character == "\0" or "\ud800" <= character <= "\udfff":
        kept = _REPLACED
    return f'<bdi class="odd" data-u="{_code(character)}">{kept}</bdi>'


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
