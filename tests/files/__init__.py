"""Reading, the pre-flight and writing."""
