"""Finding a plan's document among the files of a folder, by its hash.

A file is the document if its text is, whatever its name, its encoding and its line ends:

=====================  ====================================
the file begins with   it is read as
=====================  ====================================
EF BB BF               UTF-8, without this mark
FF FE, or FE FF        UTF-16, without this mark
anything else          UTF-8, or GB 18030 if it is no UTF-8
=====================  ====================================

CRLF and CR are line ends like LF, and one line end more or less at the very end does not
count: neither moves an offset.
"""

import os
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from attrs import field, frozen

from policymodel.findings import SourceError, Text
from policymodel.model import Plan, Source
from policymodel.source.document import SourceText, no_source, unnamed_source
from policymodel.source.headings import packed

ENDINGS = (".txt", ".md")
"""How the names of the files end that are looked into, in small letters or capitals."""

LARGEST_FILE = 2_000_000
"""Bytes of the largest file that is read: many times the longest plan document."""

_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_USUAL = ("utf-8", "gb18030")
_NEAR = 20
_SHOWN = 3


@frozen
class _File:
    """A file of the folder: its path, and hashes and length of the text it may be."""

    path: Path
    codes: tuple[str, ...] = ()
    characters: int = 0


@frozen
class SourceFolder:
    """A folder of documents: each file is read once for all plans, and no text is kept.

    Folders inside it are not looked into, nor files of more than 2 MB.

    Attributes:
        path: the folder.

    Raises:
        SourceError: V001, there is no such folder.
    """

    path: Path = field(converter=Path)

    def __attrs_post_init__(self) -> None:
        if not self.path.is_dir():
            raise SourceError(
                no_source(
                    Text(
                        f"找不到存放原文的文件夹 {self.path}。",
                        f"There is no folder of documents at {self.path}.",
                    ),
                    Text(
                        "请给出存放原文文本文件（.txt）的文件夹。",
                        "Name the folder that holds the .txt files.",
                    ),
                )
            )

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        # A process that works on many plans gets it with each of them, and reads it once.
        return _in_this_process, (self.path,)

    def find(self, plan: Plan) -> SourceText:
        """Return the text that `plan` cites.

        Raises:
            SourceError: V001, the plan names no text, or no file is it.
        """
        wanted = plan.document.source
        if wanted is None:
            raise SourceError(unnamed_source())
        if (file := self._by_code.get(wanted.sha256)) is not None:
            for text in _texts(_bytes(file.path)):
                found = SourceText(text, file.path.name)
                if found.sha256 == wanted.sha256:
                    return found
        raise SourceError(no_source(self._not_here(plan, wanted)))

    @cached_property
    def _files(self) -> tuple[_File, ...]:
        listed = (path for path in self.path.iterdir() if path.suffix.lower() in ENDINGS)
        return tuple(_held(path) for path in sorted(listed) if path.is_file())

    @cached_property
    def _by_code(self) -> dict[str, _File]:
        return {code: file for file in reversed(self._files) for code in file.codes}

    def _not_here(self, plan: Plan, wanted: Source) -> Text:
        texts = [file for file in self._files if file.codes]
        nearest = sorted(
            texts,
            key=lambda file: (
                plan.id not in file.path.name,
                abs(file.characters - wanted.characters),
            ),
        )[:_SHOWN]
        near = _nearness(plan, nearest[0], wanted) if nearest else None
        listed = [f"{file.path.name} ({file.characters})" for file in nearest]
        if near is None:
            near = Text(
                f"有 {len(texts)} 个其他文本{'：' * bool(listed)}{'、'.join(listed)}。",
                f"It holds {len(texts)} other texts{': ' * bool(listed)}{', '.join(listed)}.",
            )
        unread = "、".join(file.path.name for file in self._files if not file.codes)
        return Text(
            f"{self.path} 中没有方案所引的原文（sha256 {wanted.sha256[:12]}…，"
            f"{wanted.characters} 字）。{near.zh}"
            + f"未读（超过 2 MB 或不是文本）：{unread}。"
            * bool(unread),
            f"{self.path} does not hold the text that the plan cites (sha256 "
            f"{wanted.sha256[:12]}…, {wanted.characters} characters). {near.en}"
            + f" Not read (over 2 MB, or no text): {unread}."
            * bool(unread),
        )


def find_source(plan: Plan, folder: str | os.PathLike[str]) -> SourceText:
    """Return the text that `plan` cites, from the files of `folder`; see `SourceFolder`.

    Raises:
        SourceError: V001, the plan names no text, `folder` is no folder, or no file is it.
    """
    return SourceFolder(folder).find(plan)


@cache
def _in_this_process(path: Path) -> SourceFolder:
    return SourceFolder(path)


def _held(path: Path) -> _File:
    texts = tuple(_texts(_bytes(path)))
    codes = tuple(SourceText(text).sha256 for text in texts)
    return _File(path, codes, len(texts[0]) if texts else 0)


def _bytes(path: Path) -> bytes | None:
    """Return what is in a file; None if it is too large or cannot be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError:
        return None
    return data if len(data) <= LARGEST_FILE else None


def _texts(data: bytes | None) -> Iterator[str]:
    """Yield the texts that a file may be: as it stands, then with other ends; none if no text."""
    if data is None:
        return
    marked = next((code for mark, code in _MARKS.items() if data.startswith(mark)), None)
    for encoding in (marked,) if marked else _USUAL:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        bare = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        body = bare.removesuffix("\n")
        yield from dict.fromkeys((text, bare, body, f"{body}\n", f"{body}\n\n"))
        return


def _nearness(plan: Plan, file: _File, wanted: Source) -> Text | None:
    """Say why `file` is what became of the text that `plan` cites; None if it seems another."""
    more = file.characters - wanted.characters
    text = SourceText(next(_texts(_bytes(file.path)), ""))
    title = text.at(plan.document.title_at) or ""
    begins = packed(title) == packed(plan.document.title)
    if abs(more) > _NEAR and not begins:
        return None
    name = file.path.name
    length_zh = f"比原文{'多' if more > 0 else '少'} {abs(more)} 字" if more else "字数与原文相同"
    length_en = f"is {abs(more)} characters {'longer' if more > 0 else 'shorter'}"
    length_en = length_en if more else "is as long"
    begins_zh = "，标题也在同一处" if begins else ""
    begins_en = " and has the title in the same place" if begins else ""
    return Text(
        f"最接近的是 {name}：{length_zh}{begins_zh}，但文字已有改动。",
        f"{name} comes nearest: it {length_en}{begins_en}, but its text was changed.",
    )
