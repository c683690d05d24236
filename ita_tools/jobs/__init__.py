"""What a front door may ask for, one module a job."""
