"""The page in a browser: accessibility by axe-core, network requests, width on a phone, printing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe

from ita_tools.report import REPORT_TYPES, compose_report
from ita_tools.report.html import render_html
from ita_tools.report.overview import overview_of
from tests.browser import chromium
from tests.report.docx.samples import every_block
from tests.report.html.reading import demo
from tests.report.scenes import YEARS, scene

pytestmark = pytest.mark.chromium

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
VIEWS = [
    (DESKTOP, "light", ("every block", *REPORT_TYPES, "empty")),
    (PHONE, "light", ("every block", "measures")),
    (PHONE, "dark", ("every block", "measures")),
]
"""Size, colours and the pages that are looked at; axe takes seconds for each."""


@pytest.fixture(scope="module")
def pages():
    """Pages by name."""
    context = scene("full", YEARS[-2])
    full = {kind: render_html(compose_report(kind, context)) for kind in REPORT_TYPES}
    full["measures"] = render_html(
        replace(compose_report("measures", context), overview=overview_of(context), draft=True)
    )
    empty = render_html(compose_report("improvement", scene("empty", YEARS[-1])))
    return {"every block": render_html(every_block()), **full, "empty": empty}


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


def violations(open_page):
    response = Axe().run(open_page).response
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in response["violations"]]


def show(browser, text, tmp_path, view=DESKTOP, scheme="light"):
    path = tmp_path / "page.html"
    path.write_text(text, "utf-8")
    # axe-core is a script, and the content policy of the page forbids scripts.
    context = browser.new_context(viewport=view, color_scheme=scheme, bypass_csp=True)
    open_page = context.new_page()
    requests = []
    open_page.on("request", lambda request: requests.append(request.url))
    open_page.goto(path.as_uri())
    return open_page, requests


class DescribePageInBrowser:
    @pytest.mark.parametrize(("view", "scheme", "names"), VIEWS, ids=["desk", "phone", "phone at night"])
    def it_has_no_accessibility_violation_and_fetches_nothing(
        self, browser, pages, view, scheme, names, tmp_path
    ):
        for name in names:
            open_page, requests = show(browser, pages[name], tmp_path, view, scheme)
            open_page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            assert violations(open_page) == [], name
            assert open_page.evaluate("document.documentElement.scrollWidth") <= view["width"], name
            assert [url for url in requests if not url.startswith("file:")] == [], name
            open_page.context.close()

    def it_keeps_the_text_of_a_drawing_inside_the_drawing(self, browser, tmp_path):
        open_page, _ = show(browser, demo(), tmp_path)
        outside = open_page.evaluate("""[...document.querySelectorAll('svg')].flatMap(svg => {
            const frame = svg.getBoundingClientRect();
            return [...svg.querySelectorAll('text')].filter(text => {
                const box = text.getBoundingClientRect();
                return box.left < frame.left - 3 || box.right > frame.right + 3
                    || box.bottom > frame.bottom + 3;
            }).map(text => text.textContent);
        })""")
        assert outside == []

    def it_runs_no_script_even_if_it_contains_one(self, browser, tmp_path):
        path = tmp_path / "page.html"
        path.write_text(demo().replace("</body>", "<script>document.title = 'ran'</script></body>"), "utf-8")
        open_page = browser.new_page()
        open_page.goto(path.as_uri())
        assert open_page.title() != "ran"
        open_page.close()

    def it_prints_without_controls(self, browser, tmp_path):
        open_page, _ = show(browser, demo(), tmp_path)
        open_page.emulate_media(media="print")
        assert not open_page.locator("summary").first.is_visible()
        assert open_page.locator("figure svg").first.is_visible()


class DescribeAxe:
    def it_finds_a_seeded_violation(self, browser, tmp_path):
        broken = demo().replace('lang="th"', "").replace("<caption>", "<p>").replace("</caption>", "</p>")
        open_page, _ = show(browser, broken, tmp_path)
        assert "html-has-lang" in [name for name, _ in violations(open_page)]

    @pytest.mark.parametrize("view", [{"width": 1366, "height": 768}, {"width": 360, "height": 740}])
    def it_shows_total_scores_and_measures_on_the_first_screen(self, browser, pages, view, tmp_path):
        open_page, _ = show(browser, pages["measures"], tmp_path, view)
        for part in (".total strong", ".bars li", ".bars:last-of-type li:last-child", ".actions li"):
            box = open_page.locator(part).last.bounding_box()
            assert box["y"] + box["height"] <= view["height"], part
