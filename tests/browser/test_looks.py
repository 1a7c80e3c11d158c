"""Pictures for people to look at, and what can be measured of the looks: width, contrast, names."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

Ask = Callable[[Page, str], None]
Photograph = Callable[[Page, str], None]

SIZES = {
    "desktop": (1280, 900, False),
    "phone": (390, 844, False),
    "dark": (1280, 900, True),
    "dark-phone": (390, 844, True),
}

CONTRAST = """
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = c => c.slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const contrast = (colour, ground) => {
    const [a, b] = [luminance(rgba(colour)), luminance(ground)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const shown = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen');
  const told = element => [element.className, element.textContent.slice(0, 40)];
"""

# Visible pieces of text too near in colour to the first opaque one behind them (WCAG 2.2, 1.4.3).
FAINT = f"""() => {{ {CONTRAST}
  return [...document.querySelectorAll('.gradio-container *')].filter(shown)
    .filter(e => e.matches('.chip') || [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .filter(e => contrast(getComputedStyle(e).color, behind(e)) < 4.5).map(told);
}}"""

# Visible borders of controls too near in colour to what is around them (WCAG 2.2, 1.4.11).
BORDERS = f"""() => {{ {CONTRAST}
  return [...document.querySelectorAll('button, select, .drop')].filter(shown)
    .filter(e => parseFloat(getComputedStyle(e).borderTopWidth) > 0)
    .filter(e => contrast(getComputedStyle(e).borderTopColor, behind(e.parentElement)) < 3).map(told);
}}"""

NAMELESS = """() => [...document.querySelectorAll('button, input, textarea, select')]
  .filter(e => e.checkVisibility())
  .filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length))
  .map(e => e.outerHTML.slice(0, 80))"""

FOCUSED = """() => {
  const e = document.activeElement;
  return e.getAttribute('aria-label') || `${e.tagName} ${e.textContent}`;
}"""


@pytest.mark.parametrize("size", SIZES)
def test_every_state_is_readable(
    size: str, visit: Callable[..., Page], address: str, ask: Ask, photograph: Photograph
) -> None:
    width, height, dark = SIZES[size]
    page = visit(address, width=width, height=height, dark=dark)

    def check(state: str) -> None:
        photograph(page, f"{size}-{state}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(FAINT) == []
        assert page.evaluate(BORDERS) == []
        assert page.evaluate(NAMELESS) == []

    check("1-empty")
    ask(page, "when is PLEX indicated")
    check("2-answer")
    page.get_by_role("button", name="reference 4").first.click()
    page.locator("blockquote").first.click()
    expect(page.locator("mark").first).to_be_in_viewport()
    check("3-article")
    page.get_by_role("button", name="Close").click()
    page.locator(".turn .examples").scroll_into_view_if_needed()
    check("4-end-of-answer")
    ask(page, "steps for refractory HLH")
    check("5-steps")
    ask(page, "and what regimen?")
    check("6-follow-up")
    ask(page, "what ferritin level defines remission?")
    check("7-uncertain")
    ask(page, "which warfarin dose suits atrial fibrillation?")
    check("8-not-found")
    page.get_by_role("textbox", name="Question").fill("x" * 100_000)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    check("9-problem")
    page.get_by_role("button", name="Library").click()
    expect(page.get_by_role("heading", name="Library")).to_be_in_viewport()
    check("10-library")
    page.get_by_role("button", name="Correct").click()
    check("11-correct")


def test_keys_alone_manage_the_library(page: Page) -> None:
    page.get_by_role("button", name="Library").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#documents tbody tr")).to_have_count(1)
    expect(page.get_by_role("heading", name="Library")).to_be_focused()
    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent")
        )
    order = [name for name in dict.fromkeys(reached) if name in ("Add files", "Find a document", "Ask all")]
    assert order == ["Add files", "Find a document", "Ask all"]
    assert "Remove" in reached
    page.get_by_role("button", name="Remove").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Remove")).to_be_focused()


def test_dark_follows_the_system(visit: Callable[..., Page], address: str) -> None:
    page = visit(address, dark=True)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 23, 28)"


def test_keys_alone_reach_everything(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    page.get_by_label("Explain for").focus()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(" ".join(page.evaluate(FOCUSED).split()))
    for wanted in (
        "BUTTON Export",
        "BUTTON Clear",
        "BUTTON Search in other words",
        "reference 4, quote 1",
        "BUTTON Show in article, quote 1",
        "BUTTON Copy with citation, quote 1",
        "BUTTON Ask",
        "BUTTON To the newest answer",
    ):
        assert wanted in reached
    assert any(name.startswith("BLOCKQUOTE Plasma exchange is only mentioned") for name in reached)


def test_keys_lead_from_the_question_box_to_the_newest_answer_and_back(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    ask(page, "steps for refractory HLH")
    for _ in range(2):
        page.keyboard.press("Tab")
    way = page.locator("#composer").get_by_role("button", name="To the newest answer")
    expect(way).to_be_focused()
    expect(way).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(".asked").last).to_be_focused()
    page.get_by_role("banner").get_by_role("button", name="To the question box").press("Enter")
    expect(page.get_by_role("textbox", name="Question")).to_be_focused()


def test_a_screen_reader_finds_the_parts_of_the_page_and_each_quote_by_its_name(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    expect(page.get_by_role("banner").get_by_role("button", name="Library")).to_be_visible()
    expect(page.get_by_role("search").get_by_role("textbox", name="Question")).to_be_visible()
    main = page.get_by_role("main")
    expect(main).to_have_count(1)
    expect(main.get_by_role("heading", level=2)).to_have_text("when is PLEX indicated")
    expect(main.get_by_role("heading", name="Quote 1: ")).to_have_count(1)
    expect(main.get_by_role("heading", name="Warning 1: ")).to_have_count(1)
    expect(page.locator("blockquote").first).to_have_accessible_name(
        re.compile("Quote 1: When PLEX May Be Considered Plasma exchange is only mentioned")
    )
    page.get_by_role("button", name="Library").click()
    expect(page.get_by_role("heading", name="Library")).to_be_visible()
    expect(page.locator("#announcer")).to_be_empty()
    expect(page.get_by_role("main")).to_have_count(1)


SMALL = """() => [...document.querySelectorAll('button, a, input, select, textarea')]
  .filter(e => e.checkVisibility() && !e.matches('.skip, .unseen, .note a'))
  .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 80)])
  .filter(([box]) => box.width < 24 || box.height < 24).map(([, told]) => told)"""


@pytest.mark.parametrize("width", [1280, 390])
def test_a_finger_meets_what_it_means(width: int, visit: Callable[..., Page], address: str, ask: Ask) -> None:
    page = visit(address, width=width)
    ask(page, "steps for refractory HLH")
    assert page.evaluate(SMALL) == []
    page.get_by_role("button", name="reference 4").first.click()
    page.locator("blockquote").first.click()
    expect(page.locator("#article")).to_be_visible()
    assert page.evaluate(SMALL) == []


RINGED = """() => {
  const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return [outlineColor, outlineStyle, outlineWidth].join(' ');
}"""

HIDDEN = """() => document.activeElement.getBoundingClientRect().bottom
  - document.querySelector('#composer').getBoundingClientRect().top"""


def test_what_has_the_focus_is_ringed_and_never_behind_the_question_box(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    page.get_by_label("Explain for").focus()
    names = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate(RINGED) == "rgb(10, 90, 110) solid 2px"
        names.add(page.evaluate(FOCUSED))
        if page.evaluate("!!document.activeElement.closest('#conversation')"):
            assert page.evaluate(HIDDEN) <= 0
    assert {"BUTTON Ask", "BUTTON Show in article, quote 1"} <= {" ".join(name.split()) for name in names}


def test_typing_leaves_the_page_where_it_is(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    page.get_by_role("textbox", name="Question").focus()
    before = page.evaluate("scrollTo(0, 200), scrollY")
    page.keyboard.type("and what regimen?")
    assert page.evaluate("new Promise(drawn => requestAnimationFrame(() => drawn(scrollY)))") == before


def test_a_low_window_shows_the_answer_and_not_the_question_box(
    visit: Callable[..., Page], address: str, ask: Ask
) -> None:
    page = visit(address, width=640, height=400)
    ask(page, "when is PLEX indicated")
    expect(page.locator(".asked")).to_be_in_viewport()
    expect(page.locator("#composer")).not_to_be_in_viewport()


def test_high_contrast_keeps_what_colours_said(page: Page, ask: Ask) -> None:
    page.emulate_media(forced_colors="active")
    ask(page, "steps for refractory HLH")
    expect(page.locator("blockquote .said").first).to_have_css("text-decoration-line", "underline")
    expect(page.locator("#ask")).to_have_css("border-top-width", "1px")
    expect(page.locator("#composer")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_a_narrow_window_says_what_the_box_of_what_was_searched_for_is(
    visit: Callable[..., Page], address: str, ask: Ask, reworded: Callable[[Page], Locator]
) -> None:
    page = visit(address, width=320, height=640)
    ask(page, "when is PLEX indicated")
    reworded(page)
    expect(page.get_by_text("Searched for", exact=True)).to_have_css("position", "static")


def test_a_small_phone_shows_words_of_the_first_quote(visit: Callable[..., Page], wordy_address: str, ask: Ask) -> None:
    page = visit(wordy_address, width=320, height=568)
    ask(page, "when is PLEX indicated")
    quote, composer = page.locator("blockquote").first.bounding_box(), page.locator("#composer").bounding_box()
    assert quote
    assert composer
    assert quote["y"] + 60 <= composer["y"]
    where = page.locator(".where").first
    clipped = "where => where.scrollHeight > where.clientHeight"
    assert where.evaluate(clipped)
    where.click()
    assert not where.evaluate(clipped)
    assert page.get_by_label("Explain for").evaluate("select => select.clientWidth") >= 90


def test_what_is_wrong_stands_clear_of_the_question(visit: Callable[..., Page], address: str) -> None:
    page = visit(address, width=390, height=844)
    page.get_by_role("button", name="Ask", exact=True).click()
    problem = page.get_by_role("alert").bounding_box()
    label = page.locator("#question label > span").bounding_box()
    assert problem
    assert label
    assert problem["y"] + problem["height"] + 4 <= label["y"]


def test_a_touch_screen_is_not_told_to_drop_files(chromium: Browser, address: str) -> None:
    phone = chromium.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = phone.new_page()
    page.goto(address)
    page.get_by_role("button", name="Library").tap()
    expect(page.get_by_text("PDF, Word, HTML")).to_be_visible()
    expect(page.get_by_text("drop them here")).to_be_hidden()
    phone.close()


@pytest.mark.parametrize("dark", [False, True])
def test_paper_has_the_answer_with_its_marks_and_no_controls(
    dark: bool, visit: Callable[..., Page], address: str, ask: Ask
) -> None:
    page = visit(address, dark=dark)
    ask(page, "steps for refractory HLH")
    page.locator("blockquote").first.click()
    expect(page.locator("#article")).to_be_visible()
    page.emulate_media(media="print")
    for gone in ("#top", "#composer", "#article", ".tools", ".turn > .examples", ".reading button"):
        for element in page.locator(gone).all():
            expect(element).to_be_hidden()
    expect(page.locator("blockquote .said").first).to_have_css("print-color-adjust", "exact")
    expect(page.locator("blockquote .said").first).to_have_css("background-color", "rgb(255, 246, 214)")
    expect(page.locator("blockquote .said").first).to_have_css("color", "rgb(22, 34, 43)")
    chat = page.locator("#chat").bounding_box()
    assert chat
    assert (chat["x"], chat["width"]) == (0, 1280)
    page.emulate_media(media="screen")
