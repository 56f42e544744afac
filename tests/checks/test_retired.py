"""Rules that are gone say where to look, and their codes stay empty."""

import re
from pathlib import Path

import policymodel.checks
from policymodel.checks import RULES, VERIFY_RULES
from policymodel.text import Text, read_data

RETIRED = read_data(Path(policymodel.checks.__file__).parent / "retired.yaml")
CODES = {each.code for each in (*RULES, *VERIFY_RULES)}


def test_no_code_comes_back() -> None:
    assert {"O103", "R202", "R204", "R205", "G103", "G104", "G105", "G106"} <= RETIRED.keys()
    assert RETIRED.keys().isdisjoint(CODES)


def test_what_is_said_names_rules_that_there_are() -> None:
    for code, told in RETIRED.items():
        assert isinstance(told, Text), code
        for text in (told.zh, told.en):
            assert set(re.findall(r"[A-Z][0-9]{3}", text)) <= CODES
