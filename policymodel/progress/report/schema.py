"""The JSON Schema of a progress report; ``schemas/progress.schema.json`` in the project is it."""

import json
from pathlib import Path
from typing import Any

import yaml


def report_schema() -> dict[str, Any]:
    """Return the schema, which is data beside this module."""
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def schema_text() -> str:
    """Return the schema as the text of a file."""
    return json.dumps(report_schema(), ensure_ascii=False, indent=1) + "\n"
