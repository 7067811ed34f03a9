"""Principles and criteria as data: load, check, compose, explain."""

from policycheck.rubric.find import shipped_rubrics
from policycheck.rubric.load import DEFAULT, load_principles, load_rubric

__all__ = ["DEFAULT", "load_principles", "load_rubric", "shipped_rubrics"]
