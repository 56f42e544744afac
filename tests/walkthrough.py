"""Following a guide to the letter: its files are written, its commands run, its outputs held.

A block of a guide is fenced, and its first line says what it is:

- `yaml PATH`, `text PATH`: the file to make; `yaml >> PATH`: what to add at its end;
  `yaml = PATH`: lines to put in place of those that begin alike, new ones after them. A file
  that ends in .docx is a Word document with a paragraph for each line.
- `cells PATH`: what to put into cells of a workbook, as `sheet!cell = value`.
- `console`: lines with `$` are commands, those below what they print. A line of `…` stands
  for any lines, `…` within a line for anything.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import docx
import openpyxl
from click.testing import CliRunner

from policymodel.cli.root import policymodel

_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_SIZE = re.compile(r" +[0-9.,]+ kB")  # the zip's size depends on the zlib at hand


class Block(NamedTuple):
    """A fenced block: the words of its first line, its lines, and where the body stands."""

    info: tuple[str, ...]
    body: str
    start: int
    end: int


class Step(NamedTuple):
    """A command and what the guide says it prints."""

    command: str
    output: str


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of a Markdown text."""
    return [
        Block(tuple(found["info"].split()), found["body"], found.start("body"), found.end("body"))
        for found in _FENCE.finditer(text)
    ]


def steps(body: str) -> list[Step]:
    """Return the commands of a console block with their outputs."""
    parts = re.split(r"^\$ (.*)\n", body, flags=re.MULTILINE)
    return [Step(*pair) for pair in zip(parts[1::2], parts[2::2], strict=True)]


def apply(block: Block, folder: Path) -> None:
    """Make, extend or change the file that a block is about."""
    *how, name = block.info[1:]
    path = folder / name
    if block.info[0] == "cells":
        fill_in(path, block.body)
    elif path.suffix == ".docx":
        document = docx.Document()
        for line in block.body.splitlines():
            document.add_paragraph(line)
        document.save(path)
    elif how == [">>"]:
        path.write_text(path.read_text("utf-8") + block.body, "utf-8", newline="\n")
    elif how == ["="]:
        lines = changed(path.read_text("utf-8").splitlines(), block.body.splitlines())
        path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.body, "utf-8", newline="\n")


def fill_in(path: Path, body: str) -> None:
    """Change cells of a workbook and save it, as a spreadsheet program does."""
    book = openpyxl.load_workbook(path)
    for line in body.splitlines():
        place, _, value = line.partition(" = ")
        sheet, _, cell = place.rpartition("!")
        book[sheet][cell].value = int(value) if value.isdecimal() else value
    book.save(path)


def changed(lines: list[str], new: list[str]) -> list[str]:
    """Put `new` in place of the lines that begin alike; new ones come after them."""
    place = next(n for n, line in enumerate(lines) if _head(line) == _head(new[0]))
    out, rest = lines[:place], lines[place:]
    for line in new:
        if rest and _head(rest[0]) == _head(line):
            rest = rest[1:]
        out.append(line)
    return out + rest


def _head(line: str) -> str:
    return line.partition(",")[0]


def run(command: str, folder: Path, lang: str) -> str:
    """Run a command of a guide in `folder`, which is the current one, and return its output."""
    words = shlex.split(command)
    program = words.pop(0)
    if program == "mkdir":
        for name in words[1:]:
            Path(name).mkdir(parents=True, exist_ok=True)
        return ""
    if program == "python":
        done = subprocess.run(
            [sys.executable, "-X", "utf8", *words],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout
    assert program == "policymodel", command
    target = words.pop() if ">" in words else None
    words = [word for word in words if word != ">"]
    result = CliRunner().invoke(policymodel, words, env={"POLICYMODEL_LANG": lang})
    if target is not None:
        Path(target).write_text(result.output, "utf-8", newline="\n")
        return ""
    return result.output.replace(str(folder.resolve()), "…")


def agree(expected: str, output: str) -> bool:
    """Whether `output` is what a guide says."""
    pattern = re.escape(_SIZE.sub(" kB", expected))
    pattern = re.sub(r"^…\\\n", r"(?:.*\\n)*", pattern, flags=re.MULTILINE).replace("…", ".*")
    return re.fullmatch(pattern, _SIZE.sub(" kB", output)) is not None
