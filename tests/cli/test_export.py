"""Exports: what is written, what is not, and what stands there afterwards."""

import os
import sys
import zipfile
from pathlib import Path

import pytest
from cli.invented import Run, Site, as_json, child, plan_text
from source.yunzhou import PLAN, TEXT

from policymodel import processes
from policymodel.export import pipeline
from policymodel.export import run as exporting
from policymodel.export.pipeline import Made, Order, make, make_all
from policymodel.reading import plan_from_json, write_plan
from policymodel.registry import Entry

EXPORTERS = "policymodel.exporters"


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, hidden files too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_usual_export_is_two_workbooks(run: Run) -> None:
    result = run("export", "yunzhou")
    assert result.exit_code == 0, result.stderr
    found = files(Path("out"))
    assert sorted(found) == ["yunzhou-responsibility.xlsx", "yunzhou-targets.xlsx"]
    for name in found:
        assert zipfile.is_zipfile(Path("out") / name)
        assert str(Path("out") / name) in result.stdout
    assert "files written: 2" in result.stdout


def test_every_exporter_in_json(run: Run) -> None:
    names = ["responsibility", "targets", "json", "csv", "markdown", "docx"]
    result = run("export", "yunzhou", "--as", ",".join(names), "--out", "a/b", "--format", "json")
    assert result.exit_code == 0
    written = as_json(result)["written"]
    assert list(dict.fromkeys(each["exporter"] for each in written)) == names
    for each in written:
        assert os.path.getsize(each["path"]) == each["bytes"]
    assert sorted(files(Path("a/b"))) == sorted(Path(each["path"]).name for each in written)


def test_all_takes_every_plan_there_is(run: Run) -> None:
    found = as_json(run("export", "--all", "--as", "json", "--format", "json"))
    names = [each["plan"] for each in found["written"]]
    assert names == sorted(names)
    assert {"haicheng", "yunzhou"} <= set(names)


def test_language_and_fonts_reach_the_workbook(run: Run) -> None:
    def text_of(folder: str) -> str:
        with zipfile.ZipFile(Path(folder) / "yunzhou-responsibility.xlsx") as book:
            return "".join(
                book.read(name).decode() for name in book.namelist() if name.endswith(".xml")
            )

    run("export", "yunzhou", "--out", "en")
    run("export", "yunzhou", "--out", "zh", "--font-profile", "gongwen", lang="zh")
    assert "Responsibility matrix" in text_of("en")
    assert "责任矩阵" in text_of("zh")
    assert "仿宋_GB2312" in text_of("zh")
    assert "仿宋_GB2312" not in text_of("en")


def test_a_source_gives_measures_their_own_words(run: Run, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "text.txt").write_text(TEXT, encoding="utf-8")
    Path("true.yaml").write_text(write_plan(PLAN), encoding="utf-8")
    result = run("export", "true.yaml", "--as", "markdown", "--sources", sources)
    assert result.exit_code == 0
    assert "V001" not in result.stderr
    with_source = files(Path("out"))
    run("export", "true.yaml", "--as", "markdown", "--out", "without")
    assert with_source.keys() == files(Path("without")).keys()
    assert with_source != files(Path("without"))


def test_a_missing_source_is_a_warning(run: Run, tmp_path: Path) -> None:
    result = run("export", "yunzhou", "--as", "json", "--sources", tmp_path)
    assert result.exit_code == 0
    assert "warning V001" in result.stderr
    assert "yunzhou" in result.stderr
    assert Path("out/yunzhou.json").exists()


def test_that_a_document_would_fill_the_tables_is_said_once(run: Run, tmp_path: Path) -> None:
    for name in ("port-a", "port-b"):
        text = "云川市港口行动方案\n" + "".join(
            f"{number}.{title}。建成三座码头。（责任单位：市港航局）\n"
            for number, title in enumerate(("改造泊位", "疏浚航道", "开放岸电"), start=1)
        )
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
        assert run("draft", str(tmp_path / f"{name}.txt"), "--out", "drafts").exit_code == 0
    plans = ("drafts/port-a/plan.yaml", "drafts/port-b/plan.yaml")
    result = run("export", *plans, lang="zh")
    assert result.exit_code == 0
    assert result.stderr.count("X018") == 1
    assert "--sources" in result.stderr
    given = run("export", *plans, "--sources", str(tmp_path), "--overwrite", lang="zh")
    assert "X018" not in given.stderr
    assert "X018" not in run("export", *plans, "--as", "json", lang="zh").stderr
    assert "X018" not in run("export", "yunzhou", lang="zh").stderr


