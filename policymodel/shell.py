"""Words of commands that messages propose, so that they can be copied and run as they stand."""

import os
import re

# What shells take for more than a character; a Chinese name needs no marks.
_SPECIAL = re.compile(r"""[\s"'`$&|;<>()*?\[\]{}!#~^%,@=\\“”‘’]""")
_SPECIAL_OF_POSIX = re.compile(r"""[\s"'`$&|;<>()*?\[\]{}!#~^\\]""")

_LIVE = re.compile(r"""["$`\\!]""")  # what means something between double marks, too


def quoted(word: object, *, windows: bool = os.name == "nt") -> str:
    r"""Return a word, a path or a name, as it is to be typed in a terminal.

    >>> quoted("云泽市 2031.xlsx", windows=False), quoted("云泽市.xlsx", windows=False)
    ('"云泽市 2031.xlsx"', '云泽市.xlsx')
    >>> print(quoted("C:\\a b\\", windows=True), quoted("-x.xlsx", windows=False))
    "C:\a b\\" ./-x.xlsx
    """
    text = str(word)
    if text.startswith("-"):
        text = f"./{text}"  # else it would be taken for an option
    if windows:
        # A backslash is special only before the closing mark.
        if text and not _SPECIAL.search(text.replace("\\", "")):
            return text
        return '"' + re.sub(r'(\\*)("|$)', _guarded, text, count=0) + '"'
    if text and not _SPECIAL_OF_POSIX.search(text):
        return text
    if not _LIVE.search(text):
        return f'"{text}"'  # as on Windows
    return "'" + text.replace("'", "'\"'\"'") + "'"


def _guarded(found: re.Match[str]) -> str:
    slashes, end = found.groups()
    return slashes * 2 + ("\\" + end if end else "")
