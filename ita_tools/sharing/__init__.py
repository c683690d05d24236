"""What passes from one assessment to another: from year to year, and between divisions. Pure."""
