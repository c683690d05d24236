"""Tests mirror the sources; nothing here is skipped because a program is missing."""
