"""A plan beside its document on one page, for who looks through it; nothing is written back."""

from policymodel.reviewing.page.writing import review_page

__all__ = ["review_page"]
