"""The provinces of China: the one list of places that everybody knows, GB/T 2260's first digits."""

PROVINCES = {
    "11": "北京", "12": "天津", "13": "河北", "14": "山西", "15": "内蒙古", "21": "辽宁",
    "22": "吉林", "23": "黑龙江", "31": "上海", "32": "江苏", "33": "浙江", "34": "安徽",
    "35": "福建", "36": "江西", "37": "山东", "41": "河南", "42": "湖北", "43": "湖南",
    "44": "广东", "45": "广西", "46": "海南", "50": "重庆", "51": "四川", "52": "贵州",
    "53": "云南", "54": "西藏", "61": "陕西", "62": "甘肃", "63": "青海", "64": "宁夏",
    "65": "新疆", "71": "台湾", "81": "香港", "82": "澳门",
}  # fmt: skip
"""The provinces by the first two digits of their codes."""

MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
"""Those of them that are cities."""


def province_code(name: str) -> str | None:
    """Return the code of a province by its full name; None where a name is of no province.

    >>> province_code("内蒙古自治区"), province_code("重庆市"), province_code("海南市")
    ('150000', '500000', None)
    """
    for code, province in PROVINCES.items():
        ends = ("市",) if code in MUNICIPALITIES else ("省", "自治区", "特别行政区")
        if name.startswith(province) and name.endswith(ends):
            middle = name.removeprefix(province)
            return f"{code}0000" if middle in _MIDDLES else None
    return None


_MIDDLES = frozenset(
    ("省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区")
)
