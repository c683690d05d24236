"""The page in a real browser: axe-core finds nothing, nothing is fetched, nothing sticks out on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from ita_tools.report import REPORT_TYPES, compose_report
from ita_tools.report.html import page
from tests.browser import chromium
from tests.report.docx.samples import every_block
from tests.report.html.reading import demo
from tests.report.scenes import YEARS, scene

pytestmark = pytest.mark.chromium

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
LOOKS = [(DESK, "light"), (PHONE, "light"), (PHONE, "dark")]


def pages():
    yield "every block", page(every_block())
    for kind in REPORT_TYPES:
        yield kind, page(compose_report(kind, scene("full", YEARS[-2])))
    yield "empty", page(compose_report("improvement", scene("empty", YEARS[-1])))


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


def violations(open_page):
    found = Axe().run(open_page).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


def show(browser, text, tmp_path, view=DESK, scheme="light"):
    path = tmp_path / "page.html"
    path.write_text(text, "utf-8")
    # Our policy forbids all scripts; the examiner is let past it.
    context = browser.new_context(viewport=view, color_scheme=scheme, bypass_csp=True)
    shown = context.new_page()
    asked = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(path.as_uri())
    return shown, asked


@pytest.mark.parametrize(("view", "scheme"), LOOKS, ids=["desk", "phone", "phone at night"])
def it_has_no_violation_of_accessibility(browser, view, scheme, tmp_path):
    for name, text in pages():
        shown, asked = show(browser, text, tmp_path, view, scheme)
        shown.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert violations(shown) == [], name
        assert shown.evaluate("document.documentElement.scrollWidth") <= view["width"], name
        assert [url for url in asked if not url.startswith("file:")] == [], name
        shown.context.close()


def it_would_see_a_violation(browser, tmp_path):
    broken = demo().replace('lang="th"', "").replace("<caption>", "<p>").replace("</caption>", "</p>")
    shown, _ = show(browser, broken, tmp_path)
    assert "html-has-lang" in [name for name, _ in violations(shown)]


def it_keeps_the_words_of_a_drawing_inside_it(browser, tmp_path):
    shown, _ = show(browser, demo(), tmp_path)
    outside = shown.evaluate("""[...document.querySelectorAll('svg')].flatMap(svg => {
        const frame = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')].filter(text => {
            const box = text.getBoundingClientRect();
            return box.left < frame.left - 3 || box.right > frame.right + 3 || box.bottom > frame.bottom + 3;
        }).map(text => text.textContent);
    })""")
    assert outside == []


def it_runs_no_script_even_if_one_got_in(browser, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(
        demo().replace("</body>", "<digit_style>document.title = 'ran'</digit_style></body>"), "utf-8"
    )
    shown = browser.new_page()
    shown.goto(path.as_uri())
    assert shown.title() != "ran"
    shown.close()


def it_prints_without_what_only_a_screen_can_use(browser, tmp_path):
    shown, _ = show(browser, demo(), tmp_path)
    shown.emulate_media(media="print")
    assert not shown.locator("summary").first.is_visible()
    assert shown.locator("figure svg").first.is_visible()
