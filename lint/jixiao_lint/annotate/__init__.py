"""Findings written where people work: as comments in Word documents, as notes and a list in workbooks."""
