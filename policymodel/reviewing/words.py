"""The words of the review workbook, for those who write it and who read it back."""

from policymodel.text import Texts

say = Texts(__file__)
