"""Helpers of Gatebook: what a lesson has shown once is imported from here afterwards."""
