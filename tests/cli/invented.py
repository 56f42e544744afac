"""An invented plan file, invented plugins, and how their commands are run."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

Run = Callable[..., Result]

PLAN = """\
format: 2
id: {id}
document:
  title: {title}
  number: 云政发〔2024〕12号
  issuers: [云州市人民政府]
  issued: "2024-03-05"
jurisdiction: {{code: "339900", name: 云州市, level: city}}
period: {{start: 2024, end: 2027}}
organizations:
  - {{name: 云州市人民政府, kind: government}}
  - {{name: 市港航局, kind: department}}
  - {{name: 市财政局, kind: department}}
sections:
  - {{number: 一, title: 总体目标}}
  - {{number: 二, title: 重点任务}}
goals:
  - id: port
    title: 建成数字港口
    goals:
      - {{id: port.berths, title: 泊位智能化, indicators: [berths]}}
indicators:
  - id: berths
    name: 智能泊位数量
    unit: 个
    attribute: expected
    baselines:
      - {{value: 10, year: 2023}}
    targets:
      - {{id: berths.2027, kind: level, comparator: at_least, value: 24, unit: 个, year: 2027,
         words: 达到24个以上}}
      - {{id: berths.2025, kind: level, comparator: between, value: 14, high: 18, unit: 个,
         year: 2025, commitment: aspirational}}
    measures: [m1]
measures:
  - id: m1
    number: "1"
    section: [二]
    title: 改造老旧泊位
    responsibilities: {{lead: [市港航局], support: [市财政局]}}
  - id: m2
    number: "2"
    section: [二]
    title: 开放岸电数据
    proposed: {{lead: [市港航局]}}
"""


def plan_text(name: str, title: str = "云州市数字港口行动方案") -> str:
    """A plan file without a fault."""
    return PLAN.format(id=name, title=title)


def as_json(result: Result) -> Any:
    """The one JSON document on standard output."""
    return json.loads(result.stdout)


def child(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run `python -m policymodel` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "policymodel", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=child_environment(**environment),
        timeout=120,
        check=False,
    )


def child_environment(**more: str) -> dict[str, str]:
    """This environment, with the paths of this process."""
    paths = os.pathsep.join(path for path in sys.path if path)
    return {**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8", **more}


class Site:
    """A folder on the path, in which distributions pretend to be installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def install(self, distribution: str, group: str, **points: str) -> Path:
        """Write the metadata of a distribution with entry points in `group`."""
        info = self.folder / f"{distribution.replace('-', '_')}-1.0.dist-info"
        info.mkdir(parents=True, exist_ok=True)
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n", encoding="utf-8"
        )
        lines = "".join(f"{name} = {value}\n" for name, value in points.items())
        (info / "entry_points.txt").write_text(f"[{group}]\n{lines}", encoding="utf-8")
        return info

    def module(self, name: str, text: str) -> None:
        """Write a module."""
        (self.folder / f"{name}.py").write_text(text, encoding="utf-8")

    def package(self, name: str, plan: str | None) -> None:
        """Write a package whose code must never run, with a plan file if there is one."""
        (self.folder / name).mkdir()
        (self.folder / name / "__init__.py").write_text("raise SystemExit('imported')\n")
        if plan is not None:
            (self.folder / name / "plan.yaml").write_text(plan, encoding="utf-8")
