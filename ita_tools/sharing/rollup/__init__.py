"""Roll-up: many agencies side by side, one row each, ranked and summed up by edition. Reads no file."""
