"""The Excel add-in: functions for cells, macros behind buttons, and the ribbon.

Thin over ``ita_tools``: nothing here computes a score.
"""
