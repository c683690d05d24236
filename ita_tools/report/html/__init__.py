"""Renders a :class:`~ita_tools.report.model.document.Report` as one HTML page without scripts or other files.

``page`` writes the frame with head and landmarks and the blocks, ``tables_and_figures`` tables, and charts
as drawings in SVG. All texts are escaped by ``escaping``.
"""

from ita_tools.report.html.page import render_html

__all__ = ["render_html"]
