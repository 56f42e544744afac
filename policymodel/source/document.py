"""The text of a source document, and finding it by its hash.

A plan ships facts and offsets, never the document's sentences. Whoever holds the document
keeps it as plain text in a folder; its hash says which file it is, whatever its name.
"""

import hashlib
import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from attrs import field, frozen

from policymodel.findings import Finding, SourceError, Text
from policymodel.model import Measure, Plan, Source, Span
from policymodel.source.brackets import Bracket, find_brackets
from policymodel.source.headings import heading_end
from policymodel.source.years import number_spans

LARGEST_FILE = 20_000_000
"""Bytes of the largest file that is read as a source text."""


@frozen
class SourceText:
    """A document's text, in which every span of a plan counts.

    Attributes:
        text: the text, decoded; line ends are ``"\\n"``.
        name: the file's name, for messages.
        sha256: SHA-256 of the text's UTF-8 bytes.
    """

    text: str = field(repr=False)
    name: str = ""
    sha256: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "sha256", _digest(self.text.encode("utf-8", "surrogatepass")))

    @property
    def source(self) -> Source:
        """What a plan file states about this text, to be found again by it."""
        return Source(sha256=self.sha256, characters=len(self.text))

    @cached_property
    def numbers(self) -> tuple[Span, ...]:
        """Where the text prints Arabic numbers, in order."""
        return number_spans(self.text)

    @cached_property
    def brackets(self) -> tuple[Bracket, ...]:
        """The responsibility brackets that the text prints, in order."""
        return find_brackets(self.text)

    def at(self, span: Span | None) -> str | None:
        """Return the characters of `span`; None without a span or with one out of bounds."""
        if span is None or span.end > len(self.text):
            return None
        return self.text[span.slice]


def find_source(plan: Plan, folder: str | os.PathLike[str]) -> SourceText:
    """Return the text that `plan` cites, from the ``*.txt`` files of `folder`.

    The file's name does not matter. A text that only gained a byte order mark or CRLF line
    ends, or was saved as GB 18030, is still the same text. Folders inside `folder` and files
    of more than 20 MB are not looked into.

    Raises:
        SourceError: V001, the plan names no text, `folder` is no folder, or no file is it.
    """
    wanted = plan.document.source
    if wanted is None:
        raise SourceError(unnamed_source())
    folder = Path(folder)
    if not folder.is_dir():
        raise SourceError(
            Finding(
                code="V001",
                severity="error",
                message=Text(
                    f"应为存放原文的文件夹，{folder} 不是文件夹",
                    f"expected a folder of source texts, found no folder at {folder}",
                ),
                hint=Text(
                    "请给出存放原文 txt 文件的文件夹。",
                    "Name the folder that holds the .txt files.",
                ),
                path="document.source",
            )
        )
    seen: list[SourceText] = []
    unread: list[str] = []
    for file in sorted(folder.glob("*.txt")):
        try:
            if not file.is_file():
                continue
            if file.stat().st_size > LARGEST_FILE:
                unread.append(file.name)
                continue
            data = file.read_bytes()
        except OSError:
            unread.append(file.name)
            continue
        last = None
        for text in _readings(data):
            last = SourceText(text, file.name)
            if last.sha256 == wanted.sha256:
                return last
        if last is None:
            unread.append(file.name)
        else:
            seen.append(last)
    raise SourceError(_not_found(plan, wanted, folder, seen, unread))


def measure_text(plan: Plan, measure: Measure, source: SourceText) -> str:
    """Return the document's own words on `measure`: without number, title and bracket.

    Empty where the measure has no span, or where the document adds nothing to its title.

    Raises:
        SourceError: V001, `source` is not the text that `plan` cites.
    """
    if (found := wrong_source(plan, source)) is not None:
        raise SourceError(found)
    whole = source.at(measure.at)
    if whole is None or measure.at is None:
        return ""
    start = heading_end(whole, measure.number, measure.title) or 0
    bracket = measure.responsibilities_at
    if bracket is None or bracket not in measure.at:
        return whole[start:].lstrip("。.:： ").strip()
    before = whole[start : max(bracket.start - measure.at.start, start)]
    after = whole[bracket.end - measure.at.start :]
    return (before + after).lstrip("。.:： ").strip()


def wrong_source(plan: Plan, source: SourceText) -> Finding | None:
    """Return V001 if `source` is not the text that `plan` cites, else None."""
    wanted = plan.document.source
    if wanted is None:
        return unnamed_source()
    if wanted == source.source:
        return None
    return Finding(
        code="V001",
        severity="error",
        message=Text(
            f"应为方案所引原文(sha256 {wanted.sha256[:12]}…,{wanted.characters} 字),"
            f"实为 {source.name or '一段文字'}(sha256 {source.sha256[:12]}…,{len(source.text)} 字)",
            f"expected the text that the plan cites (sha256 {wanted.sha256[:12]}…, "
            f"{wanted.characters} characters), found {source.name or 'a text'} "
            f"(sha256 {source.sha256[:12]}…, {len(source.text)} characters)",
        ),
        hint=_AS_CITED,
        path="document.source",
    )


def unnamed_source() -> Finding:
    """Return V001 for a plan that does not say which text its spans count in."""
    return Finding(
        code="V001",
        severity="error",
        message=Text(
            "应写明原文的 sha256 和字数，方案未写 document.source",
            "expected the source text's sha256 and length, found no document.source in the plan",
        ),
        hint=Text(
            "请在 document 下写 source: {sha256: …, characters: …}。",
            "Give source: {sha256: …, characters: …} under document.",
        ),
        path="document.source",
    )


_AS_CITED = Text(
    "位置按原文逐字计数，请放入与方案所引完全相同的文本；"
    "若文本确已更换，须重新核对全部位置并更新 document.source。",
    "Spans count the characters of one exact text: put that text into the folder. If the text "
    "was replaced on purpose, all spans and document.source must be made anew.",
)


def _not_found(
    plan: Plan, wanted: Source, folder: Path, seen: list[SourceText], unread: list[str]
) -> Finding:
    near = sorted(
        seen,
        key=lambda other: (
            plan.id not in other.name,
            abs(len(other.text) - wanted.characters),
            other.name,
        ),
    )[:3]
    listed = "; ".join(f"{o.name} (sha256 {o.sha256[:12]}…, {len(o.text)})" for o in near)
    skipped = ", ".join(unread[:3])
    zh = f"共 {len(seen)} 个 txt 文件" + (f"，最接近者：{listed}" if listed else "")
    en = f"{len(seen)} other .txt files" + (f", the nearest: {listed}" if listed else "")
    if skipped:
        zh += f";未读(过大或不是文本):{skipped}"
        en += f"; not read (too large, or no text): {skipped}"
    return Finding(
        code="V001",
        severity="error",
        message=Text(
            f"{folder} 中应有方案所引原文(sha256 {wanted.sha256[:12]}…,"
            f"{wanted.characters} 字)，实有{zh}",
            f"expected the text that the plan cites (sha256 {wanted.sha256[:12]}…, "
            f"{wanted.characters} characters) in {folder}, found {en}",
        ),
        hint=_AS_CITED,
        path="document.source",
    )


def _readings(data: bytes) -> Iterator[str]:
    """The texts that `data` may be: as it stands, then without what editors add."""
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        bare = text.removeprefix("\ufeff")
        yield from dict.fromkeys((text, bare, bare.replace("\r\n", "\n")))
        return


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
