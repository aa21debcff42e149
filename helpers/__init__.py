"""Helpers of Gatebook: what a lesson has shown once is imported from here afterwards.

cells.py is the subject itself; around it stand nets/, training/, rivals/ and tasks/, and what a
notebook shows: plots/ (figures), explore/ (what moves), checks/ (verdicts), in the words of text/.
"""
