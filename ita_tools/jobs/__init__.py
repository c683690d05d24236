"""The jobs that command line, buttons and local page run, one module a job."""
