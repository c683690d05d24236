"""Tests of the room that reads foreign results."""
