"""The chapters of the reports, one module each: functions from ``ReportContext`` to blocks."""
