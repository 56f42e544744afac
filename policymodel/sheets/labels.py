"""Words of the sheets: headings, names of tabs, notes. Plan content stays as it is."""

from policymodel.findings import Text

# Shared by all workbooks: the cover

ITEM = Text("项目", "Item")
CONTENT = Text("内容", "Content")
COVER_SHEET = Text("说明", "About")
THE_DOCUMENT = Text("文件", "Document")
COUNTS = Text("数量", "Counts")
LEGEND = Text("图例", "Legend")
CONVENTIONS = Text("编制约定", "Conventions")
THE_SOURCE = Text("原文文本", "Source text")
SHEETS = Text("工作表", "Sheets")

NOT_STATED = Text("文件未载明", "not stated")
TITLE = Text("文件名称", "Title")
NUMBER = Text("发文字号", "Document number")
ISSUERS = Text("发文机关", "Issuers")
ISSUED = Text("成文日期", "Date of issue")
PUBLISHED = Text("发布日期", "Date of publication")
PERIOD = Text("规划期", "Period")
FROM_YEAR = Text("{year}年起", "from {year}")
TO_YEAR = Text("至{year}年(文件未载明起始年)", "to {year} (no first year stated)")
ONE_YEAR = Text("{year}年", "{year}")
YEARS = Text("{start}—{end}年", "{start}–{end}")
JURISDICTION = Text("行政区划", "Jurisdiction")
PLACE = Text("{name}({level}，代码{code})", "{name} ({level}, code {code})")
COMPLETENESS = Text("文本完整性", "Completeness")
INCOMPLETE = Text(
    "所据文本不是文件全文，下列各表只含文本已有内容",
    "the text is not the whole document; the sheets hold what the text has",
)
BASED_ON = Text("依据文件", "Based on")
MEASURES = Text("重点任务(项)", "Measures")
ORGANIZATIONS = Text("涉及单位(家)", "Organizations named")
INDICATORS = Text("指标(项)", "Indicators")
TARGETS = Text("目标(条)", "Targets")
ERRORS = Text("核对发现：错误", "Findings: errors")
WARNINGS = Text("核对发现：警告", "Findings: warnings")
HINTS = Text("核对发现：提示", "Findings: info")
CHECKS = Text("核对", "Checks")
NOT_CHECKED = Text("未核对", "not checked")
SOURCE_TEXT = Text("原文文本", "Source text")
FIRST_DIGITS = Text("{digits}…(前16位)", "{digits}… (first 16 digits)")
CHARACTERS = Text("字符数", "Characters")
LEGEND_LINE = Text("{label}(RASCI:{rasci}):{meaning}", "{label} (RASCI: {rasci}): {meaning}")

# The responsibility workbook

RESPONSIBILITY_TITLE = Text("{title}责任分工工作簿", "{title}: workbook of responsibilities")
TABLE_SHEET = Text("责任分工表", "Responsibility table")
ROW_OF_TABLE = Text("{sheet}第{number}项", "{sheet} no. {number}")
TABLE_TITLE = Text("{title}重点任务责任分工表", "{title}: table of responsibilities")
MATRIX_SHEET = Text("责任矩阵", "Responsibility matrix")
MATRIX_TITLE = Text("{title}责任矩阵", "{title}: responsibility matrix")
UNITS_SHEET = Text("单位任务清单", "Tasks by organization")
UNITS_TITLE = Text("{title}单位任务清单", "{title}: tasks by organization")
DATA_SHEET = Text("数据", "Data")
DATA_TITLE = Text("{title}责任数据", "{title}: responsibilities as data")
ANNEX = Text("附件{number}", "Annex {number}")

INDEX = Text("序号", "No.")
CATEGORY = Text("任务类别", "Section")
TASK = Text("重点任务", "Measure")
MAIN_CONTENT = Text("主要内容", "Content")
DUE = Text("完成时限", "Due")
REMARK = Text("备注", "Remarks")
PROPOSED_UNITS = Text("建议单位", "Proposed")
PROPOSED_HEADING = Text("建议{zh}", "Proposed: {en}")
UNSTATED_GROUP = Text("责任单位(原文未明确)", "Responsible (not stated by the document)")

UNDISTINGUISHED = Text("原文未区分牵头、配合", "lead and support not distinguished by the document")
NOBODY_LEADS = Text("按职责分工，无牵头", "shared by function, nobody leads")
NO_LEAD = Text("原文未写明牵头单位", "the document names no lead")
NOBODY = Text("原文未明确责任单位", "the document names nobody")
CUT = Text("所据文本至此中断", "the text breaks off here")
FILL_IN_TWO = Text(
    "原文未明确责任单位，以下两栏供填写建议",
    "the document names nobody; two columns are left for proposals",
)
FILL_IN = Text(
    "原文未明确责任单位，以下建议各栏供填写",
    "the document names nobody; the columns headed as proposed are for proposals",
)
DUE_DERIVED = Text(
    "完成时限带*的，由该任务内所列目标的年份推得，原文未单列时限。",
    "Due dates with * follow from the years of the targets stated in the measure; the document "
    "gives no date of its own.",
)
NOTE = Text("注", "Note")
NOTE_OF_ROLE = Text("{heading}：{meaning}。", "{heading}: {meaning}.")
NOTE_UNDISTINGUISHED = Text(
    "备注写“原文未区分牵头、配合”的，单位次序照录原文，列第一位者不视为牵头。",
    "Where lead and support are not distinguished, organizations stand in the document's order; "
    "the first one is not the lead.",
)
NOTE_PROPOSED = Text(
    "“建议”各栏为编制建议，文件未载明，不计入各项合计。",
    "Columns headed as proposed are proposals, not stated by the document, and are not counted "
    "with what it states.",
)
NOTE_FILL_IN = Text(
    "原文未明确责任单位，建议各栏供填写，所填内容不代表文件规定。",
    "The document names nobody; what is filled in is a proposal, not the document's.",
)

