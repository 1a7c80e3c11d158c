"""What a page shows round and between an article's words that is none of them: menus, forms, banners, what is hidden or
struck out.

Told by tag, role, and the names (`class`, `id`) that page builders give to such parts. Names are also made from what an
author wrote ("alcohol-related-hepatitis", "social-care"): a word that is at home in those marks a part only where the
rest of the name is a builder's, too.
"""

import re
from typing import Any

PAGE_SHARE = 0.9  # of the page's letters, in a form that holds the page
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAGS = frozenset(
    "script style noscript template nav footer form button select option input textarea iframe object embed svg canvas "
    "audio video img picture figure dialog head link meta map del s strike".split()
)
_ROLES = frozenset("navigation banner contentinfo search dialog menu menubar doc-toc doc-backlink".split())
# Whatever they are called, they are part of what they stand in.
_UNNAMED = frozenset({"html", "body", "main", "article", *HEADINGS, "table", "tr", "td", "th", "li"})
# In the lines of these, words are part of it whatever an element round them is called, but for what is there for programs.
_LINES = ("p", "li", "td", "th", "dd", "dt", "caption", *HEADINGS)
_IN_LINE = frozenset("a abbr b cite code dfn em font i mark q small span strong sub sup u".split())
_NOT_IN_LINE = re.compile(r"(?:^|[-_])(?:editsection|sr-only|visually-hidden|skip-link|pagination)(?:$|[-_])")
_TABS = frozenset("tab-content tab-pane tabpanel tab-panel".split())
_FOLDED = re.compile(r"(?:^|[-_])(?:acc|accordion|collaps(?:e|ed|ible)|faq)(?:$|[-_])")
_UNSEEN = re.compile(r"display:\s*none|text-decoration[^;]{0,60}line-through")
_SURE = re.compile(
    r"(?:^|[-_])(?:nav(?:bar)?|menus?|side-?bar|breadcrumbs?|footer|toc|table-of-contents|markdown-toc|cookies?|banner|offcanvas|"
    r"popup|tooltip|newsletter|advert(?:isement)?|skip-link|editsection|catlinks|printfooter|sitesub|sr-only|visually-hidden|pagination|publish-box|release-?header|"
    r"(?:related|share|social|search|comments?)[-_](?:links?|articles?|posts?|pages?|topics?|buttons?|icons?|form|list))(?:$|[-_])"
)
_BESIDE = re.compile(r"(?:^|[-_])(?:has|no|with|without)[-_]")  # "has-sidebar" is what stands beside one
_AMBIGUOUS = frozenset("ad ads comment comments modal navigation related search share social".split())
_REMARKED = frozenset({"banner", "popup"})  # which may as well hold a remark of the text: "warning-banner"
_BUILDERS = frozenset(
    "active area backdrop bar block body bottom box btn button buttons card col column container content desktop dialog "
    "fade fixed global group header heading inner item items left link links list local main media mobile network networks "
    "open outer overlay page panel post posts primary right row secondary section site slot sticky title top unit widget "
    "wrap wrapper".split()
)
_REMARKS = frozenset(
    "admonition alert attention callout caution contraindication contraindications danger hint important key note notes "
    "pitfall pitfalls recommendation recommendations remark tip tips warning warnings".split()
)
_BESIDES = frozenset(
    "author bio citation donate footnote footnotes promo promotion rail secondary signup sponsor sponsored subscribe widget".split()
)


def is_skipped(element: Any) -> bool:
    """True for what is not read, with all that stands in it."""
    tag, role = element.tag, element.get("role") or ""
    if _is_unseen(element, role):
        return True
    if tag in _UNNAMED:
        return False
    names = _names(element)
    if role in _ROLES:
        return True
    named = any(_names_part(name) for name in names)
    if named and tag in _IN_LINE and _is_in_line(element):
        named = any(map(_NOT_IN_LINE.search, names))
    if named and role != "tabpanel" and _TABS.isdisjoint(names):
        return True
    if tag == "aside" or role == "complementary":
        return not _is_remark(element, role, names)
    if tag == "figure":  # page builders put tables into one
        return next(element.iter("table", "ul", "ol", "dl", "blockquote"), None) is None
    if tag == "form":  # some frameworks put the whole page into one
        return next(element.iter("main", "article", "h1"), None) is None and not _holds_page(element)
    return tag in _TAGS and not (tag == "button" and _is_whole_heading(element))


def _is_in_line(element: Any) -> bool:
    """True for a part of a paragraph or a heading, and for one of an item or a cell with other words: a link that is all of an
    item may be one of a menu."""
    line = next(element.iterancestors(*_LINES), None)
    return line is not None and (line.tag in ("p", *HEADINGS) or _letters(line) > _letters(element))


def _names(element: Any) -> list[str]:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()


def _holds_page(form: Any) -> bool:
    """True for a form round nearly all that the page says, which is the page's first."""
    body = next(form.iterancestors("body"), None)
    return body is not None and next(body.iter("form")) is form and _letters(form) > PAGE_SHARE * _letters(body)


def _is_unseen(element: Any, role: str) -> bool:
    """True for what is hidden or struck out; not for what a click on its heading or tab unfolds."""
    style = element.get("style")
    hidden = element.get("hidden")
    if hidden is None and style is None and element.get("aria-hidden") != "true":
        return False
    if hidden == "until-found" or (role in ("region", "tabpanel") and element.get("aria-labelledby")):
        return False
    if hidden is None and any(map(_FOLDED.search, _names(element))) and "display" in (style or ""):
        return False
    return hidden is not None or element.get("aria-hidden") == "true" or bool(_UNSEEN.search(style or ""))


def _names_part(name: str) -> bool:
    """True for the name of a part such as a menu, a share box, or comments."""
    words = [word for word in re.split(r"[-_]+", name) if word]
    rest = [word for word in words if word not in _REMARKED]
    if _SURE.search(name):
        remarks = not _REMARKS.isdisjoint(words) and not _SURE.search("-".join(rest))
        return not (_BESIDE.search(name) or remarks or words == ["table", "footer"])
    known = (w in _AMBIGUOUS or w in _BUILDERS or len(w) == 1 or any(c.isdigit() for c in w) for w in words)
    return not _AMBIGUOUS.isdisjoint(words) and all(known)


def _is_remark(element: Any, role: str, names: list[str]) -> bool:
    """True for an aside that belongs to the text: called a warning, a note or the like, or prose inside the article."""
    words = {word for name in names for word in re.split(r"[-_]+", name)}
    if role in ("note", "doc-notice", "doc-tip") or words & _REMARKS:
        return True
    if role.startswith("doc-") or words & _BESIDES or next(element.iterancestors("main", "article"), None) is None:
        return False
    linked = sum(_letters(a) for a in element.iter("a"))
    return next(element.iter("p", *HEADINGS), None) is not None and linked < 0.5 * _letters(element)


def _is_whole_heading(button: Any) -> bool:
    """True where a heading stands in the button that unfolds what is below it."""
    heading = next((e for e in button.iterancestors() if e.tag in HEADINGS or e.get("role") == "heading"), None)
    if heading is None or next(heading.iter("button")) is not button:
        return False
    return _letters(heading) == sum(_letters(b) for b in heading.iter("button"))


def _letters(element: Any) -> int:
    return sum(c.isalpha() for c in element.text_content())
