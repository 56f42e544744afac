"""Fixtures shared by all tests, and the marks by which they are chosen."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, settings

# A slow machine is no failure. HYPOTHESIS_PROFILE=long, for the night, draws twenty times as
# many examples, quick a fifth, and does not look for the smallest that fails.
settings.register_profile("untimed", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=20)  # nightly draws more
settings.register_profile("long", deadline=None, max_examples=1000)
_UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
settings.register_profile("quick", deadline=None, max_examples=10, phases=_UNSHRUNK)
# What is drawn says nothing of the files that are made anew.
settings.register_profile("golden", deadline=None, max_examples=1)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "untimed"))


@pytest.fixture(scope="session")
def sources() -> Path:
    """The folder of the real documents, which are not part of the project."""
    return _folder("POLICYMODEL_SOURCES", "the source documents")


@pytest.fixture(scope="session")
def corpora() -> list[Path]:
    """The folders of further documents, whose plans stand in benchmarks/plans."""
    return _folders("POLICYMODEL_CORPUS", "further documents")


@pytest.fixture(scope="session")
def corpus(corpora: list[Path]) -> Path:
    """The first of them, which holds the documents that drafting was developed on."""
    return corpora[0]


@pytest.fixture(scope="session")
def home_of(corpora: list[Path]) -> Callable[[str], Path]:
    """The folder that holds the document of a plan of benchmarks/plans; skips where none does."""

    def home(name: str) -> Path:
        for folder in corpora:
            if (folder / f"{name}.txt").is_file():
                return folder
        pytest.skip(f"no folder of POLICYMODEL_CORPUS holds {name}.txt")

    return home


@pytest.fixture(scope="session")
def files() -> Path:
    """The folder of real files in the formats planners have, which are not part of the project."""
    return _folder("POLICYMODEL_FILES", "real files")


def _folder(variable: str, what: str) -> Path:
    return _folders(variable, what)[0]


def _folders(variable: str, what: str) -> list[Path]:
    named = os.environ.get(variable)
    if not named:
        pytest.skip(f"{variable} is not set: it names the folder of {what}")
    folders = [Path(each) for each in named.split(os.pathsep)]
    for each in folders:
        if not each.is_dir():
            pytest.fail(f"{variable} names no folder: {each}")
    return folders


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write what the tests find over the golden files, to be read in the diff",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--rewrite-golden"):
        settings.load_profile("golden")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `core` what is neither `slow` nor in need of another program; leave to the night
    what takes minutes.
    """
    others = ("slow", "nightly", "office", "browser", "database")
    by_day = os.environ.get("HYPOTHESIS_PROFILE") != "long"
    for item in items:
        marks = {mark.name for mark in item.iter_markers()}
        if marks.isdisjoint(others):
            item.add_marker("core")
        if by_day and "nightly" in marks:
            item.add_marker(
                pytest.mark.skip(reason="takes minutes: HYPOTHESIS_PROFILE=long runs it")
            )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a file of tests/golden; `--rewrite-golden` writes the file."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--rewrite-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists():
            pytest.fail(f"no golden file {name}: make it with --rewrite-golden and read it")
        assert text == path.read_text(encoding="utf-8")

    return check
