"""What the codes mean that are not a rule's: of files, units, plugins, settings, exports.

They are data, in `codes.yaml`, opened when somebody asks; so are those of rules that there were,
in `retired.yaml`.
"""

from functools import cache
from pathlib import Path

from attrs import frozen

from policymodel.text import Text, read_data


@frozen(kw_only=True)
class Code:
    """A code that findings carry.

    Attributes:
        code: a letter and three digits; it never changes its meaning.
        group: what codes of its kind are about.
        title: its meaning in a few words.
        meaning: its meaning in a sentence.
        fix: what to do about it.
    """

    code: str
    group: Text
    title: Text
    meaning: Text
    fix: Text


@cache
def other_codes() -> dict[str, Code]:
    """Return the codes that are not a rule's, in the order of the list.

    >>> other_codes()["X011"].fix.en
    'Try again with --jobs 1.'
    """
    return {
        code: Code(code=code, group=group["label"], **words)
        for group in read_data(Path(__file__).with_suffix(".yaml")).values()
        for code, words in group["codes"].items()
    }


@cache
def retired_codes() -> dict[str, Text]:
    """Return the codes of rules that there were, with what has become of them.

    >>> retired_codes()["G104"].en
    'Part of G102 now, which tells in one line what the machinery lacks: here, monitoring.'
    """
    found: dict[str, Text] = read_data(Path(__file__).with_name("retired.yaml"))
    return found
