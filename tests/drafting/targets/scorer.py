"""The scorer of targets, which stands in benchmarks and is no part of the package."""

import importlib.util
from pathlib import Path
from types import ModuleType

_FILE = Path(__file__).parents[3] / "benchmarks" / "drafttargets.py"


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("drafttargets", _FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_module = _loaded()
documents, drafted, score = _module.documents, _module.drafted, _module.score
