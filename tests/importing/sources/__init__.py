"""Tests of the sources of lines."""
