"""What there is to say about a result: checks, changes from last year, extremes. Pure."""
