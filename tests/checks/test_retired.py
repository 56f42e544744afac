"""Rules that are gone say where to look, and their codes stay empty."""

import re

import attrs
from checks.rules.test_numbers import plan
from checks.running import check

from policymodel.checks import RULES, VERIFY_RULES
from policymodel.codes import other_codes, retired_codes
from policymodel.model import Suppression
from policymodel.text import Text

RETIRED = retired_codes()
CODES = {each.code for each in (*RULES, *VERIFY_RULES)}


def test_no_code_comes_back() -> None:
    assert {"O103", "R202", "R204", "R205", "G103", "G104", "G105", "G106"} <= RETIRED.keys()
    assert RETIRED.keys().isdisjoint(CODES | other_codes().keys())


def test_what_is_said_names_rules_that_there_are() -> None:
    for code, told in RETIRED.items():
        assert isinstance(told, Text), code
        for text in (told.zh, told.en):
            assert set(re.findall(r"[A-Z][0-9]{3}", text)) <= CODES


def test_a_suppression_of_a_rule_that_is_gone_learns_what_became_of_it() -> None:
    silent = Suppression(rule="G104", reason="原文即如此，已向起草处核实")
    (one,) = check(attrs.evolve(plan(), suppressions=(silent,)), select=["S102"])
    assert one.message.en == 'A suppression names the rule "G104", which there is no more.'
    assert one.hint == RETIRED["G104"]
