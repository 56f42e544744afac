"""The words that type checkers know are those of the vocabularies."""

import textwrap
from pathlib import Path

import pytest

from policymodel import vocabulary
from policymodel.model import words

TYPES = {
    "AccumulationCode": "ACCUMULATIONS",
    "AttributeCode": "ATTRIBUTES",
    "BasisCode": "BASES",
    "ChangeCode": "CHANGES",
    "CommitmentCode": "COMMITMENTS",
    "ComparatorCode": "COMPARATORS",
    "CompletenessCode": "COMPLETENESS",
    "ConceptCode": "CONCEPTS",
    "ConventionKindCode": "CONVENTION_KINDS",
    "CoverageCode": "COVERAGES",
    "DirectionCode": "DIRECTIONS",
    "FunctionCode": "FUNCTIONS",
    "InstrumentCode": "INSTRUMENTS",
    "LampCode": "LAMPS",
    "LevelCode": "LEVELS",
    "MechanismKindCode": "MECHANISM_KINDS",
    "NotTargetReasonCode": "NOT_TARGET_REASONS",
    "OfficialRoleCode": "OFFICIAL_ROLES",
    "OrganizationKindCode": "ORGANIZATION_KINDS",
    "ProgressStatusCode": "PROGRESS_STATUSES",
    "RecurrenceCode": "RECURRENCES",
    "ReportStatusCode": "REPORT_STATUSES",
    "RoleCode": "ROLES",
    "SchemeCode": "SCHEMES",
    "TargetKindCode": "TARGET_KINDS",
    "UnitKindCode": "UNIT_KINDS",
}


def written() -> str:
    lines = [
        '"""The codes of the vocabularies as types, so that a type checker refuses a slip.',
        "",
        "Made from `policymodel.vocabulary` by `pytest --rewrite-golden`; not to be edited.",
        '"""',
        "",
        "# isort: skip_file",
        "# fmt: off",
        "from typing import Annotated, Literal",
        "",
        "from policymodel.vocabulary import (",
        *textwrap.wrap(
            ", ".join(sorted(TYPES.values())), 96, initial_indent=" " * 4, subsequent_indent=" " * 4
        ),
        ")",
        "",
    ]
    for kind, name in TYPES.items():
        codes = ", ".join(f'"{code}"' for code in getattr(vocabulary, name).codes)
        line = f"{kind} = Annotated[Literal[{codes}], {name}]"
        if len(line) > 100:
            wrapped = textwrap.fill(codes, 96, initial_indent=" " * 4, subsequent_indent=" " * 4)
            line = f"{kind} = Annotated[Literal[\n{wrapped}\n], {name}]"
        lines.append(line)
    return "\n".join(lines) + "\n"


def test_the_words_are_current(pytestconfig: pytest.Config) -> None:
    path = Path(words.__file__)
    if pytestconfig.getoption("--rewrite-golden"):
        path.write_text(written(), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == written()
