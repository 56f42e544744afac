"""The roles in which a document charges an organization with a measure.

The marks are this project's own (there is no national standard; every sheet carries its
legend); the letters are RASCI's, with L for a role that the document leaves undistinguished.
"""

from attrs import frozen

from policymodel.findings import Text
from policymodel.vocabulary.terms import Term, Vocabulary


@frozen
class Role(Term):
    """A role of an organization in a measure.

    Attributes:
        mark: the one sign that stands for the role in a matrix.
        rasci: the nearest letter of RASCI (responsible, accountable, supportive, consulted,
            informed).
        heading: the heading of the role's column in a responsibility table.
        meaning: one line for the legend.
    """

    mark: str
    rasci: str
    heading: Text
    meaning: Text


ROLES = Vocabulary(
    "role",
    (
        Role(
            "lead", "牵头", "lead", "●", "A", Text("牵头单位", "Lead"),
            Text("文件写明由其牵头", "the document says that it leads"),
        ),
        Role(
            "support", "配合", "support", "○", "S", Text("配合单位", "Support"),
            Text("文件写明由其配合牵头单位", "the document says that it supports the lead"),
        ),
        Role(
            "joint", "按职责分工负责", "joint", "◇", "R",
            Text("按职责分工负责单位", "Jointly responsible"),
            Text(
                "文件写明各单位按职责分工负责，不分牵头与配合",
                "the document shares the measure out by function; nobody leads",
            ),
        ),
        Role(
            "responsible", "责任", "responsible", "◆", "R", Text("责任单位", "Responsible"),
            Text(
                "文件只列责任单位，未区分牵头、配合",
                "the document lists responsible units without saying who leads",
            ),
        ),
        Role(
            "implement", "负责落实", "implement", "△", "R", Text("落实单位", "Implement"),
            Text("文件写明由其负责落实", "the document says that it carries the measure out"),
        ),
    ),
)  # fmt: skip

BASES = Vocabulary(
    "basis",
    (
        Term("document", "文件原文", "stated by the document"),
        Term("proposed", "建议(文件未明确)", "proposed, not stated by the document"),
    ),
)
