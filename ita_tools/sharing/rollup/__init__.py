"""Many agencies side by side: one row each, ranked and summed up edition by edition; pure."""
