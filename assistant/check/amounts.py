"""One spelling for the amounts, times and frequencies that guidelines write in many ways: "b.d." and "twice daily"."""

import re
from functools import lru_cache

NUMBER_WORDS = {
    w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
NUMBER_WORDS |= {"fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90}

_CLEAN = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"([a-z]{4,})(?=\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?\s?(?:mg|mcg|μg|g|ml|iu|units?)\b)", r"\1 "),
        (r"\b(for|to|of|in|at|every|over|than|after)(?=\d)", r"\1 "),
        (r"\bper ?cent\b", "%"),
        (r"\btwice (?:or|to) (?:thrice|three times|3 times) ", "2 to 3 times "),
        (r"\bbefore (?=\d+ ?weeks?(?: of)? (?:pregnancy|gestation))", "less than "),
        (r"\b(in|per|to|of) an? (?=lit(?:re|er)\b)", r"\1 1 "),
        (r"\b(day|week|month) (?:one|1)\b(?! ?(?:[-&,+]|to\b|and\b|through\b|or\b) ?\d)", r"first \1"),
        (r"\bquarter[- ]hourly\b|\bevery (?:quarter of an|quarter) hour\b", "every 15 minutes"),
        (r"\bhalf[- ]hourly\b|\bevery half (?:an )?hour\b", "every 30 minutes"),
        (r"\b(?:a )?quarter of an hour\b", "15 minutes"),
        (r"\bthree quarters\b", "75%"),
        (r"\btwo thirds\b", "67%"),
        (r"\b(?:a|one) fifth(?= of\b|[,.;]|$)", "20%"),
        (r"\btwo fifths\b", "40%"),
        (r"\bthree fifths\b", "60%"),
        (r"\bfour fifths\b", "80%"),
        (r"\b(?:a|one) tenth(?= of\b|[,.;]|$)", "10%"),
        (r"\b(?:a|one) quarter(?= (?:of|or)\b|[,.;]|$| (?:adult|usual|normal|full|standard)\b)", "25%"),
        (r"\bevery (?:second|other) day\b", "every 2 days"),
        (r"\bevery third day\b", "every 3 days"),
        (r"\b(mg|g|mcg|μg|ml|units?) of ((?:[a-z]+ ){1,3})(?:per|for each) (?:kilogram|kg)\b", r"\1/kg of \2"),
        (r"\b(?:a|one) third(?= of\b|[,.;]|$)", "33%"),
        (r"\bhalf (?=(?:of|the|adult|usual|normal|full|standard)\b)", "50% "),
        (r"\b(?:a|one|the first) decade\b", "10 years"),
        (r"\b(?:the )?first (?:ten|10) years of the (?=\d)", "10 years of the "),
        (r"\bper (?=\d+ ?(?:seconds?|minutes?|hours?|days?)\b)", "every "),
        (r"\bat (?=\d[\d -]*(?:minute|hour|day|week|month)s? intervals?\b)|\b(?:at )?intervals? of (?=\d)", "every "),
        (r"\b(\d+(?: ?(?:-|to) ?\d+)? ?(?:minute|hour|day|week|month))s? intervals?\b", r"\1s"),
        (r"\b(\d+(?: ?(?:-|to) ?\d+)? (?:minutes|hours|days|weeks|months)) apart\b", r"every \1"),
        (r"(?<!to )(?<!and )(?<!or )\b(?:a|one) (day|week|month|hour|fortnight) later\b", r"after 1 \1"),
        (r"\ba full (?=day|week|month|hour)", "1 "),
        (r"\bhalf an hour to (?:an|one) hour\b", "0.5 to 1 hour"),
        (r"\bbetween the ages of (?=\d)", "between "),
        (r"\b(?:aged|ages) ((?:between |from |of |ranging from )?\d+(?: ?(?:-|to|and) ?\d+)?)(?![\d.]| ?(?:-|to|and) ?\d| ?(?:years?|months?|weeks?|days?|hours?))", r"\1 years"),
        (r"\b(ml|mls) (?:each|every) (?=hour\b)", r"\1/"),
        (r"\btwice (?:that|this|the (?=dose|amount))(?: dose| amount)?\b", "2 fold"),
        (r"(\d+)\+ ?(?=(?:days|weeks|months|years)\b)", r">= \1 "),
        (r"\b(\d+)-? to (\d+)-year-olds?\b", r"\1 to \2 years"),
        (r"\b(\d+(?: ?- ?\d+)?) (week|month|year)ly\b", r"every \1 \2s"),
        (rf"\b(\d+|{'|'.join(NUMBER_WORDS)}) (?:successive|consecutive|whole|full|further|additional|separate) (?=[a-z]+s\b)", r"\1 "),
        (rf"\b(\d+|{'|'.join(NUMBER_WORDS)})-?fold\b", r"\1 fold"),
        (r"\bdoubl(?:ed|es|ing)\b|\bdouble (?=the\b|[a-z]+ \d|\d)", "2 fold "),
        (r"\b(?:tripl|trebl)(?:ed|es|ing)\b", "3 fold"),
        (r"\bquadrupl(?:ed|es|ing)\b", "increased 4 fold"),
        (rf"\b({'|'.join(NUMBER_WORDS)})-(?=(?:hourly|hour|day|week|month|year|minute|dose|time|fold|monthly|weekly)s?\b)", r"\1 "),
        (r"\b(days?|weeks?|months?) (\d+) (?:to|through|until|-) (?:day|week|month) (?=\d)", r"\1 \2 to "),
        (r"\b(\d+) through (?=\d)", r"\1 to "),
        (r"\b(?:oral )?morphine(?: milligrams?)? equivalents?(?: daily dose| (?:per|a|each) day)?", "medd"),
        (r"\b(add|adds|adding|amount|amounts|amounting) up to\b", r"\1 to"),
        (r"\bsquare met(?:er|re)s?\b|\bsq\.? ?m\b", "m2"),
        (r"\b(mg|g|mcg|μg|micrograms?|grams?|milligrams?|units?|iu|ml|millilit(?:re|er)s?|l|lit(?:re|er)s?|doses?|cm|mm|mmol)\s*(?:/|per\b|an?\b|for (?:each|every)\b)\s*(?=(?:kg|kilogram|m2|minute|min|hour(?! (?:before|after|prior|later))|ml|dl|l|litre|100)\b)", r"\1/"),
        (r"/\s*(?:kilograms?)\b", "/kg"),
        (r"(/kg|/m2) (?:per|an?|each) (?=(?:hour|hr|minute|min)\b)", r"\1/"),
        (r"\bi\. ?u\b\.?", "iu"),
        (r"\bbetween (days?|weeks?|months?) (\d+) and (?=\d)", r"\1 \2 to "),
        (r"/(100) (?=m?l\b)", r"/\1"),
        (r"/(?:dose|kg of body|body)\b", ""),
        (r"(?<=[a-z0-9])/(?=(?:day|week|month|year|24 ?hours|24 ?h)\b)", " per "),
        (r"\b(?:equally )?divided (?=doses?\b)|\b(?:separate|equal|single) (?=doses\b)", ""),
        (r"\bdaily doses\b", "doses daily"),
        (r"\bhalf an? (?=hour)", "0.5 "),
        (r"\bper 24 ?(?:hours|hrs|h)\b", "per day"),
        (r"\b(within|for|after|over|last|lasts|lasting|takes?|least|than|about|first|of|by|as|next|another) (?:a|an|one) (?=(?:day|week|month|year|hour)\b)", r"\1 1 "),
        (r"\ba couple of\b", "2"),
        (r"\bin (?:any |each )?(?:one |1 |a |24 )(?=(?:day|week|month|year|hours)\b)", "per "),
        (r"\bper hours\b|\b(?:with)?in (?:any |each )?24 ?(?:hours|hrs|h)\b", "per day"),
        (r"\b(?:at |every )?(?:bed ?time|night)ly\b", "nightly"),
        (r"\bonce(?: (?:or|to) (?=twice))", "one or "),
        (rf"\bbetween ((?:\d[\d.]*|{'|'.join(NUMBER_WORDS)}|an?)(?: ?[a-z%/]+)?) and (?=\d|(?:an?|{'|'.join(NUMBER_WORDS)}) (?:day|week|month|year|hour))", r"\1 to "),
        (r"\b(below|under|over|above|from|at|until|to) the age of (\d+)(?! ?(?:year|month|week|day))", r"\1 \2 years"),
        (r"\b(below|under|over|above|from|at|until|to) the age of (?=\d)", r"\1 "),
        (r"\b(?:aged|age) (?=\d|over|under|above|below|between|<|>)", ""),
        (r"\b(\d+) ?(?:years? old|years? of age)\b", r"\1 years"),
        (r"\bo\.?d\b|\bonce (?:a |per |each |every )?day\b|\bonce daily\b|\bonce every day\b", " daily "),
        (r"\bb\.?i?\.?d\b|\btwice (?:a |per |each |every )?da(?:y|ily)\b", " 2 times daily "),
        (r"\bt\.?d\.?s\b|\bt\.?i\.?d\b|\bthrice (?:a |per |each |every )?da(?:y|ily)\b", " 3 times daily "),
        (r"\bq\.?d\.?s\b|\bq\.?i\.?d\b", " 4 times daily "),
        (r"\b(\d) times daily +(?:or|to) +(?=\d times daily)", r"\1 to "),
        (r"\btwice\b", "2 times"),
        (r"\bthrice\b", "3 times"),
        (r"\bonce (?=(?:a|per|every|each) |weekly|monthly|annually|yearly)", " "),
        (r"\bq(\d+)\s?h\b", r"every \1 hours"),
        (r"(\d)\s?-?\s?hourly\b", r"\1 hourly"),
        (r"\b(?:(?:every|each|once a|a|per) )?fortnightly\b|\b(?:every|each|per) fortnight\b", "every 2 weeks"),
        (r"\b(?:a )?fortnight\b", "2 weeks"),
        (r"\b(?:a|one) (?=(?:day|week|month|year) of\b)", "1 "),
        (r"\b(more than|at most|up to) (?:a |one )?single (?=dose\b)", r"\1 1 "),
        (r"\b(?:every other|alternate) days?\b", "every 2 days"),
        (r"\b(\d+)-(day|week|month|year|hour|minute|dose|mg|mcg|μg|g|ml|(?:micro|milli)?grams?)\b", r"\1 \2"),
        (r"≥|> ?=", " >= "),
        (r"≤|< ?=", " <= "),
    )
)  # fmt: skip


@lru_cache(maxsize=4096)  # a quote is read again for every sentence that cites it
def clean(text: str) -> str:
    """`phrases.normal` text with one spelling for every unit and frequency; "" for ""."""
    for pattern, into in _CLEAN:
        text = pattern.sub(into, text)
    return re.sub(r"\s+", " ", text).strip()
