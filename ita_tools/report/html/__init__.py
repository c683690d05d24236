"""Turns a :class:`~ita_tools.report.model.document.Report` into one web page that needs nothing but itself.

``page`` is the frame with its landmarks, ``body`` writes block after block, ``tables`` and ``figures`` what
has rows, and the drawings (``upright``, ``lying``, ``radar``) the charts. Every text goes through ``markup``.
"""

from ita_tools.report.html.page import page

__all__ = ["page"]
