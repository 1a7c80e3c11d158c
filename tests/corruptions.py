"""False sentences made from true ones: what a careless or invented answer looks like. Seeded: the same every time.

A true sentence is addressed by file and offsets: `data/true_sentences.jsonl`, and the quotes of `data/paraphrases.jsonl`
and `data/lies.jsonl`, which were written by hand. Files are found under `seeds/` of the repository or in the folder of the
question sets; one that is not there is an error, so a test that reads them asks for the fixture `question_sets`.
"""

import functools
import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.check.evidence import Evidence
from assistant.types import Quote
from assistant.writing.cited import as_evidence
from index.read import read_bytes
from index.types import Document
from tests.benchmarks import sets

DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A true sentence with the quotes it rests on."""

    text: str
    cited: tuple[Evidence, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Corruption:
    """A sentence that its quotes do not support. `available` are the numbers of the quotes that exist."""

    kind: str
    text: str
    true: str
    cited: tuple[Evidence, ...]
    available: tuple[int, ...] = ()


@functools.cache
def _document(file: str) -> Document:
    return read_bytes(
        ((sets.ROOT if file.startswith("seeds/") else sets.SETS) / file).read_bytes(), name=Path(file).name
    )


def _evidence(file: str, quote: dict[str, Any]) -> Evidence:
    """What a quote gives as evidence: the statements that it touches, as the product reads them."""
    document = _document(file)
    inside = [i for i, s in enumerate(document.statements) if s.start < quote["end"] and s.end > quote["start"]]
    return as_evidence(Quote(document, inside[0], inside[-1] + 1, ()))


def _cited(row: dict[str, Any]) -> tuple[Evidence, ...]:
    """The quotes of a row, in order; one of another file names it."""
    return tuple(_evidence(q.get("file", row["file"]), q) for q in row["quotes"])


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def lies(path: Path = DATA / "lies.jsonl") -> list[Corruption]:
    """Those written by hand."""
    return [Corruption("by hand", r["lie"], "", _cited(r)) for r in _rows(path)]


def paraphrases(path: Path = DATA / "paraphrases.jsonl") -> list[Sentence]:
    return [Sentence(r["paraphrase"], _cited(r), r["file"]) for r in _rows(path)]


def verbatim(
    paths: Sequence[Path] = (DATA / "true_sentences.jsonl", DATA / "paraphrases.jsonl"),
) -> list[Sentence]:
    """The quotes themselves as sentences; a list item that starts with a population or a number names its drug."""
    found: dict[str, Sentence] = {}
    for path in paths:
        for r in _rows(path):
            for q in r.get("quotes", [r]):
                e = _evidence(r["file"], q)
                text = re.sub(r"\s*\n\s*(?:[-•・]\s*)?", " ", e.text).strip()
                lead = e.context[-1].strip(" :\n") if e.context else ""
                if re.match(r"(?:adult|child|neonate|infant|under|over|less|\d)", text, re.I) and len(lead) < 40:
                    text = f"{lead}, {text[0].lower()}{text[1:]}"
                if len(text) < 320:
                    found.setdefault(text, Sentence(text, (e,), r["file"]))
    return list(found.values())


DRUGS = """amoxicillin ciprofloxacin metronidazole doxycycline erythromycin azithromycin clarithromycin ceftriaxone
cefuroxime cefotaxime gentamicin vancomycin rifampicin tetracycline benzylpenicillin ampicillin cefpodoxime clindamycin
etoposide rituximab anakinra ruxolitinib emapalumab alemtuzumab tacrolimus cyclosporine dexamethasone
methylprednisolone prednisolone hydrocortisone naproxen ibuprofen diclofenac indomethacin aspirin paracetamol
acetaminophen morphine methadone buprenorphine naltrexone naloxone tramadol codeine clonidine baclofen gabapentin
tizanidine trazodone loperamide ondansetron promethazine prochlorperazine dicyclomine diphenhydramine hydroxyzine
atenolol nifedipine amlodipine captopril lisinopril losartan hydralazine bendroflumethiazide furosemide mannitol
salbutamol salmeterol budesonide aminophylline theophylline montelukast diazepam phenobarbital colchicine allopurinol
febuxostat probenecid rasburicase sumatriptan ergotamine propranolol amitriptyline permethrin ivermectin crotamiton
chlorpheniramine lidocaine warfarin digoxin verapamil amiodarone omeprazole aciclovir chloramphenicol vincristine
insulin artesunate quinine praziquantel benzodiazepines opioids corticosteroids""".split()
_DRUG = re.compile(rf"\b(?:{'|'.join(DRUGS)})\b", re.I)
_NUM = re.compile(
    r"(?<![\w.,/])\d+(?:,\d{3})*(?:\.\d+)?(?=\s?(?:-|–|to|mg|g|mcg|μg|micro|ml|mL|units|IU|%|hour|day|week|month|year|/|mmHg|tablet|puff|$|\s|[.,;)]))"
)
_UNITS = (
    (r"(\d\s?)mg/kg\b", r"\1g/kg", r"\1mg/m²", r"\1mg"),
    (r"(\d\s?)mg/m²", r"\1mg/kg", r"\1g/m²"),
    (r"(\d\s?)g/kg\b", r"\1mg/kg", r"\1g"),
    (r"(\d\s?)mg\b(?!/)", r"\1g", r"\1mcg", r"\1mL", r"\1mg/kg"),
    (r"(\d\s?)g\b(?!/)", r"\1mg", r"\1mcg"),
    (r"(\d\s?)(?:μg|mcg|micrograms?)\b", r"\1mg", r"\1g"),
    (r"(\d\s?)mL\b|(\d\s?)ml\b", r"\1\2L", r"\1\2mg"),
    (r"(\d\s?)(?:IU|units)\b", r"\1mg"),
    (r"(\d\s?)%", r"\1 mg"),
    (r"(\d\s?)hours\b", r"\1days", r"\1minutes"),
    (r"(\d\s?)days\b", r"\1weeks", r"\1hours"),
    (r"(\d\s?)weeks\b", r"\1months", r"\1days"),
    (r"(\d\s?)months\b", r"\1weeks", r"\1years"),
    (r"(\d\s?)years\b", r"\1months"),
    (r"(\d\s?)hourly\b", r"\1daily"),
    (r"\btwice (?=a day|daily)", r"three times ", r"four times "),
    (r"\bthree times (?=a day|daily)", r"twice "),
    (r"\bonce (?=a day|daily)", r"twice "),
    (r"(?<!times )(?<!once )(?<!twice )\bdaily\b", r"weekly", r"every 6 hours", r"three times daily"),
    (r"\bevery week\b", r"every day"),
)  # fmt: skip
_NEGATIONS = (
    (r"\b(is|are|was|were|should|must|may|can|could|will) (?:not|never)\b", r"\1"),
    (r"\b(?:do|does|did) not ", ""),
    (r"\bcannot\b", "can"),
    (r"\b(?:never|not) (?!only|just)", ""),
    (r"\b[Nn]either (.+?) nor\b", r"\1 and"),
    (r"^No (?=\w)", "A "),
    (r"\bno (?!more|less|later|faster)", "a "),
    (r"(?<!or )(?<!/)\bwithout\b", "with"),
    (r"\b[Aa]void(?:ed)?\b", "use"),
    (r"\bcontraindicated\b", "indicated"),
    (r"\b[Nn]on-(?=[a-z])", ""),
    (r"\bNot (?=recommended)", ""),
    (r"\bineffective\b", "effective"),
    (r"\brecommend against\b", "recommend"),
    (r"\b(?:is|are) discouraged\b", "is encouraged"),
    (r"\black(?:s|ing)?\b", "has"),
)
_RESTRICTIONS = (
    (r",? ?\bonly (?:if|when) [^,.;]+", ""),
    (r"^Only (?:if|when) [^,.;]+?, ", ""),
    (r"(?<!failed)(?<!used),? ?\b(?:only )?as a last resort\b.*$", ""),
    (r",? ?\b(?:is )?(?:only )?a last resort\b[^.]*", " is used"),
    (r"\b(?:only|solely|merely|exclusively) (?!\d)", ""),
    (r",? ?\bunless [^,.;]+,?", ""),
    (r"^Unless [^,]+, ", ""),
    (r"\b(?:refractory|relapsed|refractory/relapsed|resistant) (?!or)", ""),
    (r"\bas (?:a )?salvage(?: option| therapy)?(?: for)?", "for"),
    (r"^(?:If|When) [^,]+, ", ""),
    (r"(?<!determine)(?<!see),? \bif [^,.;)]+(?=[.;)]|$)", ""),
    (r",? \bwhen (?:all|every|other|used|risks|possible|the risk)[^,.;)]*", ""),
    (r",? ?\bwhere(?:ver)? (?:possible|available)\b,?", ""),
    (r"\bin severe (?=\w)", "in "),
    (r",? ?\b(?:except|apart from|other than)\b [^,.;)]+", ""),
    (r",? ?\bfor (?:severe )?refractory (?:cases|disease)\b", ""),
    (r",? ?\bbefore [^,.;]+$", ""),
)
_COMPARISONS = (
    (r"\bat least\b", "at most"),
    (r"\b(?:up to|at most|not more than|no more than)\b", "at least"),
    (r"\b(?:maximum|max\.)", "minimum"),
    (r"\b(?:more than|over|older than|above)(?= \d)", "less than"),
    (r"\b(?:less than|under|below)(?= \d)", "more than"),
    (r"≥", "<"),
    (r"<", ">"),
    (r">", "<"),
    (r"\bbefore\b", "after"),
    (r"\bafter\b", "before"),
    (r"\bdo(?:es)? not exceed\b|\bshould not exceed\b", "must exceed"),
    (r"\bor (?:more|higher|older)\b", "or less"),
)
_AUX = re.compile(r"\s(?=(?:is|are|should|must|may|can|has to|have to|was|were|for|at|was)\s)|(?<=\w): (?=\w)")


def _stated(s: Sentence, text: str) -> bool:
    """Whether the quotes themselves say something of what a sentence has lost: else nothing is lost that they say."""
    said = set(re.findall(r"[a-z]+", " ".join(e.text for e in s.cited).lower()))
    lost = set(re.findall(r"[a-z]+", s.text.lower())) - set(re.findall(r"[a-z]+", text.lower())) - _COMMON
    return bool(lost & said)


def _case(new: str, old: str) -> str:
    return new[0].upper() + new[1:] if old[:1].isupper() else new


def _substitutions(text: str, table: Sequence[tuple[str, ...]], rng: random.Random) -> Iterator[str]:
    for pattern, *options in table:
        spots = list(re.finditer(pattern, text))
        if spots:
            m = rng.choice(spots)
            new = text[: m.start()] + m.expand(rng.choice(options)) + text[m.end() :]
            new = re.sub(r"\s+([,.;])", r"\1", re.sub(r"\s{2,}", " ", new)).strip()
            if new != text and len(new) > 20 and not re.match(r"(?:or|and) |.* or\.?$|.*,$", new, re.I):
                yield new[0].upper() + new[1:]


def _doses(s: Sentence, rng: random.Random) -> Iterator[str]:
    spots = [m for m in _NUM.finditer(s.text) if float(m.group().replace(",", "")) > 0]
    if not spots:
        return
    inside = {n for e in s.cited for n in _NUM.findall(e.text)}
    for _ in range(2):
        m = rng.choice(spots)
        value = float(m.group().replace(",", ""))
        others = sorted(inside - set(_NUM.findall(s.text)))
        new = rng.choice([value * 10, value * 2, value / 10, value + 1, value * 1.5, value / 2])
        text = rng.choice(others) if others and rng.random() < 0.35 else f"{new:g}"
        if text not in _NUM.findall(s.text):
            yield s.text[: m.start()] + text + s.text[m.end() :]
    units = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)(?=\s?(mg/kg|mg|g|%|days|hours|units)\b)")
    pair = list(units.finditer(s.text))
    for a, b in itertools.pairwise(pair):
        if (
            a[2] == b[2]
            and a[1] != b[1]
            and not re.fullmatch(r"\s*(?:%|mg|-|–|to|and|or|\s)+", s.text[a.end() : b.start()])
        ):
            yield s.text[: a.start()] + b[1] + s.text[a.end() : b.start()] + a[1] + s.text[b.end() :]
            break


def _drugs(s: Sentence, rng: random.Random) -> Iterator[str]:
    spots = list(_DRUG.finditer(s.text))
    if not spots:
        return
    here = {m.group().lower() for m in spots}
    quoted = {d.lower() for e in s.cited for t in (e.text,) for d in _DRUG.findall(t)} - here
    m = rng.choice(spots)
    if quoted and len(here) == 1:
        yield s.text[: m.start()] + _case(rng.choice(sorted(quoted)), m.group()) + s.text[m.end() :]
    other = rng.choice([d for d in DRUGS if d not in here | quoted])
    yield s.text[: m.start()] + _case(other, m.group()) + s.text[m.end() :]


Weld = tuple[Sentence, str, tuple[Evidence, ...]]
_NO_SUBJECT = re.compile(r"(?:when|if|as|before|after|only|not|no|to|for|among|in|the dose) ", re.I)
_DOSE = re.compile(r"\d[\d.,]*(?:\s?(?:-|–|to)\s?[\d.]+)?\s?(?:mg|g|μg|micrograms?|units|IU)(?:/kg|/m²)?\b[^,;.:()]*")


def _welds(sentences: Sequence[Sentence], rng: random.Random) -> Iterator[Weld]:
    """The subject of one sentence with what another says of its own; the dose of one drug for another."""
    for weld in (_subject_weld, _dose_weld):
        for a in sentences:
            others = [b for b in sentences if b.file == a.file and b.cited != a.cited]
            rng.shuffle(others)
            yield from itertools.islice((w for b in others if (w := weld(a, b))), 1)


def _subject_weld(a: Sentence, b: Sentence) -> Weld | None:
    one, two = _AUX.search(a.text), _AUX.search(b.text)
    if not one or not two or not 6 <= one.start() <= 90 or two.start() < 6 or len(b.text) - two.start() <= 25:
        return None
    if _NO_SUBJECT.match(a.text):
        return None
    mine, theirs = _key(a.text[: one.start()]), _key(b.text[: two.start()])
    said = _key(b.text[two.start() :]) - _key(" ".join(t for e in a.cited for t in (e.text, *e.context)))
    if not mine or not theirs or mine & theirs or len(said) < 3:
        return None
    return a, a.text[: one.start()] + b.text[two.start() :], (*a.cited, *b.cited)


def _dose_weld(a: Sentence, b: Sentence) -> Weld | None:
    mine, theirs = ({d.lower() for d in _DRUG.findall(s.text)} for s in (a, b))
    m, n = _DOSE.search(a.text), _DOSE.search(b.text)
    if not m or not n or not mine or not theirs or mine & theirs:
        return None
    if _NUM.findall(m.group()) == _NUM.findall(n.group()) or n.group() in a.cited[0].text:
        return None
    return a, a.text[: m.start()] + n.group().strip() + a.text[m.end() :], (*a.cited, *b.cited)


_COMMON = frozenset(
    """the a an of in for patients with and or to therapy treatment drug dose opioid opioids
    taper adult there someone certain option options people when unless before after this they that these""".split()
)


def _key(text: str) -> set[str]:
    return {w[:5] for w in re.findall(r"[a-z]{4,}", text.lower())} - {w[:5] for w in _COMMON}


def corruptions(sentences: Sequence[Sentence], *, seed: int = 20260214, each: int = 60) -> list[Corruption]:
    """At most `each` of every kind; [] for no sentences."""
    found: list[Corruption] = []
    for kind in ("dose", "unit", "negation", "drug", "restriction", "comparison", "reference", "welded"):
        rng = random.Random(f"{seed}/{kind}")
        made: dict[str, Corruption] = {}
        order = list(sentences)
        rng.shuffle(order)
        if kind == "welded":
            for s, text, cited in _welds(order, rng):
                made.setdefault(text, Corruption(kind, text, s.text, cited))
        for s in order:
            texts: Iterator[str] = iter(())
            if kind == "dose":
                texts = _doses(s, rng)
            elif kind == "drug":
                texts = _drugs(s, rng)
            elif kind == "reference":
                texts = iter((f"{s.text.rstrip('.')} [{len(s.cited) + rng.randint(1, 4)}].",))
            elif kind in _TABLES:
                texts = _substitutions(s.text, _TABLES[kind], rng)
            if kind == "restriction":
                texts = (t for t in texts if _stated(s, t))
            for text in texts:
                made.setdefault(text, Corruption(kind, text, s.text, s.cited, tuple(range(1, len(s.cited) + 1))))
        kept = list(made.values())
        rng.shuffle(kept)
        found += kept[:each]
    return found


_TABLES = {"unit": _UNITS, "negation": _NEGATIONS, "restriction": _RESTRICTIONS, "comparison": _COMPARISONS}
