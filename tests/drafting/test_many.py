"""Many documents: whoever drafts them, each is whole or told, and the bytes are the same."""

import os
import sys
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from drafting import documents

import policymodel as pm
from policymodel.drafting import many


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    for number in range(6):
        text = documents.NOTICE.replace("云川", f"云{'甲乙丙丁戊己'[number]}")
        (tmp_path / f"plan{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "plan3.txt").write_text(documents.NEWS, encoding="utf-8")
    return sorted(tmp_path.iterdir())


def codes(outcomes: list[pm.Outcome]) -> list[str]:
    return [each.failed.code if each.failed else "" for each in outcomes]


def test_whoever_drafts_the_outcomes_are_the_same(texts: list[Path]) -> None:
    alone = list(pm.draft_all(texts))
    assert codes(alone) == ["", "", "", "N002", "", ""]
    assert all(each.files["plan.yaml"] for each in alone if not each.failed)
    assert list(pm.draft_all(texts, jobs=2)) == alone
    with ThreadPoolExecutor(3) as threads:
        assert list(pm.draft_all(texts, threads)) == alone
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as spawned:
        assert list(pm.draft_all(map(str, texts), spawned)) == alone


def _die(path: Path, id: str) -> pm.Outcome:  # noqa: A002
    if path.name == "plan1.txt":
        os._exit(9)
    return drafted(path, id)


drafted = many.drafted_file


@pytest.mark.skipif(sys.platform != "linux", reason="only forks see what is put in the place")
def test_a_worker_that_dies_takes_its_own_document_along(
    texts: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "drafted_file", _die)
    # A thread that another test left would have processes start afresh, without what is put here.
    monkeypatch.setattr("policymodel.processes.threading.active_count", lambda: 1)
    assert codes(list(pm.draft_all(texts, jobs=2))) == ["", "N004", "", "N002", "", ""]


class _Losing(Executor):
    """A cluster that loses one worker, and ends before the last document."""

    def submit(self, job, /, *given, **named):  # type: ignore[no-untyped-def]
        [order] = given
        if order.id == "plan5":
            raise RuntimeError("cannot schedule new futures")
        future: Future[pm.Outcome] = Future()
        if order.id == "plan1":
            future.set_exception(OSError("the worker is gone"))
        else:
            future.set_result(job(order))
        return future


def test_what_an_executor_loses_is_told_with_its_words(texts: list[Path]) -> None:
    found = list(pm.draft_all(texts, _Losing()))
    assert codes(found) == ["", "N004", "", "N002", "", "N004"]
    assert found[1].failed
    assert "the worker is gone" in found[1].failed.message.zh


def test_a_fault_of_the_program_is_told_and_stops_no_other(
    texts: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(path: Path, id: str) -> pm.Outcome:  # noqa: A002
        return drafted(path, id) if path.name != "plan0.txt" else {}[id]

    monkeypatch.setattr(many, "drafted_file", fails)
    found = list(pm.draft_all(texts))
    assert codes(found) == ["N005", "", "", "N002", "", ""]
    assert found[0].failed
    assert "KeyError" in found[0].failed.message.en


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["port.txt", "port.md", "other.txt"], ["port", "port-2", "other"]),
        (["port.md", "port.txt", "port-2.txt"], ["port", "port-3", "port-2"]),
        (
            ["port-2.txt", "port.text", "port.txt", "Port.md"],
            ["port-2", "port", "port-3", "port-4"],
        ),
    ],
)
def test_documents_of_one_name_get_ids_of_their_own(
    tmp_path: Path, names: list[str], ids: list[str]
) -> None:
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.write_text(documents.NOTICE, encoding="utf-8")
    found = list(pm.draft_all(path for path in paths))
    assert [each.id for each in found] == ids
    for path, each in zip(paths, found, strict=True):
        numbered = each.id != path.stem.lower()
        told = [told.code for told in each.told if told.code[0] == "N"]
        assert told == (["N006"] if numbered else [])


def test_what_programs_leave_in_a_folder_is_no_document(tmp_path: Path) -> None:
    for name in ("~$port.docx", "._port.docx", ".port.txt", "port.docx", "photo.jpg"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "folder.docx").mkdir()
    assert [each.name for each in many.documents(tmp_path)] == ["port.docx"]
