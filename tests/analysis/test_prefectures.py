"""The list of prefecture-level places: whole, each once, and what the plans of plugins say."""

import re

import policymodel as pm
from policymodel.analysis.prefectures import place_code, prefectures
from policymodel.analysis.provinces import MUNICIPALITIES, PROVINCES


def test_the_list_is_whole_and_each_place_stands_there_once() -> None:
    names, codes = list(prefectures()), set(prefectures().values())
    assert (len(codes), len(names)) == (333, 363)  # 30 have a short name
    assert all(re.fullmatch("[1-6][0-9]{3}00", code) for code in codes)
    assert {code[:2] for code in codes} == {
        each for each in PROVINCES if each < "7" and each not in MUNICIPALITIES
    }
    assert all(name.endswith(("市", "州", "盟", "地区")) for name in names)


def test_it_agrees_with_the_plans_that_were_made_by_hand() -> None:
    for name in ("chengde", "dezhou", "taian"):
        place = pm.load(name).jurisdiction
        assert place_code(place.name) == place.code


def test_names_of_other_places_have_no_code() -> None:
    for name in ("云川市", "莱芜市", "承德", "承德市双桥区", "山东省承德市", "市", ""):
        assert place_code(name) is None
