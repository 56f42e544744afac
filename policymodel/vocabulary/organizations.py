"""Kinds and functions of organizations.

The order of the kinds is the order in which Chinese offices list units: party organs,
government, its departments, branches of central bodies, people's organizations,
institutions, enterprises, zones, counties and townships, groups. Functions let the same
department be found in every city, whatever it is called there.
"""

from policymodel.vocabulary.terms import Term, Vocabulary

ORGANIZATION_KINDS = Vocabulary(
    "organization kind",
    (
        Term("party_body", "党委机构", "party body"),
        Term("leading_group", "领导小组、委员会等议事协调机构", "leading group or commission"),
        Term("government", "人民政府及其办公室", "government and its office"),
        Term("department", "政府部门", "government department"),
        Term("central_branch", "中央和上级驻地机构", "branch of a central or upper-level body"),
        Term("people_organization", "群团组织", "people's organization"),
        Term("university", "高等院校", "university or college"),
        Term("institution", "事业单位和科研机构", "public institution or research institute"),
        Term("enterprise", "企业", "enterprise"),
        Term("zone", "园区和开发区", "park or development zone"),
        Term("county_government", "县(市、区)政府", "county-level government"),
        Term("township_government", "镇、街道", "township or subdistrict"),
        Term("group", "多家单位统称", "group of organizations under one name"),
        Term("upper_body", "上级机关", "upper-level body"),
        Term("other", "其他", "other"),
    ),
)

FUNCTIONS = Vocabulary(
    "function",
    (
        Term("organization_personnel", "组织人事(党委)", "party organization and personnel"),
        Term("publicity", "宣传", "publicity"),
        Term("staffing", "机构编制", "staffing and establishment"),
        Term("general_office", "办公厅(室)综合", "general office"),
        Term("development_reform", "发展改革", "development and reform"),
        Term("education", "教育", "education"),
        Term("education_sports", "教育体育", "education and sports"),
        Term("science_technology", "科学技术", "science and technology"),
        Term("industry_information", "工业和信息化", "industry and information technology"),
        Term("public_security", "公安", "public security"),
        Term("civil_affairs", "民政", "civil affairs"),
        Term("justice", "司法行政", "justice"),
        Term("finance", "财政", "public finance"),
        Term("human_resources", "人力资源和社会保障", "human resources and social security"),
        Term("natural_resources", "自然资源", "natural resources"),
        Term("ecology_environment", "生态环境", "ecology and environment"),
        Term("housing_construction", "住房和城乡建设", "housing and construction"),
        Term("transport", "交通运输", "transport"),
        Term("water", "水利", "water resources"),
        Term("agriculture", "农业农村", "agriculture and rural affairs"),
        Term("livestock", "畜牧兽医", "livestock"),
        Term("forestry", "林业和草原", "forestry and grassland"),
        Term("commerce", "商务", "commerce"),
        Term("investment_promotion", "招商和投资促进", "investment promotion"),
        Term("culture_tourism", "文化和旅游", "culture and tourism"),
        Term("health", "卫生健康", "health"),
        Term("emergency", "应急管理", "emergency management"),
        Term("audit", "审计", "audit"),
        Term("state_assets", "国有资产监管", "state-owned assets"),
        Term(
            "market_regulation", "市场监管和知识产权", "market regulation and intellectual property"
        ),
        Term("statistics", "统计", "statistics"),
        Term("local_finance", "地方金融", "local financial affairs"),
        Term("financial_regulation", "中央金融监管", "central financial regulation"),
        Term("central_bank", "中央银行", "central bank"),
        Term("taxation", "税务", "taxation"),
        Term("foreign_affairs", "外事", "foreign affairs"),
        Term("trade_promotion", "贸易促进", "trade promotion"),
        Term("science_association", "科学技术协会", "association for science and technology"),
        Term("industrial_zone", "园区管理", "zone administration"),
        Term("local_government", "地方综合管理", "general local government"),
        Term("higher_education", "高等教育", "higher education"),
        Term("research", "科学研究", "research"),
        Term("business", "生产经营", "business"),
        Term("other", "其他", "other"),
    ),
)
