"""``python -m docs.making`` writes every generated page; a test compares them with what is committed."""

from docs.making.pages import DOCS, PAGES

for name, text_of in PAGES.items():
    (DOCS / name).write_text(text_of(), "utf-8")
    print(name)
