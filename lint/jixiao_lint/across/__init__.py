"""Rules over the tables of many files: each file leaves a sketch of its tables, and groups are judged when all have been read.

A run over one file loads nothing of it but what rules want (`wanted.py`).
"""
