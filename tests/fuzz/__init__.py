"""The hardening campaign: damaged and hostile inputs for everything that opens files of other people."""
