"""Issuers, addressees, places and cited documents: what is told and what passes."""

import pytest
from checks.documents import found


@pytest.mark.parametrize(
    ("code", "text", "fragment", "paths"),
    [
        # Issuers: one a line, with the day; in the title alone.
        (
            "V037",
            "关于创新的通知\n市科技局\n市财政局 2024年3月5日\n",
            "document: {issuers: [市科技局, 市财政局]}",
            [],
        ),
        (
            "V037",
            "关于创新的通知\n市科技局\n市财政局 2024年3月5日\n",
            "document: {issuers: [市财政局, 市科技局]}",
            ["document.issuers"],
        ),
        (
            "V037",
            "市科技局关于创新的通知\n",
            "document: {title: 市科技局关于创新的通知}",
            ["document.issuers"],
        ),
        # Who signs before the annexes stands neither at the head nor at the end.
        *(
            (
                "V037",
                "关于创新的通知\n1.办节。\n市科技局\n2024年3月5日\n附件\n一、要求\n",
                f"""
                document: {{title: 创新方案, issuers: [{name}]}}
                measures: [{{id: m1, title: 办节, number: '1', at: [8, 13]}}]
                sections: [{{number: 一, title: 要求, at: [31, 36]}}]
                """,
                paths,
            )
            for name, paths in (("市科技局", []), ("市财政局", ["document.issuers[0]"]))
        ),
        # Addressees may be grouped; none may be left out.
        (
            "V038",
            "市政府各部门、单位，各高校：",
            "document: {addressees: [市政府各部门、单位, 各高校], addressees_at: [0, 13]}",
            [],
        ),
        (
            "V038",
            "市政府各部门、单位，各高校：",
            "document: {addressees: [各高校, 市政府各部门、单位], addressees_at: [0, 13]}",
            ["document.addressees"],
        ),
        # A city speaks of other provinces, too.
        (
            "V039",
            "云州市创新方案\n根据广东省文件。与山东省协作。",
            'jurisdiction: {code: "440000", name: 云州市}',
            [],
        ),
        (
            "V039",
            "云州市创新方案\n根据广东省文件。",
            'jurisdiction: {code: "370000", name: 云州市}',
            ["jurisdiction.code"],
        ),
        ("V039", "云州市创新方案\n", "jurisdiction: {name: 云州}", ["jurisdiction.name"]),
        # Who wrote a document did not issue it.
        (
            "V037",
            "云州规划\n编制单位：市科技局\n市财政局\n2025年3月\n",
            """
            document: {title: 云州规划, issuers: []}
            organizations: [{name: 市科技局, kind: department}, {name: 市财政局, kind: department}]
            """,
            [],
        ),
        (
            "V037",
            "云州规划\n市科技局\n市财政局\n2025年3月\n",
            """
            document: {title: 云州规划, issuers: []}
            organizations: [{name: 市科技局, kind: department}, {name: 市财政局, kind: department}]
            """,
            ["document.issuers"],
        ),
        (
            "V056",
            "云州市人民政府\n（2024年3月5日）\n",
            "document: {title: 云州}",
            ["document.issued"],
        ),
        ("V056", "2024年3月5日我市开会。\n", "document: {title: 云州}", []),
    ],
)
def test_what_is_seen_and_what_may_pass(
    code: str, text: str, fragment: str, paths: list[str]
) -> None:
    assert found(code, text, fragment) == paths
