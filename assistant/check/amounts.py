"""One spelling for the amounts, times and frequencies that guidelines write in many ways: "b.d." and "twice daily"."""

import re
from functools import lru_cache

from assistant.check.rewrite import rewritten, rules
from assistant.vocabulary.number_words import COMPOUND, NUMBER_WORDS, number

_NUMBER = "|".join(NUMBER_WORDS)
_COMPOUND = re.compile(rf"\b{COMPOUND}\b")
# In this order: a rule reads what those before it have left.
RULES = rules(
    # Words and numbers run together.
    ("doxycycline100 mg", "doxycycline 100 mg",
     r"([a-z]{4,})(?=\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?\s?(?:mg|mcg|μg|g|ml|iu|units?)\b)", r"\1 "),
    ("class1", "class 1", r"\b(class|grade|stage|type|phase)(?=\d)", r"\1 "),
    ("30 kg/ m2", "30 kg/m2", r"(?<=[a-z])/ (?=(?:m2|kg|dl|ml|l|hour|day)\b)", "/"),
    ("every12 hours", "every 12 hours", r"\b(for|to|of|in|at|every|over|than|after)(?=\d)", r"\1 "),
    # Parts and multiples.
    ("seventy per cent", "seventy %", r"\bper ?cent\b", "%"),
    ("quarter-hourly", "every 15 minutes",
     r"\bquarter[- ]hourly\b|\bevery (?:quarter of an|quarter) hour\b", "every 15 minutes"),
    ("a quarter of an hour", "15 minutes", r"\b(?:a )?quarter of an hour\b", "15 minutes"),
    ("every half hour", "every 30 minutes", r"\bhalf[- ]hourly\b|\bevery half (?:an )?hour\b", "every 30 minutes"),
    ("half an hour to an hour", "0.5 to 1 hour", r"\bhalf an hour to (?:an|one) hour\b", "0.5 to 1 hour"),
    ("half an hour", "0.5 hour", r"\bhalf an? (?=hour)", "0.5 "),
    ("three quarters", "75%", r"\bthree[- ]quarters\b", "75%"),
    ("two thirds", "67%", r"\btwo[- ]thirds\b", "67%"),
    ("a fifth of them", "20% of them", r"\b(?:a|one) fifth(?= of\b|[,.;]|$)", "20%"),
    ("four fifths", "80%", r"\bfour[- ]fifths\b", "80%"),
    ("a tenth of them", "10% of them", r"\b(?:a|one) tenth(?= of\b|[,.;]|$)", "10%"),
    ("a quarter of adult dose", "25% of adult dose",
     r"\b(?:a|one) quarter(?= (?:of|or)\b|[,.;]|$| (?:adult|usual|normal|full|standard)\b)", "25%"),
    ("one third of them", "33% of them", r"\b(?:a|one) third(?= of\b|[,.;]|$)", "33%"),
    ("half the dose", "50% the dose", r"\bhalf (?=(?:of|the|adult|usual|normal|full|standard)\b)", "50% "),
    ("twice that dose", "2 fold", r"\btwice (?:that|this|the (?=dose|amount))(?: dose| amount)?\b", "2 fold"),
    ("36-fold", "36 fold", rf"\b(\d+|{_NUMBER})-?fold\b", r"\1 fold"),
    ("it doubled", "it 2 fold", r"\bdoubl(?:ed|es|ing)\b|\bdouble (?=the\b|[a-z]+ \d|\d)", "2 fold "),
    ("it tripled", "it 3 fold", r"\b(?:tripl|trebl)(?:ed|es|ing)\b", "3 fold"),
    ("it quadrupled", "it increased 4 fold", r"\bquadrupl(?:ed|es|ing)\b", "increased 4 fold"),
    # Counts: what is one, and what says no more than the number.
    ("a week later", "after 1 week",
     r"(?<!to )(?<!and )(?<!or )\b(?:a|one) (day|week|month|hour|fortnight) later\b", r"after 1 \1"),
    ("for a full day", "for 1 day", r"\ba full (?=day|week|month|hour)", "1 "),
    ("after one year", "after 1 year",
     r"\b(within|for|after|over|last|lasts|lasting|takes?|least|than|about|first|of|by|as|next|another) (?:a|an"
     r"|one) (?=(?:day|week|month|year|hour)\b)", r"\1 1 "),
    ("in a litre", "in 1 litre", r"\b(in|per|to|of) an? (?=lit(?:re|er)\b)", r"\1 1 "),
    ("a couple of years", "2 years", r"\ba couple of\b", "2"),
    ("two consecutive days", "two days",
     rf"\b(\d+|{_NUMBER}) (?:successive|consecutive|whole|full|further|additional|separate) (?=[a-z]+s\b)", r"\1 "),
    ("a decade", "10 years", r"\b(?:a|one|the first) decade\b", "10 years"),
    ("the first ten years of the 2000s", "10 years of the 2000s",
     r"\b(?:the )?first (?:ten|10) years of the (?=\d)", "10 years of the "),
    # Units, and what they are per.
    ("4 mg of iron per kilogram", "4 mg/kg of iron",
     r"\b(mg|g|mcg|μg|ml|units?) of ((?:[a-z]+ ){1,3})(?:per|for each) (?:kilogram|kg)\b", r"\1/kg of \2"),
    ("50 mg morphine equivalent a day", "50 mg medd",
     r"\b(?:oral )?morphine(?: milligrams?)? equivalents?(?: daily dose| (?:per|a|each) day)?", "medd"),
    ("10 mg per square metre", "10 mg/m2", r"\bsquare met(?:er|re)s?\b|\bsq\.? ?m\b", "m2"),
    ("5 mg per kg", "5 mg/kg",
     r"\b(mg|g|mcg|μg|micrograms?|grams?|milligrams?|units?|iu|ml|millilit(?:re|er)s?|l|lit(?:re|er)s?|doses?|cm"
     r"|mm|mmol)\s*(?:/|per\b|an?\b|for (?:each|every)\b)\s*(?=(?:kg|kilogram|m2|minute|min|hour(?! (?:before"
     r"|after|prior|later))|ml|dl|l|litre|100)\b)", r"\1/"),
    ("5 mg/kilogram", "5 mg/kg", r"/\s*(?:kilograms?)\b", "/kg"),
    ("5 mg/kg per hr", "5 mg/kg/hr", r"(/kg|/m2) (?:per|an?|each) (?=(?:hour|hr|minute|min)\b)", r"\1/"),
    ("10 i.u./m2", "10 iu/m2", r"\bi\. ?u\b\.?", "iu"),
    ("6 mg/100 ml", "6 mg/100ml", r"/(100) (?=m?l\b)", r"/\1"),
    ("25 mg/kg of body weight", "25 mg/kg", r"(?<=/kg) (?:of )?body ?weight\b", ""),
    ("10 mg/dose", "10 mg", r"/(?:dose|body)\b", ""),
    # Ages.
    ("between the ages of 15 and 50", "15 to 50", r"\bbetween the ages of (?=\d)", "between "),
    ("from 6 months of age", "at least 6 months",
     r"\bfrom (\d+ ?(?:weeks?|months?|years?)) of age\b(?! (?:to|until|up to)\b)", r"at least \1"),
    ("from the age of 6 months, daily", "at least 6 months, daily",
     r"\bfrom the age of (?=\d+ ?(?:weeks|months|years)\b(?! (?:to|until|up to)\b))", "at least "),
    ("aged 18", "18 years",
     r"\b(?:aged|ages) ((?:between |from |of |ranging from )?\d+(?: ?(?:-|to|and) ?\d+)?)(?![\d.]| ?(?:-|to"
     r"|and) ?\d| ?(?:years?|months?|weeks?|days?|hours?))", r"\1 years"),
    ("6- to 11-year-olds", "6 to 11 years", r"\b(\d+)-? to (\d+)-year-olds?\b", r"\1 to \2 years"),
    ("before the age of 62 years", "below 62 years", r"\bbefore the age of (?=\d)", "below the age of "),
    ("after the age of 62 years", "above 62 years", r"\bafter the age of (?=\d)", "above the age of "),
    ("over the age of 62", "over 62 years",
     r"\b(below|under|over|above|from|at|until|to) the age of (\d+)(?!\d| ?(?:year|month|week|day))", r"\1 \2 years"),
    ("under the age of 5 years", "under 5 years",
     r"\b(below|under|over|above|from|at|until|to) the age of (?=\d)", r"\1 "),
    ("aged under 5 years", "under 5 years", r"\b(?:aged|age) (?=\d|over|under|above|below|between|<|>)", ""),
    ("30 years of age", "30 years", r"\b(\d+) ?(?:years? old|years? of age)\b", r"\1 years"),
    # How often.
    ("every other day", "every 2 days", r"\bevery (?:second|other) days?\b|\balternate[- ]days?\b", "every 2 days"),
    ("every third day", "every 3 days", r"\bevery third day\b", "every 3 days"),
    ("0.5 ml per 30 seconds", "0.5 ml every 30 seconds",
     r"\bper (?=\d+ ?(?:seconds?|minutes?|hours?|days?)\b)", "every "),
    ("at intervals of 6 months", "every 6 months",
     r"\bat (?=\d[\d -]*(?:minute|hour|day|week|month)s? intervals?\b)|\b(?:at )?intervals? of (?=\d)", "every "),
    ("every 3 day intervals", "every 3 days",
     r"\b(\d+(?: ?(?:-|to) ?\d+)? ?(?:minute|hour|day|week|month))s? intervals?\b", r"\1s"),
    ("14 days apart", "every 14 days",
     r"\b(\d+(?: ?(?:-|to) ?\d+)? (?:minutes|hours|days|weeks|months)) apart\b", r"every \1"),
    ("3 monthly", "every 3 months", r"\b(\d+(?: ?- ?\d+)?) (week|month|year)ly\b", r"every \1 \2s"),
    ("4192 mg/day", "4192 mg per day", r"(?<=[a-z0-9])/(?=(?:day|week|month|year|24 ?hours|24 ?h)\b)", " per "),
    ("in 2 divided doses", "in 2 doses",
     r"\b(?:equally )?divided (?=doses?\b)|\b(?:separate|equal|single) (?=doses\b)", ""),
    ("a 6 months follow-up interval", "a every 6 months follow-up interval",
     rf"(?<!every )\b(\d+|{_NUMBER})[ -]((?:hour|day|week|month|year)s?) (?=(?:follow-?up )?intervals?\b)", r"every \1 \2 "),
    ("2 to 3 daily doses", "2 to 3 doses daily", r"\b(?:(?:divided|equal) )?daily doses\b", "doses daily"),
    ("1 g/24 hours", "1 g per day", r"\bper 24 ?(?:hours|hrs|h)\b", "per day"),
    ("8 mg in any one week", "8 mg per week",
     r"\bin (?:any |each )?(?:one |1 |a |24 )(?=(?:day|week|month|year|hours)\b)", "per "),
    ("within 24 hours", "per day", r"\bper hours\b|\b(?:with)?in (?:any |each )?24 ?(?:hours|hrs|h)\b", "per day"),
    ("twice or thrice weekly", "2 to 3 times weekly",
     r"\btwice (?:or|to) (?:thrice|three times|3 times) ", "2 to 3 times "),
    ("once or twice daily", "one or 2 times daily", r"\bonce(?: (?:or|to) (?=twice))", "one or "),
    ("once a day", "daily",
     r"\bo\.?d\b|\bonce (?:a |per |each |every )?day\b|\bonce daily\b|\bonce every day\b", " daily "),
    ("twice a day", "2 times daily",
     r"\bb\.?i?\.?d\b|\btwice (?:a |per |each |every )?da(?:y|ily)\b", " 2 times daily "),
    ("500 mg tds", "500 mg 3 times daily",
     r"\bt\.?d\.?s\b|\bt\.?i\.?d\b|\bthrice (?:a |per |each |every )?da(?:y|ily)\b", " 3 times daily "),
    ("500 mg qds", "500 mg 4 times daily", r"\bq\.?d\.?s\b|\bq\.?i\.?d\b", " 4 times daily "),
    ("twice daily or 3 times daily", "2 to 3 times daily",
     r"\b(\d) times daily +(?:or|to) +(?=\d times daily)", r"\1 to "),
    ("twice", "2 times", r"\btwice\b", "2 times"),
    ("thrice weekly", "3 times weekly", r"\bthrice\b", "3 times"),
    ("once weekly", "weekly", r"\bonce (?=(?:a|per|every|each) |weekly|monthly|annually|yearly)", " "),
    ("q8hr", "every 8 hours", r"\bq(\d+)\s?h(?:rs?)?\b", r"every \1 hours"),
    ("4-hourly", "4 hourly", r"(\d)\s?-?\s?hourly\b", r"\1 hourly"),
    ("fortnightly", "every 2 weeks",
     r"\b(?:(?:every|each|once a|a|per) )?fortnightly\b|\b(?:every|each|per) fortnight\b", "every 2 weeks"),
    # How long, and when.
    ("stopped after 5 days at most", "not used for more than 5 days",
     r"\b(?:stop|discontinu|end|withdraw)[a-z]* (?:after|by|within) (\d+(?: ?- ?\d+)? ?(?:days?|weeks?|months?)) at (?:the )?(?:most|latest)\b", r"not used for more than \1"),
    ("before 12 weeks of gestation", "less than 12 weeks of gestation",
     r"\bbefore (?=\d+ ?weeks?(?: of)? (?:pregnancy|gestation))", "less than "),
    ("91+ days", ">= 91 days", r"(\d+)\+ ?(?=(?:days|weeks|months|years)\b)", r">= \1 "),
    ("one dose of 5 mg", "a single dose of 5 mg", r"\bone dose\b", "a single dose"),
    ("a fortnight", "2 weeks", r"\b(?:a )?fortnight\b", "2 weeks"),
    ("a week of rest", "1 week of rest", r"\b(?:a|one) (?=(?:day|week|month|year) of\b)", "1 "),
    ("up to a single dose", "up to 1 dose", r"\b(more than|at most|up to) (?:a |one )?single (?=dose\b)", r"\1 1 "),
    # Ranges, and what only looks like one.
    ("on day one", "on first day",
     r"\b(day|week|month) (?:one|1)\b(?! ?(?:[-&,+]|to\b|and\b|through\b|or\b) ?\d)", r"first \1"),
    ("day 5 to day 7", "day 5 to 7",
     r"\b(days?|weeks?|months?) (\d+) (?:to|through|until|-) (?:day|week|month) (?=\d)", r"\1 \2 to "),
    ("2000 through 2010", "2000 to 2010", r"\b(\d+) through (?=\d)", r"\1 to "),
    ("they add up to 3", "they add to 3", r"\b(add|adds|adding|amount|amounts|amounting) up to\b", r"\1 to"),
    ("between days 7 and 14", "days 7 to 14", r"\bbetween (days?|weeks?|months?) (\d+) and (?=\d)", r"\1 \2 to "),
    ("between 2013 and 2014", "2013 to 2014",
     rf"\bbetween ((?:\d[\d.]*|{_NUMBER}|an?)(?: ?[a-z%/]+)?) and (?=\d|(?:an?|{_NUMBER}) (?:day|week|month|year"
     rf"|hour))", r"\1 to "),
    # Hyphens and signs.
    ("six-week", "six week",
     rf"\b({_NUMBER})-(?=(?:hourly|hour|day|week|month|year|minute|dose|time|fold|monthly|weekly)s?\b)", r"\1 "),
    ("12-week follow-up", "12 week follow-up",
     r"\b(\d+)-(day|week|month|year|hour|minute|dose|mg|mcg|μg|g|ml|(?:micro|milli)?grams?)\b", r"\1 \2"),
    ("≥65 years", ">= 65 years", r"≥|> ?=", " >= "),
    ("≤60%", "<= 60%", r"≤|< ?=", " <= "),
)  # fmt: skip


@lru_cache(maxsize=4096)  # a quote is read again for every sentence that cites it
def clean(text: str) -> str:
    """`phrases.normal` text with one spelling for every unit and frequency; "" for ""."""
    text = _COMPOUND.sub(lambda found: str(number(found[0])), text)
    return " ".join(rewritten(text, RULES).split())
