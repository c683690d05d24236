"""Fuzzing: damaged and hostile inputs for everything that opens foreign files."""
