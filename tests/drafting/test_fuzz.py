"""Whatever a document is like, it is drafted or refused, soon and in little memory."""

import os
import random
import re
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from drafting import documents
from drafting.mutating import mutated
from intake import making
from intake.mutating import mutated as mutated_bytes

import policymodel as pm
from policymodel.drafting.folder import folder_files
from policymodel.drafting.many import drafted_file

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "long"
COUNT = 4_000 if NIGHTLY else 60
FILES = 1_000 if NIGHTLY else 40
LONGEST = 2.0  # seconds of CPU
ENCODINGS = ("utf-8", "gb18030", "utf-16", "utf-8-sig", "utf-16-be", "big5", "latin-1")


def originals() -> list[str]:
    """Invented documents, and where they are there the real ones: at night alone."""
    named = (os.environ.get(f"POLICYMODEL_{name}", "") for name in ("SOURCES", "CORPUS"))
    folders = [each for names in named for each in names.split(os.pathsep) if each and NIGHTLY]
    real = [path for each in folders for path in Path(each).glob("*.txt")]
    texts = [*documents.ALL.values(), making.as_text().decode()]
    return texts + [path.read_text(encoding="utf-8") for path in sorted(real)]


def files() -> Iterator[tuple[str, bytes]]:
    """Yield documents as files of all kinds, each changed in its own way."""
    texts = originals()
    for number in range(COUNT):
        random_ = random.Random(number)  # noqa: S311 - the same documents every time
        text = mutated(random_.choice(texts), texts, random_)
        coded = ENCODINGS[number % len(ENCODINGS)] if random_.random() < 0.3 else "utf-8"
        yield f"text{number}.txt", text.encode(coded, "ignore")
    made = {"docx": making.as_docx(), "html": making.as_html().encode(), "xlsx": making.as_xlsx()}
    for number in range(FILES):
        random_ = random.Random(f"file {number}")  # noqa: S311 - likewise
        ending = random_.choice(list(made))
        yield f"file{number}.{ending}", mutated_bytes(made[ending], random_)


REFUSALS = re.compile(r"I0\d\d|N00[123]|F001")


def test_a_document_made_odd_is_drafted_or_refused(tmp_path: Path) -> None:
    drafted = refused = 0
    for name, data in files():
        (tmp_path / name).write_bytes(data)
        begun = time.process_time()
        made = drafted_file(tmp_path / name, "plan")
        assert time.process_time() - begun < LONGEST, name
        if made.failed is None:
            pm.read_plan(made.files["plan.yaml"].decode())
            drafted += 1
        else:
            assert REFUSALS.fullmatch(made.failed.code), name
            refused += 1
        (tmp_path / name).unlink()
    assert drafted > refused, "most are plans still"


# Each was read in quadratic time once, or may be.
THINGS = {
    "brackets": "（",
    "numbers of sections": "1.1.1 ",
    "names": "责任单位：市甲局、",
    "lines": "港口\n",
    "headings": "一、港口\n",
    "items": "（1）",
    "titles": "云川市港口行动方案\n",
    "years": "到2030年，",
    "blanks": " ",
}


@pytest.mark.parametrize("thing", THINGS)
def test_a_long_document_of_one_thing_is_drafted_soon(thing: str) -> None:
    length = 3_000 if any(map(str.isdigit, THINGS[thing])) else 12_000  # 0.3 ms a number
    many = THINGS[thing] * (length // len(THINGS[thing]))
    text = f"{many}\n{documents.NOTICE}{many}"
    begun = time.process_time()
    pm.draft(text)
    assert time.process_time() - begun < 2 * LONGEST


def test_a_long_document_takes_little_memory() -> None:
    text = documents.NOTICE + "\n" + documents.FIVE_YEAR_PLAN * 10
    tracemalloc.start()
    pm.draft(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000 * len(text)


@pytest.mark.parametrize("number", ["1" * 40, "0." + "1" * 40, "１" * 16])
def test_a_number_that_no_plan_can_state_is_no_target(number: str) -> None:
    row = f"1\n泊位数\n个\n{number}\n2\n航线数\n条\n9\n"
    table = f"\n序号\n指标\n单位\n2033年\n{row}\n三、保障措施\n"
    text = documents.NOTICE.replace("40个", f"{number}个").replace("\n三、保障措施\n", table)
    assert text.count(number) == 2
    made = pm.draft(text)
    assert pm.read_plan(folder_files(made)["plan.yaml"].decode()) == made.plan
    assert not any(number in (target.words or "") for _, target in made.plan.targets())
    assert made.coverage.numbers_left == ()


def test_a_draft_that_no_plan_file_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "long.txt").write_text(documents.NOTICE, encoding="utf-8")
    monkeypatch.setattr("policymodel.reading.yamltext.MOST_MARKS", 100)
    failed = drafted_file(tmp_path / "long.txt", "plan").failed
    assert failed
    assert (failed.code, failed.severity) == ("F001", "error")
    assert "100" in failed.message.zh


def test_a_share_whose_digits_never_end_is_stated_as_far_as_a_plan_would() -> None:
    text = documents.NOTICE.replace("泊位达到40个以上", "电子口岸使用率达到三分之二以上")
    made = pm.draft(text)
    plan = pm.read_plan(folder_files(made)["plan.yaml"].decode())
    assert [(str(t.value), t.unit) for _, t in plan.targets()][:1] == [("66.67", "%")]
    assert not [found for found in pm.verify(plan, made.source) if found.severity == "error"]
