"""Whose rules hold for a table, and what a document weighs there.

A document that binds the central departments does not bind a city's bureau: to that it is a model. A document of one province
is nothing to another. Which holds is said by the configuration (`scope`), or by the name of the unit in the table.
"""

from jixiao_lint.jurisdiction.standing import Documents, standing
from jixiao_lint.jurisdiction.units import CENTRAL, Jurisdiction, jurisdiction_of, provinces

__all__ = ["CENTRAL", "Documents", "Jurisdiction", "jurisdiction_of", "provinces", "standing"]
