"""A plan as a distribution of its own: what pip installs, with tests of what a plan promises."""

from policymodel.model import Plan
from policymodel.registry import PREFIX
from policymodel.text import Lang, Texts

say = Texts(__file__)

_PROJECT = """\
[build-system]
requires = ["hatchling>=1.24"]
build-backend = "hatchling.build"

[project]
name = "{distribution}"
version = "0.1.0"
description = "{title}"
readme = "README.md"
requires-python = ">=3.11"
dependencies = ["policymodel"]

[project.optional-dependencies]
test = ["policymodel[testing]"]

# The name is the plan's id, the value the package that holds plan.yaml.
[project.entry-points."policymodel.plans"]
{id} = "{package}"

[tool.hatch.build.targets.wheel]
packages = ["{package}"]
"""
_TESTS = '''\
"""The plan keeps what every plan promises."""

from pathlib import Path

import pytest

from policymodel.testing import Promise, promises

FOLDER = Path(__file__).parents[1] / "{package}"


@pytest.mark.parametrize("promise", promises(FOLDER), ids=str)
def test_the_plan_keeps_its_promises(promise: Promise) -> None:
    promise.keep()
'''


def distribution(id: str) -> str:  # noqa: A002
    """Return the name of the distribution of a plan, which is that of its folder.

    >>> distribution("yunze_2030")
    'policymodel-yunze-2030'
    """
    return f"{PREFIX}{id}".replace("_", "-")


def with_package(plan: Plan, files: dict[str, bytes], lang: Lang) -> dict[str, bytes]:
    """Return the files of a distribution, by their paths in it, that holds those of a plan."""
    package = f"{PREFIX}{plan.id}"
    words = {"id": plan.id, "package": package, "distribution": distribution(plan.id)}
    title = plan.document.title.replace("\\", "\\\\").replace('"', '\\"')
    project = _PROJECT.format(title=title, **words)
    docstring = plan.document.title.replace("\\", "\\\\").replace('"""', "'''").rstrip('"')
    return {
        "pyproject.toml": project.encode(),
        "README.md": say(
            "readme",
            title=plan.document.title,
            id=plan.id,
            package=package,
        )
        .get(lang)
        .encode(),
        "tests/test_plan.py": _TESTS.format(package=package).encode(),
        f"{package}/__init__.py": f'"""{docstring}."""\n'.encode(),
        **{f"{package}/{name}": data for name, data in files.items()},
    }
