"""The target workbook: what a plan wants to reach, what that takes, and the tidy data."""

from policymodel.findings import Finding, Lang, Text
from policymodel.model import Plan
from policymodel.sheets.charts import charts_sheet
from policymodel.sheets.cover import Part, cover_sheet, created, identity
from policymodel.sheets.findings import findings_sheet
from policymodel.sheets.projection import projection
from policymodel.sheets.sheet import Workbook
from policymodel.sheets.statements import Reader, statements
from policymodel.sheets.targetdata import target_data
from policymodel.sheets.targettable import target_table
from policymodel.vocabulary import labels
