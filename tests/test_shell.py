"""Words of proposed commands reach the program as they are, whatever characters they have."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.shell import quoted

WORDS = [
    "核对稿 2031.xlsx",
    "a'b \"c",
    "$HOME `x`",
    "终稿（印发）!.xlsx",
    "~$a;b&c|d>e",
    "",
    "方案.yaml",
]


@pytest.mark.skipif(os.name == "nt", reason="runs a shell of POSIX")
@pytest.mark.parametrize("word", WORDS)
def test_a_shell_reads_what_was_quoted(word: str) -> None:
    script = "import sys; sys.stdout.buffer.write(sys.argv[1].encode())"
    line = f'{quoted(sys.executable)} -c "{script}" {quoted(word, windows=False)}'
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=True)
    assert done.stdout.decode() == word


@given(st.text(st.sampled_from('a \\"&')).filter(lambda word: not word.startswith("-")))
def test_windows_is_given_what_its_programs_take_apart(word: str) -> None:
    made = quoted(word, windows=True)
    # Python's own way marks blanks and tabs alone, and an empty word.
    usual = subprocess.list2cmdline([f" {word}"]).replace('" ', '"', 1)
    assert made in (usual, word)
    assert made == usual or not set(word) & set(' "&')


@pytest.mark.parametrize("windows", [True, False])
def test_what_needs_no_marks_has_none_and_no_path_is_an_option(windows: bool) -> None:
    assert quoted("云泽市/方案.yaml", windows=windows) == "云泽市/方案.yaml"
    assert quoted("-x.xlsx", windows=windows) == "./-x.xlsx"
