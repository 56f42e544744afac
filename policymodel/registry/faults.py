"""What can be wrong with plugins; P008 and P012, of rules that run, stand with them.

The registry lists plans before anything as heavy as a finding loads, hence the imports below.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from policymodel.text import Nearest, Text, Texts, ask_for, did_you_mean

if TYPE_CHECKING:
    from policymodel.findings import Finding, RegistryError

say = Texts(__file__)

_CALLED = {
    "docx": "word doc wps 文档",
    "responsibility,targets": "excel xlsx xls 工作簿",
    "markdown": "md",
    "responsibility": "责任分工 责任",
    "targets": "指标 目标",
    "csv,json": "数据",
}
"""What people call what exporters write."""
_FORMATS = {word: names for names, words in _CALLED.items() for word in words.split()}
_WARNINGS = ("P009", "P010", "P013")


def fault(
    code: str,
    *,
    file: object = None,
    line: int | None = None,
    hint: Text | None = None,
    **words: object,
) -> "Finding":
    """Return the finding `code`, with `words` in its braces."""
    from policymodel.findings import Finding

    return Finding(
        code=code,
        severity="warning" if code in _WARNINGS else "error",
        message=say(f"{code}.message", **words),
        hint=hint or say(f"{code}.hint", **words),
        file=None if file is None else str(file),
        line=line,
    )


def error(code: str, *more: "Finding", **words: Any) -> "RegistryError":
    """Return `fault` as an error, with `more` findings besides."""
    from policymodel.findings import RegistryError

    return RegistryError(fault(code, **words), *more)


def unknown(
    word: str,
    known: Iterable[str],
    kind: Literal["plan", "exporter"],
    *more: "Finding",
    places: Sequence[str] = (),
) -> "RegistryError":
    """Return the error that there is no plan or exporter called `word`.

    `places` are the names of the plans' places: `word` may be meant for one, in full or, as they
    are often said, without the last character.
    """
    names, said = sorted(set(known)), say(f"kinds.{kind}")
    nearest, ends = Nearest(places), dict.fromkeys(["", *(name[-1:] for name in places)])
    meant = next(filter(None, (nearest.to(word + end) for end in ends)), None)
    format_meant = _FORMATS.get(word.strip(". ").casefold()) if kind == "exporter" else None
    hint = (
        ask_for(format_meant or meant)
        or did_you_mean(word, names)
        or say("known", kind=said, names=", ".join(names) or "—")
    )
    return error("P001", *more, why=say("unknown", word=word, kind=said), hint=hint)
