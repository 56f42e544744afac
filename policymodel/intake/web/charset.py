"""The characters of a page: what it declares is held against its bytes, which decide."""

import re
from typing import NamedTuple

_META = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"'\s]*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9_\-]+)", re.IGNORECASE)
_HEAD = 16_384
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "hz-gb-2312"})
_KNOWN = {
    "utf-8": "utf-8", "utf8": "utf-8", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "utf-16": "utf-16", "utf-16le": "utf-16-le", "iso-8859-1": "gb18030", "us-ascii": "utf-8",
} | dict.fromkeys(_CHINESE, "gb18030")  # fmt: skip
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MOST_WRONG = 0.02


class Decoded(NamedTuple):
    """The text of a page.

    Attributes:
        text: its characters; those that its bytes do not hold are U+FFFD.
        used: the encoding it was read in.
        declared: the encoding that it declares, if it does.
        fits: whether what is declared is what was used, gb2312 being a part of GB 18030.
    """

    text: str
    used: str
    declared: str | None
    fits: bool


def decode_page(data: bytes) -> Decoded | None:
    """Return the text of a page; None where it is in no encoding that is known.

    A page that declares gb2312 often holds characters of its successors: all are read as
    GB 18030, of which they are parts. Where bytes are valid UTF-8 they are that, for Chinese
    text in another encoding hardly ever is.

    >>> page = '<meta charset="gb2312"><p>㙍口镇</p>'.encode("gb18030")
    >>> decode_page(page)[1:], decode_page(page.replace(b"gb2312", b"utf-8"))[1:]
    (('gb18030', 'gb2312', True), ('gb18030', 'utf-8', False))
    """
    marked = next((code for mark, code in _MARKS if data.startswith(mark)), None)
    declared = _declared(data)
    meant = _KNOWN.get(declared or "utf-8")
    usual = dict.fromkeys(("utf-8", meant or "gb18030", "gb18030"))
    candidates = [marked] if marked else list(usual)
    for code in candidates:
        if (text := _strictly(data, code)) is not None:
            fits = declared is None or marked is not None or meant == code
            return Decoded(text, code, declared, fits)
    loose = {code: data.decode(code, "replace") for code in candidates}
    used, text = min(loose.items(), key=lambda each: each[1].count("\ufffd"))
    if text.count("\ufffd") > _MOST_WRONG * len(text):
        return None
    return Decoded(text, used, declared, meant == used)


def _declared(data: bytes) -> str | None:
    """What the page's own tags declare; a charset= of a script is no declaration."""
    head = re.sub(rb"(?is)<script\b.*?(?:</script>|$)|<!--.*?-->", b"", data[:_HEAD])
    found = _META.search(head) or _XML.match(head)
    return found[1].decode("ascii").lower() if found else None


def _strictly(data: bytes, code: str) -> str | None:
    try:
        return data.decode(code)
    except (UnicodeDecodeError, LookupError):
        return None
