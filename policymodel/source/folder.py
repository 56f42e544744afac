"""Finding a plan's document among the files of a folder, by its hash.

A file is the document if its text is, whatever its name, its encoding (UTF-8, else GB 18030;
UTF-16 where it begins with that mark) and its line ends: CRLF and CR are like LF, and one more
or less at the very end does not count, for neither moves an offset.
"""

import os
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from attrs import field, frozen

from policymodel.findings import SourceError
from policymodel.intake.decoding import decoded, with_plain_ends
from policymodel.model import Plan, Source
from policymodel.source.document import SourceText, no_source, unnamed_source, wrong_source
from policymodel.source.headings import packed
from policymodel.text import Text, Texts

say = Texts(__file__)

LARGEST_FILE = 4_000_000
"""Bytes of the largest file that is read: many times the longest plan document."""

MOST_KEPT = 32_000_000
"""Bytes of files that are kept between finding a text and giving it out; others are read again."""

_ENDINGS = (".txt", ".md")
_NEAR = 20
_SHOWN = 3
_LONGEST = 80  # characters of a path that are shown


@frozen
class _File:
    """A file of the folder: its path, hashes and length of the text it may be, and what it held."""

    path: Path
    codes: tuple[str, ...] = ()
    characters: int = 0
    kept: bytes | None = field(default=None, repr=False)

    def texts(self) -> Iterator[str]:
        """Yield the texts that it may be."""
        return _texts(_bytes(self.path) if self.kept is None else self.kept)


@frozen
class SourceFolder:
    """A folder of documents: each file is read once for all plans, of a large folder a cited one
    once more: no more than `MOST_KEPT` bytes of files are kept.

    Folders inside it are not looked into, nor files of more than 4 MB.

    Raises:
        SourceError: V001, there is no such folder.
    """

    path: Path = field(converter=Path)

    def __attrs_post_init__(self) -> None:
        try:
            is_folder = self.path.is_dir()
        except OSError:  # a text in place of its folder is longer than any path
            is_folder = False
        if not is_folder:
            words = str(self.path)
            shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
            raise SourceError(no_source(say("no_folder", folder=shown), say("name_folder")))

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
            for text in file.texts():
                found = SourceText(text, file.path.name)
                if found.sha256 == wanted.sha256:
                    return found
        raise SourceError(no_source(self._not_here(plan, wanted)))

    def fitting(self, plan: Plan) -> SourceText:
        """Return the one text that prints the title of `plan`, which names no text yet.

        Its line ends are ``"\\n"``, whatever those of the file are.

        Raises:
            SourceError: V001, no text prints the title, or several do.
        """
        title = packed(plan.document.title)
        found = []
        for file in self._files:
            text = canonical(file.path)
            if text is not None and title in packed(text.text):
                found.append(text)
        if len(found) == 1:
            return found[0]
        names = "、".join(text.name for text in found)
        which = say("several", names=names) if found else say("none_fits", folder=self.path)
        raise SourceError(no_source(which, say("name_text")))

    @cached_property
    def _files(self) -> tuple[_File, ...]:
        listed = (path for path in self.path.iterdir() if path.suffix.lower() in _ENDINGS)
        files, room = [], MOST_KEPT
        for path in sorted(listed):
            if path.is_file():
                files.append(file := _held(path, room))
                room -= len(file.kept or b"")
        return tuple(files)

    @cached_property
    def _by_code(self) -> dict[str, _File]:
        return {code: file for file in reversed(self._files) for code in file.codes}

    def _not_here(self, plan: Plan, wanted: Source) -> Text:
        def distance(file: _File) -> tuple[bool, int]:
            return plan.id not in file.path.name, abs(file.characters - wanted.characters)

        texts = sorted((file for file in self._files if file.codes), key=distance)
        near = _nearness(plan, texts[0], wanted) if texts else say("no_others")
        if near is None:
            listed = [f"{file.path.name} ({file.characters})" for file in texts[:_SHOWN]]
            names = Text("、".join(listed), ", ".join(listed))
            near = say("others", count=len(texts), names=names)
        unread = "、".join(file.path.name for file in self._files if not file.codes)
        rest = say("unread", names=unread) if unread else ""
        return say("not_here", folder=self.path, wanted=wanted, near=near, rest=rest)


def find_source(plan: Plan, folder: str | os.PathLike[str]) -> SourceText:
    """Return the text that `plan` cites, from the files of `folder`; see `SourceFolder`.

    Raises:
        SourceError: V001, the plan names no text, `folder` is no folder, or no file is it.
    """
    return SourceFolder(folder).find(plan)


def canonical(path: str | os.PathLike[str]) -> SourceText | None:
    """Return a file's text with line ends ``"\\n"``; None where it is too large or no text."""
    texts = [*_texts(_bytes(Path(path)))]
    bare = (text for text in texts if "\r" not in text and not text.startswith("\ufeff"))
    found = next(bare, None)
    return None if found is None else SourceText(found, Path(path).name)


def text_of(path: str | os.PathLike[str], plan: Plan) -> SourceText:
    """Return the text of a file: as `plan` cites it, if it names its text, else with plain ends.

    Raises:
        SourceError: V001, the file cannot be read as a text, or is not what the plan cites.
    """
    wanted = plan.document.source
    name = Path(path).name
    for text in _texts(_bytes(Path(path))) if wanted is not None else ():
        if wanted is not None and (found := SourceText(text, name)).sha256 == wanted.sha256:
            return found
    found_text = canonical(path)
    if found_text is None:
        raise SourceError(no_source(say("unread", names=name), say("as_text")))
    wrong = wrong_source(plan, found_text) if wanted is not None else None
    if wrong is not None:
        raise SourceError(wrong)
    return found_text


@cache
def _in_this_process(path: Path) -> SourceFolder:
    return SourceFolder(path)


def _held(path: Path, room: int) -> _File:
    data = _bytes(path)
    texts = tuple(_texts(data))
    codes = tuple(SourceText(text).sha256 for text in texts)
    kept = data if texts and data is not None and len(data) <= room else None
    return _File(path, codes, len(texts[0]) if texts else 0, kept)


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
    text = None if data is None else decoded(data)
    if text is not None:
        bare = with_plain_ends(text)
        body = bare.removesuffix("\n")
        yield from dict.fromkeys((text, bare, body, f"{body}\n", f"{body}\n\n"))


def _nearness(plan: Plan, file: _File, wanted: Source) -> Text | None:
    """Say why `file` is what became of the text that `plan` cites; None if it seems another."""
    more = file.characters - wanted.characters
    text = SourceText(next(file.texts(), ""))
    title = text.at(plan.document.title_at) or ""
    begins = packed(title) == packed(plan.document.title)
    if abs(more) > _NEAR and not begins:
        return None
    length = say("longer" if more > 0 else "shorter", by=abs(more)) if more else say("as_long")
    begun = say("begins") if begins else ""
    return say("nearest", name=file.path.name, length=length, begins=begun)
