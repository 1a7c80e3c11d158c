"""What a page shows round and between an article's words that is none of them: menus, forms, banners, what is hidden.

Told by tag, role, and the names (`class`, `id`) that page builders give to such parts.
"""

import re
from typing import Any

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
DROPPED = frozenset(
    "script style noscript template nav footer aside form button select option input textarea iframe object embed svg canvas math "
    "audio video img picture figure dialog head link meta map".split()
)
_ASIDE = re.compile(
    r"(?i)(?:^|[-_\s])(?:nav(?:bar|igation)?|menus?|side-?bar|breadcrumbs?|footer|toc|table-of-contents|markdown-toc|cookies?|banner|"
    r"offcanvas|modal|popup|tooltip|share|social|related|newsletter|advert(?:isement)?|ads?|skip-link|sr-only|visually-hidden|"
    r"search|pagination|comments?|publish-box|release-?header)(?:$|[-_\s])"
)
_ASIDE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu", "menubar", "doc-toc"}
)


def is_skipped(element: Any) -> bool:
    """True for what is not read, with all that stands in it."""
    if element.tag in DROPPED:
        return True
    if element.tag in ("html", "body", "main", "article", "h1", "h2", "h3", "h4", "table", "tr", "td", "th", "li"):
        marked = element.get("hidden") is not None or element.get("aria-hidden") == "true"
        return marked or bool(re.search(r"display:\s*none", element.get("style") or ""))
    if (
        (element.get("role") or "") in _ASIDE_ROLES
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    ):
        return True
    if re.search(r"display:\s*none", element.get("style") or ""):
        return True
    return any(_ASIDE.search(element.get(key) or "") for key in ("class", "id"))
