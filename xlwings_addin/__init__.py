"""Excel's front door: functions for cells, macros behind buttons, and the ribbon.

Thin over ``ita_tools``: nothing here computes a score.
"""
