"""The main path with nothing scripted: encoder, library, search and page as a user has them."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Ask = Callable[[Page, str], None]
Photograph = Callable[[Page, str], None]


def test_a_question_its_quotes_their_place_in_the_file_and_a_follow_up(
    visit: Callable[..., Page], seed_address: str, ask: Ask, source: str, photograph: Photograph
) -> None:
    page = visit(seed_address)
    ask(page, "when is PLEX indicated")
    best = page.locator("blockquote").first
    expect(best).to_contain_text("Plasma exchange is only mentioned as a salvage therapy for refractory/relapsed HLH")
    expect(
        page.locator(".quote").first.get_by_role("button", name="reference 4, quote 1", exact=True).first
    ).to_be_visible()
    expect(page.locator(".turn .status").first).to_contain_text("ending human review")
    expect(page.locator(".turn .status").first).to_contain_text("February 14, 2026")

    best.click()
    mark = page.locator("mark")
    expect(mark).to_be_in_viewport()
    highlighted = mark.text_content()
    assert highlighted
    assert source.count(highlighted) == 1
    start = source.index("Plasma exchange is only mentioned")
    assert highlighted == source[start : start + len(highlighted)]
    assert page.locator(".article-text").text_content() == source
    photograph(page, "whole-1-source")

    ask(page, "and what regimen?")
    expect(page.locator("form.reading .read")).to_contain_text(re.compile("Searched with.*PLEX"))
    expect(page.locator(".turn").nth(1).locator(".quotes")).to_contain_text("no specific regimen", ignore_case=True)
    photograph(page, "whole-2-follow-up")
