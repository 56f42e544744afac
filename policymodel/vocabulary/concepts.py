"""What an indicator measures, in words shared by all cities, so that cities can be compared."""

from policymodel.vocabulary.terms import Term, Vocabulary

CONCEPTS = Vocabulary(
    "concept",
    (
        Term("rd_intensity", "研发经费投入强度", "R&D expenditure as a share of GDP"),
        Term("rd_expenditure", "研发经费", "R&D expenditure"),
        Term("business_rd_share", "企业研发经费占比", "business share of R&D expenditure"),
        Term("industrial_rd_intensity", "规上工业研发强度", "R&D intensity of large industry"),
        Term(
            "industrial_rd_active_share",
            "规上工业有研发活动企业占比",
            "share of large industrial firms with R&D",
        ),
        Term(
            "rd_personnel_density", "每万名就业人员中研发人员", "R&D personnel per 10,000 employed"
        ),
        Term("fiscal_science_share", "财政科技支出占比", "science share of public expenditure"),
        Term(
            "science_progress_contribution", "科技进步贡献率", "contribution of technical progress"
        ),
        Term("innovation_index", "综合科技创新水平指数", "innovation index"),
        Term(
            "invention_patent_density", "万人发明专利拥有量", "invention patents per 10,000 people"
        ),
        Term(
            "high_value_patent_density",
            "每万人口高价值发明专利拥有量",
            "high-value invention patents per 10,000 people",
        ),
        Term("technology_contract_value", "技术合同成交额", "value of technology contracts"),
        Term("high_tech_enterprises", "高新技术企业", "high-tech enterprises"),
        Term("science_smes", "科技型中小企业", "science and technology SMEs"),
        Term(
            "leading_science_enterprises",
            "科技领军企业",
            "leading science and technology enterprises",
        ),
        Term("innovative_enterprises", "科技创新型企业", "innovative enterprises"),
        Term(
            "high_tech_output_share", "高新技术产业产值占比", "high-tech share of industrial output"
        ),
        Term(
            "high_tech_revenue_share",
            "高技术产业营业收入占比",
            "high-tech share of industrial revenue",
        ),
        Term("new_product_revenue_share", "新产品销售收入占比", "share of new products in revenue"),
        Term("science_services_share", "科技服务业增加值占比", "science services' share of GDP"),
        Term("innovation_platforms", "创新平台", "innovation platforms"),
        Term("incubators", "孵化器和众创空间", "incubators and makerspaces"),
        Term("research_teams", "创新团队", "innovation teams"),
        Term("talent", "人才", "talent"),
        Term("foreign_experts", "外国专家", "foreign experts"),
        Term("training", "培训", "training"),
        Term("science_commissioners", "科技特派员", "science and technology commissioners"),
        Term("science_projects", "科技项目", "science and technology projects"),
        Term("science_awards", "科技奖励", "science and technology awards"),
        Term("technology_transfer", "成果转化", "technology transfer"),
        Term("new_products", "新产品、新技术、新工艺", "new products, technologies and processes"),
        Term("new_varieties", "农作物新品种", "new crop varieties"),
        Term("demonstration_bases", "示范基地", "demonstration bases"),
        Term("settled_enterprises", "落地企业", "settled enterprises"),
        Term("other", "其他", "other"),
    ),
)