def test_the_findings_are_counted_and_hinder_nothing(run: Run) -> None:
    text = plan_text("demo").replace("section: [二]", "section: [九]", 1)
    Path("demo.yaml").write_text(text, encoding="utf-8")
    result = run("export", "demo.yaml")
    assert result.exit_code == 0
    assert "demo.yaml: the checks found 1 errors" in result.stderr
    found = as_json(run("export", "demo.yaml", "--format", "json"))
    assert found["checked"]["demo.yaml"]["errors"] == 1


def test_one_broken_plan_does_not_stop_the_others(run: Run, plugins: Path) -> None:
    (plugins / "haicheng" / "plan.yaml").write_text("id: haicheng\n", encoding="utf-8")
    result = run("export", "haicheng", "yunzhou", "--as", "json")
    assert result.exit_code == 1
    assert list(files(Path("out"))) == ["yunzhou.json"]
    assert "not written: haicheng" in result.stderr
    result = run("export", "haicheng", "yunzhou", "--as", "json", "--format", "json")
    assert result.exit_code == 1
    found = as_json(result)
    assert {each["plan"] for each in found["failed"]} == {"haicheng"}
    assert [each["plan"] for each in found["written"]] == ["yunzhou"]


def test_two_plans_with_one_id_do_not_replace_each_other(run: Run) -> None:
    Path("a.yaml").write_text(plan_text("demo", "甲方案"), encoding="utf-8")
    Path("b.yaml").write_text(plan_text("demo", "乙方案"), encoding="utf-8")
    result = run("export", "a.yaml", "b.yaml", "--as", "json")
    assert result.exit_code == 1
    assert "error X012" in result.stderr
    assert "a.yaml" in result.stderr
    assert "b.yaml" in result.stderr
    kept = plan_from_json(Path("out/demo.json").read_text(encoding="utf-8"))
    assert kept.document.title == "甲方案"


