"""Names as the eye sees them."""

import unicodedata


def folded(name: str) -> str:
    """Return `name` as the eye sees it: compatibility forms alike, blanks left out.

    >>> folded("市科技局（本级）") == folded("市科技局 (本级)")
    True
    """
    if name.isascii() and " " not in name:
        return name
    return "".join(unicodedata.normalize("NFKC", name).split())
