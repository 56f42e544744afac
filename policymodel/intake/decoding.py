"""The text that bytes hold: UTF-8, else GB 18030; UTF-16 where they begin with its mark."""

_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_USUAL = ("utf-8", "gb18030")


def decoded(data: bytes) -> str | None:
    """Return the text of `data`, a byte order mark included; None if it is no text.

    >>> decoded("二、目标".encode("gb18030"))
    '二、目标'
    >>> decoded(b"PK\\x03\\x04\\xff\\xff") is None
    True
    """
    marked = next((code for mark, code in _MARKS.items() if data.startswith(mark)), None)
    for encoding in (marked,) if marked else _USUAL:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def with_plain_ends(text: str) -> str:
    """Return `text` without byte order mark, its line ends ``"\\n"``.

    >>> with_plain_ends("\\ufeff一\\r\\n二\\r三")
    '一\\n二\\n三'
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
