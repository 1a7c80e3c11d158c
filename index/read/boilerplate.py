"""What stands on a page but is no evidence: menus, personalisation boxes, disclaimers, advertising.

Judged by the wording that such parts use everywhere, block by block. A heading of this kind takes what stands under it
along, up to the next heading that is not.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.types import Block

_HEADING = re.compile(
    r"""(?ix) ^(?:\d+\.?\s++)?(?:
        .*\bdisclaimer\b.* | article\ review\ status | personali[sz]e.* | have\ (?:a|any)\ (?:follow-?up\ )?questions?.*
      | (?:related|similar|recommended|popular|trending|more)\ (?:articles?|content|topics?|reading|from\b.*|questions?)
      | see\ (?:more\ about|also) | share(?:\ this)?(?:\ (?:article|page))? | sign\ (?:in|up).* | log\ in.* | subscribe.*
      | newsletter.* | cookies?.* | menu | navigation | on\ this\ page | table\ of\ contents | contents
      | advertisement | comments?(?:\ \d+)? | cite\ this.* | permissions? | download\ pdf | reuse | copyright.*
      | privacy(?:\ policy)? | terms\ of\ (?:use|service) | about\ (?:us|this\ site) | contact(?:\ us)?
      | (?:author\ )?acknowledge?ments? | funding.* | (?:conflicts?|declarations?|competing)\ (?:of\ )?interests?.*
      | author(?:s'?|'s)?\ contributions?.* | authors?\ information | article\ information | back\ to\ top.*
    )$"""
)
_LINE = re.compile(
    r"""(?ix)
        \b(?:articles?|content|all\ articles)\ (?:are|is)\ reviewed\ (?:for\ accuracy\ )?by\b
      | \beducational\ purposes?\ only\b | \bexercise\ caution\ as\ content\b | \bview\ editorial\ policy\b
      | ^(?:submitted|under\ review|approved|draft|published)$
      | \bwhich\ best\ describes\ you\b | \bhelp\ us\ tailor\b | \btailor\ your\ experience\b
      | \b(?:assumes?|accepts?)\ no\ (?:liability|responsibility)\b | \bask\ (?:any|a)\ follow-?up\ question\b
      | \b(?:sign|log)\ in\ to\b | \bsubscribe\ (?:to|now)\b | \bskip\ to\ (?:main\ )?content\b | \ball\ rights\ reserved\b
      | \b(?:accept|use\ of)\ cookies\b | ^\s*(?:©|copyright\ ) | ^(?:home|menu|search|share|print|next|previous)$
      | ^\s*(?:https?://|www\.)\S+\s*$
      | ^\W*(?:correspondence|corresponding\ authors?|academic\ editors?|handling\ editor)\b | ^\W*e-?mail(?:\ address)?\s*:
      | ^(?:received|accepted)\b:?\s+\d | ^doi:?\s*(?:https?://\S+|10\.\S+)\s*$ | ^(?:submit\ your|cite\ this|how\ to\ cite)\b
      | ^volume\ \d{4},\ article\ id\b | ^page\ \d+\ of\ \d+$ | ^suggested\ citation\b\W+\w | ^isbn\b | ^cataloguing[\ -]in[\ -]publication\b
      | ^here\ (?:is|are)\ the\ (?:extracted|transcribed|converted)\ (?:text|contents?|pages?)\b.*:$
      | ^(?:(?:was|is)|did\ you\ find)\ this\ (?:page|article|information|content)\ (?:helpful|useful)\b | \bsome\ rights\ reserved\b | \bthis\ work\ is\ (?:licensed|available)\ under\b
    """
)
_COPYRIGHT = re.compile(r"\s*(?:©|\(c\)\s*(?:19|20)\d\d|copyright\b)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?i)^(?:\d+\.?\s+)?(?:(?:table\s+of\s+)?contents|on\s+this\s+page)$")
_ENTRY = re.compile(r"[\s.…](?:\d{1,3}|[ivxl]{1,6})$")
MIN_SENTENCE = 6  # words
LONGEST_LINE = 40  # words; a longer paragraph that also says "all rights reserved" says more than that


def _pages_of_contents(text: str, blocks: Sequence[Block], heading: Block) -> set[int | None]:
    """The page of a heading such as "Contents", and those that follow it without a sentence, or with as many lines that end
    with a page's number as others; {None} where there are no pages."""
    found = {heading.page}
    if heading.page is None:
        return found
    for page in itertools.count(heading.page + 1):
        lines = {text[b.start : b.end]: b for b in blocks if b.page == page}
        entries = sum(bool(_ENTRY.search(line)) for line in lines)
        if not lines or (2 * entries < len(lines) and any(_speaks(b, line) for line, b in lines.items())):
            return found
        found.add(page)
    return found


def _speaks(block: Block, words: str) -> bool:
    """True for what is no entry of a list of contents: a sentence."""
    return block.kind in ("paragraph", "item") and words.endswith(".") and len(words.split()) >= MIN_SENTENCE


def is_boilerplate_heading(text: str) -> bool:
    """True for the heading of a part that is no evidence."""
    return bool(_HEADING.match(text.strip()))


def is_boilerplate_line(text: str) -> bool:
    """True for a short block whose own wording says that it is no evidence."""
    return len(text.split()) <= LONGEST_LINE and bool(_LINE.search(text))


def without_boilerplate(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those that are no evidence turned to kind "boilerplate"; a heading there ends only at a heading, and a
    copyright line that looks like one at the end of its page."""
    held = list(blocks)
    inside: int | None = None
    imprint: int | None = None  # the page whose rest stands under a copyright line
    listed: set[int | None] | None = None  # under a heading such as "Contents": the pages that list them
    for block in held:
        words = text[block.start : block.end]
        if listed is not None and (block.page not in listed or _speaks(block, words)):
            inside = listed = None
        if block.kind in ("heading", "title"):
            heads = is_boilerplate_heading(words)
            dropped = heads or is_boilerplate_line(words)
            imprint = block.page if _COPYRIGHT.match(words) else None
            if heads:
                inside = block.level if inside is None else min(inside, block.level)
                listed = _pages_of_contents(text, held, block) if _CONTENTS.match(words) else None
            elif inside is not None and block.level <= inside:
                inside = listed = None
        else:
            dropped = is_boilerplate_line(words) and block.kind != "metadata"
        dropped = dropped or inside is not None or (imprint is not None and block.page == imprint)
        yield replace(block, kind="boilerplate") if dropped else block