# Headings over one narrow column: the kinds of organizations in at most four characters
SHORT_KINDS = {
    "party_body": Text("党委", "Party"),
    "leading_group": Text("议事协调", "Groups"),
    "government": Text("政府", "Gov."),
    "department": Text("部门", "Depts."),
    "central_branch": Text("驻地机构", "Central"),
    "people_organization": Text("群团", "People's"),
    "university": Text("高校", "Univ."),
    "institution": Text("院所", "Inst."),
    "enterprise": Text("企业", "Firms"),
    "zone": Text("园区", "Zones"),
    "county_government": Text("县区", "Counties"),
    "township_government": Text("镇街", "Towns"),
    "group": Text("统称", "Collective"),
    "upper_body": Text("上级", "Upper"),
    "other": Text("其他", "Other"),
}

UNIT = Text("单位", "Organization")
UNIT_KIND = Text("类别", "Kind")
UNIT_COUNT = Text("单位数", "Organizations")
PROPOSED_COUNT = Text("建议单位数", "Proposed")
LOAD = Text("承担任务数", "Measures")
PROPOSED_GROUP = Text("建议(文件未明确)", "Proposed")
OF_WHICH = Text("其中：{label}", "of which {label}")
OF_WHICH_GROUP = Text("其中", "Of which")
CHECK = Text("核对", "Check")
AGREES = Text("一致", "agrees")
DISAGREES = Text("不一致", "disagrees")
BLANK_UNIT = Text("单位{number}", "Unit {number}")
BLANK_GROUP = Text(
    "原文未明确责任单位：可将列名改为建议单位名称，格内填标记",
    "The document names nobody: put proposed names over the columns, marks in the cells",
)
MATRIX_LEGEND = Text("图例：{roles}。", "Legend: {roles}.")
MATRIX_NUMBERS = Text(
    "列名为责任分工表的序号。", "Columns are headed with the numbers of the responsibility table."
)
MATRIX_TWO = Text(
    "同一单位在一项任务中兼有两种角色的，格内并列两个标记；承担任务数按任务计一次，各角色分别计数。",
    "Two marks in a cell: two roles in one measure. Such a measure counts once, each role counts.",
)
MATRIX_CHECK = Text(
    "核对：行、列合计应相等，各角色合计应等于数据表行数。",
    "Check: totals of rows and columns agree, and the roles add up to the rows of the data sheet.",
)
MATRIX_CHECK_BLANK = Text("核对：行、列合计应相等。", "Check: totals of rows and columns agree.")

ROLE = Text("角色", "Role")
LOAD_TIMES = Text("承担项次", "Mentions")
PROPOSED_ROLE = Text("{role}(建议)", "{role} (proposed)")
UNITS_NOTE = Text(
    "按单位归集；在同一任务中兼有两种角色的列两行，承担项次计两次。",
    "Two roles in one measure make two rows and two mentions.",
)

NOTE_PROPOSED_ROWS = Text(
    "角色后注“(建议)”的为编制建议，文件未载明，不计入承担项次。",
    "Roles marked as proposed are not stated by the document and not counted.",
)

CHARGED_UNITS = Text("承担任务的单位(家)", "Organizations charged with measures")
MENTIONS = Text("责任记录(条)", "Mentions of organizations")
PROPOSED_MENTIONS = Text("建议记录(条)", "Proposed mentions")
UNCHARGED = Text("未明确单位的任务(项)", "Measures for which nobody is named")

ON_LEAD = Text("牵头单位", "Lead")
ON_LEAD_MEANING = Text(
    "只有文件写明牵头的才列为牵头；可有多家，也可没有。",
    "Only whom the document says to lead; there may be several, or none.",
)
ON_RESPONSIBLE = Text("责任单位", "Responsible")
ON_RESPONSIBLE_MEANING = Text(
    "文件只列责任单位、未区分牵头与配合的，照录为责任单位；列第一位者不视为牵头。",
    "The document lists them without saying who leads; the first one is not the lead.",
)
ON_NAMES = Text("单位名称", "Names")
ON_NAMES_MEANING = Text(
    "责任分工表照录文件所用名称；责任矩阵和单位任务清单用统一名称，同一单位的不同称谓合并。",
    "The table prints the names of the document; matrix and list unite the names of one body.",
)
ON_ORDER = Text("单位排序", "Order of organizations")
ON_ORDER_MEANING = Text(
    "先按类别({kinds})，再按文件中首次出现的先后，再按名称。",
    "By kind ({kinds}), then by first mention in the document, then by name.",
)
ON_BASIS = Text("依据", "Basis")
ON_BASIS_MEANING = Text(
    "document 为文件原文载明；proposed 为编制建议、文件未明确，单列显示，不与原文合并计数。",
    "document: stated by the document; proposed: not stated by it, shown and counted apart.",
)
ON_DERIVED = Text("推导内容", "Derived")
ON_DERIVED_MEANING = Text(
    "序号、各项合计和跳转链接为编制时生成，不是文件内容。",
    "Running numbers, totals and links are made here; the document does not state them.",
)
ORIGINS = {
    "source": Text("摘自文件原文", "cut out of the document's text"),
    "text": Text("文件原文(随方案文件提供)", "the document's text, as shipped with the plan"),
    "summary": Text(
        "编者概括，不是文件原文", "a summary in the plan's own words, not the document's"
    ),
}
ORIGIN_COUNT = Text("{origin}({count}项)", "{origin} ({count})")
