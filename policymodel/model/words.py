"""The codes of the vocabularies as types, so that a type checker refuses a slip.

Made from `policymodel.vocabulary` by `pytest --rewrite-golden`; not to be edited.
"""

# isort: skip_file
# fmt: off
from typing import Annotated, Literal

from policymodel.vocabulary import (
    ACCUMULATIONS, ATTRIBUTES, BASES, CHANGES, COMMITMENTS, COMPARATORS, COMPLETENESS, CONCEPTS,
    CONVENTION_KINDS, COVERAGES, DIRECTIONS, FUNCTIONS, INSTRUMENTS, LAMPS, LEVELS,
    MECHANISM_KINDS, NOT_TARGET_REASONS, OFFICIAL_ROLES, ORGANIZATION_KINDS, PROGRESS_STATUSES,
    RECURRENCES, REPORT_STATUSES, ROLES, SCHEMES, TARGET_KINDS, UNIT_KINDS
)

AccumulationCode = Annotated[Literal["running_level", "per_period", "cumulative"], ACCUMULATIONS]
AttributeCode = Annotated[Literal["binding", "expected", "unstated"], ATTRIBUTES]
BasisCode = Annotated[Literal["document", "proposed"], BASES]
ChangeCode = Annotated[Literal["increase", "decrease"], CHANGES]
CommitmentCode = Annotated[Literal["binding", "expected", "stated", "aspirational"], COMMITMENTS]
ComparatorCode = Annotated[Literal[
    "at_least", "more_than", "at_most", "less_than", "exactly", "about", "between"
], COMPARATORS]
CompletenessCode = Annotated[Literal["complete", "truncated", "extract"], COMPLETENESS]
ConceptCode = Annotated[Literal[
    "rd_intensity", "rd_expenditure", "business_rd_share", "industrial_rd_intensity",
    "industrial_rd_active_share", "rd_personnel_density", "fiscal_science_share",
    "science_progress_contribution", "innovation_index", "invention_patent_density",
    "high_value_patent_density", "technology_contract_value", "high_tech_enterprises",
    "science_smes", "leading_science_enterprises", "innovative_enterprises",
    "high_tech_output_share", "high_tech_revenue_share", "new_product_revenue_share",
    "science_services_share", "innovation_platforms", "incubators", "research_teams", "talent",
    "foreign_experts", "training", "science_commissioners", "science_projects",
    "science_awards", "technology_transfer", "new_products", "new_varieties",
    "demonstration_bases", "settled_enterprises", "other"
], CONCEPTS]
ConventionKindCode = Annotated[Literal[
    "first_leads", "comma_leads", "each_first_leads", "also"
], CONVENTION_KINDS]
CoverageCode = Annotated[Literal["plan", "topic"], COVERAGES]
DirectionCode = Annotated[Literal["increase", "decrease", "maintain", "none"], DIRECTIONS]
FunctionCode = Annotated[Literal[
    "organization_personnel", "publicity", "staffing", "general_office", "development_reform",
    "education", "education_sports", "science_technology", "industry_information",
    "public_security", "civil_affairs", "justice", "finance", "human_resources",
    "natural_resources", "ecology_environment", "housing_construction", "transport", "water",
    "agriculture", "livestock", "forestry", "commerce", "investment_promotion",
    "culture_tourism", "health", "emergency", "audit", "state_assets", "market_regulation",
    "statistics", "local_finance", "financial_regulation", "central_bank", "taxation",
    "foreign_affairs", "trade_promotion", "science_association", "industrial_zone",
    "local_government", "higher_education", "research", "business", "other"
], FUNCTIONS]
InstrumentCode = Annotated[Literal[
    "talent", "funding", "infrastructure", "technology", "information", "planning", "finance",
    "tax", "regulation", "incentive", "publicity", "procurement", "demonstration",
    "cooperation", "market"
], INSTRUMENTS]
LampCode = Annotated[Literal["green", "yellow", "red", "grey", "none"], LAMPS]
LevelCode = Annotated[Literal[
    "nation", "province", "city", "county", "township", "zone", "other"
], LEVELS]
MechanismKindCode = Annotated[Literal[
    "leading_body", "coordination", "funding", "monitoring", "evaluation", "assessment",
    "publicity", "legal", "tolerance", "capacity", "responsibility", "reporting", "supervision",
    "incentive", "pilot", "standards", "other"
], MECHANISM_KINDS]
NotTargetReasonCode = Annotated[Literal[
    "page_furniture", "slogan", "plan_name", "proper_name", "reference", "heading", "date",
    "history", "scope_count", "policy_parameter", "condition", "duration", "other"
], NOT_TARGET_REASONS]
OfficialRoleCode = Annotated[Literal["lead", "responsible", "contact"], OFFICIAL_ROLES]
OrganizationKindCode = Annotated[Literal[
    "party_body", "leading_group", "government", "department", "central_branch",
    "people_organization", "university", "institution", "enterprise", "zone", "city_government",
    "county_government", "township_government", "group", "upper_body", "other"
], ORGANIZATION_KINDS]
ProgressStatusCode = Annotated[Literal[
    "met", "on_track", "behind", "far_behind", "overdue", "dropped", "not_reported",
    "not_judged"
], PROGRESS_STATUSES]
RecurrenceCode = Annotated[Literal["year", "half", "quarter", "month"], RECURRENCES]
ReportStatusCode = Annotated[Literal[
    "not_started", "in_progress", "ahead_of_schedule", "on_schedule", "behind_schedule",
    "nearly_completed", "completed", "completed_early", "exceeded", "acceptance_requested",
    "accepted", "continuous", "paused", "adjusted", "cancelled", "merged", "unknown", "other"
], REPORT_STATUSES]
RoleCode = Annotated[Literal["lead", "support", "joint", "responsible", "implement"], ROLES]
SchemeCode = Annotated[Literal["gb2260", "stats", "iso3166_2", "nuts", "fips", "other"], SCHEMES]
TargetKindCode = Annotated[Literal[
    "level", "increment", "growth_rate", "change", "per_year", "total", "relative", "milestone",
    "qualitative"
], TARGET_KINDS]
UnitKindCode = Annotated[Literal[
    "count", "share", "points", "index", "money", "time", "area", "length", "volume", "mass",
    "energy", "power", "data", "rate", "other"
], UNIT_KINDS]