def test_what_somebody_else_wrote_is_replaced_only_if_asked(run: Run) -> None:
    Path("out").mkdir()
    Path("out/yunzhou.json").write_text("old", encoding="utf-8")
    refused = run("export", "yunzhou", "--as", "json")
    assert refused.exit_code == 1
    assert "X015" in refused.stderr
    assert Path("out/yunzhou.json").read_text(encoding="utf-8") == "old"
    assert run("export", "yunzhou", "--as", "json", "--overwrite").exit_code == 0
    assert plan_from_json(Path("out/yunzhou.json").read_text(encoding="utf-8")).id == "yunzhou"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_what_was_there(
    run: Run, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("out").mkdir()
    Path("out/yunzhou.json").write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        result = run(
            "export", "yunzhou", "haicheng", "--as", "json", "--format", "json", "--overwrite"
        )
    assert result.exit_code == 1
    found = as_json(result)
    assert found["written"] == []
    assert [each["finding"]["code"] for each in found["failed"]] == ["X001", "X001"]
    assert files(Path("out")) == {"yunzhou.json": b"old"}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_that_may_not_be_written_to(run: Run) -> None:
    Path("out").mkdir(mode=0o500)
    result = run("export", "yunzhou", "--as", "json")
    assert result.exit_code == 1
    assert "X001" in result.stderr
    assert files(Path("out")) == {}


def test_a_file_in_the_place_of_the_folder(run: Run) -> None:
    Path("out").write_text("a file", encoding="utf-8")
    result = run("export", "yunzhou", "--as", "json")
    assert result.exit_code == 1
    assert "X001" in result.stderr
    assert Path("out").read_text(encoding="utf-8") == "a file"


BROKEN = """\
import sys
from policymodel.export.exporters import Exporter
from policymodel.text import Text

def fail(plan, options):
    raise ValueError("no such word")

def leave(plan, options):
    sys.exit("gone")

def climb(plan, options):
    return {"../../climbed.txt": b"here"}

def mistake(plan, options):
    return {"mistake.txt": "text, not bytes"}

L = Text("坏", "bad")
FAIL = Exporter(name="fail", label=L, export=fail)
LEAVE = Exporter(name="leave", label=L, export=leave)
CLIMB = Exporter(name="climb", label=L, export=climb)
MISTAKE = Exporter(name="mistake", label=L, export=mistake)
"""


@pytest.fixture
def broken(site: Site) -> Site:
    """Four exporters that misbehave."""
    site.module("broken_exporters", BROKEN)
    names = ("fail", "leave", "climb", "mistake")
    points = {name: f"broken_exporters:{name.upper()}" for name in names}
    site.install("broken-exporters", EXPORTERS, **points)
    return site


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("name", ["fail", "leave", "mistake"])
def test_an_exporter_that_fails_does_not_stop_the_others(run: Run, name: str) -> None:
    result = run("export", "yunzhou", "haicheng", "--as", f"{name},json")
    assert result.exit_code == 1
    assert f"not written: yunzhou ({name})" in result.stderr
    assert "X010" in result.stderr
    assert sorted(files(Path("out"))) == ["haicheng.json", "yunzhou.json"]


@pytest.mark.usefixtures("broken")
def test_no_exporter_writes_outside_the_folder(run: Run) -> None:
    result = run("export", "yunzhou", "--as", "climb", "--out", "a/b/c")
    assert result.exit_code == 1
    assert "found the name '../../climbed.txt'" in result.stderr
    assert files(Path("a/b/c")) == {}
    assert not list(Path().rglob("climbed.txt"))


def test_processes_write_what_one_process_writes(plugins: Path, tmp_path: Path) -> None:
    names = ["haicheng", "yunzhou"]
    for number in range(4):
        name = f"city{number}"
        (plugins / name).mkdir()
        (plugins / name / "plan.yaml").write_text(plan_text(name), encoding="utf-8")
        names.append(name)
    (plugins / "city2" / "plan.yaml").write_text("id: [broken", encoding="utf-8")
    done = {}
    for jobs in ("1", "3"):
        out = tmp_path / f"out{jobs}"
        done[jobs] = child(
            *("export", *names, "--as", "json,targets", "--jobs", jobs, "--out", out),
            *("--plugins-dir", plugins, "--format", "json"),
            PYTHONWARNINGS="error",
        )
        assert done[jobs].returncode == 1
        assert done[jobs].stderr == ""
    assert done["1"].stdout.replace("out1", "out3") == done["3"].stdout
    assert files(tmp_path / "out1") == files(tmp_path / "out3")
    assert len(files(tmp_path / "out1")) == 10


def orders(folder: Path, count: int) -> list[Order]:
    """Orders for copies of one plan, by file."""
    made = []
    for number in range(count):
        path = folder / f"{number}.yaml"
        path.write_text(plan_text(f"city{number}"), encoding="utf-8")
        made.append(Order(Entry(str(path), str(path), ""), ("json",)))
    return made


def test_started_afresh_workers_do_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = orders(tmp_path, 3)
    monkeypatch.setattr(processes.sys, "platform", "elsewhere")
    assert list(make_all(wanted, 2)) == [make(order) for order in wanted]


def _die(order: Order) -> Made:
    if order.name.endswith(("3.yaml", "9.yaml")):
        os._exit(9)
    return make(order)


@pytest.mark.skipif(sys.platform != "linux", reason="only forks see what is put in the place")
def test_a_worker_that_dies_fails_its_plan_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = orders(tmp_path, 20)
    monkeypatch.setattr(pipeline, "make", _die)
    found = list(make_all(wanted, 2))
    assert [each.plan for each in found] == [order.name for order in wanted]
    for each in found:
        codes = [failed.finding.code for failed in each.failed]
        dies = each.plan.endswith(("3.yaml", "9.yaml"))
        assert codes == (["X011"] if dies else [])
        assert bool(each.files) != dies


def test_jobs_auto_is_the_processors_there_are(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def note(wanted: list[Order], processes: int) -> list[object]:
        asked.append(processes)
        return []

    monkeypatch.setattr(exporting, "make_all", note)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(7)), raising=False)
    for value in ("auto", "0", "00", "3"):
        assert run("export", "yunzhou", "--jobs", value).exit_code == 0
    assert asked == [7, 7, 7, 3]
