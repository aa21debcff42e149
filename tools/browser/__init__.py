"""Chromium: found, driven, and its pictures. Used by the tests, the bench and screenshots.py."""
