"""A real browser sees what is saved."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from builder.diagnostics import Diagnostic, Severity, Span
from builder.serve.model import Rebuilt

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOSTILE = "</p><script>document.title = 'broken'</script><img src=x onerror=\"document.title='broken'\">"


@pytest.mark.skipif(not shutil.which(CHROMIUM), reason="no Chromium here")
def test_a_page_reloads_after_a_save_and_after_a_problem(running):
    """Twice in a row, then for a problem alone, then for its end; hostile text stays text."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{running.port}/")
        for text in ("one", "two"):
            (running.source / "text.md").write_text(text)
            page.wait_for_function("text => document.body.innerText.includes(text)", arg=text)
        said = Diagnostic("X999", Severity.ERROR, Span("lessons/a.md", 3), "bad {what}", "", {"what": HOSTILE})
        running.builder.act = lambda paths: Rebuilt((said,), changed=False)
        (running.source / "text.md").write_text("three")
        page.wait_for_selector("#xuexi-problems")
        assert HOSTILE in page.inner_text("#xuexi-problems")
        assert page.title() != "broken"
        running.builder.act = running.builder.write
        (running.source / "text.md").write_text("four")
        page.wait_for_function("document.body.innerText.includes('four')")
        assert page.query_selector("#xuexi-problems") is None
        browser.close()
