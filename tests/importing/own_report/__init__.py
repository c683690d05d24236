"""Tests of the words that come back from a report of the program."""
