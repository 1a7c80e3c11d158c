"""One spelling for the set phrases that clinical English writes in several ways: "by mouth" and "orally", "prior to" and "before".

None serves one document: they are routes, times, negations, conditions and the names of lines of treatment.
"""

import re
import unicodedata

from assistant.synonyms import one_name

_REWRITES = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"[‐‑‒–−]", "-"),
        (r"[—]|\s-\s(?=[a-z(])", " ; "),
        (r"\bα(?: ?-? ?(?=\d)|\b)", "alpha"),
        (r"\bβ(?: ?-? ?(?=\d)|\b)", "beta"),
        (r"\b([a-z]{1,5})-(?=\d)", r"\1"),
        (r"\be\. ?g\.|\bi\. ?e\.|\beg\b", " such as "),
        (r"\bcannot\b|\bcan't\b|n['’]t\b", " not "),
        (r"\bnon[- ](?=[a-z]{3})", "non"),
        (r"\bi\. ?v\.|\biv\b|\bintra-?venous(?:ly)?\b|\b(?:in)?to (?:a|the) vein\b", " intravenous "),
        (r"\bi\. ?m\.|\bim\b|\bintra-?muscular(?:ly)?\b|\b(?:in)?to (?:a|the) muscle\b", " intramuscular "),
        (r"\bs\. ?c\.|\bsub-?cutaneous(?:ly)?\b|\bunder the skin\b", " subcutaneous "),
        (r"\bby mouth\b|\bper os\b|\bp\. ?o\.|\borally\b", " oral "),
        (r"\bno longer\b(?! than)", " not "),
        (r"\bany ?more\b(?! than)|\bany longer\b", " "),
        (
            r"\bat once\b|\b(?:straight|right) ?away\b|\bwithout (?:any )?delay\b"
            r"|\bas soon as (?:possible|feasible|practicable)\b|\bstat\b|\basap\b",
            " immediately ",
        ),
        (r"\b(?:no|without(?: any)?|free of|free from) symptoms\b|\bsymptom[- ]free\b", " asymptomatic "),
        (r"\bat the same time\b|\btogether with\b|\bin parallel\b|\bconcomitant(?:ly)?\b", " simultaneously "),
        (r"\b(?:side|unwanted|undesirable|harmful) effects?\b|\badverse (?:drug )?reactions?\b", " adverse effects "),
        (r"\bnot (?:only|just|merely|simply|solely)\b", " alsonot "),
        (r"\b(?:comes?|coming|came) back\b", " recurs "),
        (r"\bwith(?: or |/)without\b", " with "),
        (
            r"\b(?:do(?:es)? not|cannot|neither|no|insufficient evidence to|unable to)(?: make| give)?(?: a| any)? recommend(?:s|ed|ation|ations)?"
            r"(?: either)? for (?:or|nor) against\b",
            " undecided ",
        ),
        (r"\bke(?:ep|pt) (?=(?:[a-z-]+ )?for\b)", " reserved "),
        (
            r"\b(?:how )?(?:little|scant|scarce|sparse|few)\b (?=(?:[a-z]+ ){0,2}(?:evidence|data|proof|studies|trials)\b)",
            " lack of ",
        ),
        (
            r"\b(?:left|leaves?|leaving)\b(?= (?:[a-z]+ ){0,5}?(?:alone|unaddressed|untouched|untreated)\b)",
            " not addressing ",
        ),
        (r"\b(?:untouched|unaddressed)\b", " "),  # the rewrite above says it
        (r"\b(?:very )?(?:last|final) (?:option|step|choice|measure)\b|\bat the very end\b", " lastresort "),
        (r"\bno (less|more) (?:often|frequently) than\b", r" no \1 than "),
        (r"\b((?:work|built|build|go|goes|going|went|titrat|increas|rais|step|push)[a-z]*) up to\b", r"\1 to"),
        (r"\bunknown\b", " not known "),
        (r"\b(?:unclear|uncertain)\b", " not clear "),
        (r"\bnocte\b", " at night "),
        (r"\bmane\b", " in the morning "),
        (r"\bpost-?\s?(?:partum|natal(?:ly)?)\b", " after delivery "),
        (r"\b(?:ante|pre)-?\s?(?:partum|natal(?:ly)?)\b", " before delivery "),
        (
            r"\bfirst[- ](?:choice|option)\b|\b(?:drug|medicine|treatment|agent|therapy|antibiotic)s? of (?:first )?choice\b",
            " firstline ",
        ),
        (r"\b(?:as|if|when|where|whenever)[- ](?:needed|necessary|required)\b|\bprn\b", " asneeded "),
        (r"\b(determine|see|decide|assess|know|check|establish|clear|sure) if\b", r"\1 whether"),
        (r"\b(?:if|when|where|whenever|wherever|as far as) (?:at all )?possible\b", " wherepossible "),
        (
            r"\b(?:other than|apart from|aside from|(?:with the )?exception of|except for|excluding|save for)\b",
            " except ",
        ),
        (r"\bprior to\b|\bahead of\b|\bin advance of\b", " before "),
        (r"\b(?:instead of|rather than|in (?:place|lieu) of)\b", " insteadof "),
        (r"\b(?:as long as|so long as|provided that|in (?:the )?(?:case|event) of|in case)\b", " if "),
        (r"\bwhether or not\b", " regardless "),
        (r"\bor not\b", " "),
        (r"\blast[- ](?:resort|ditch|line)\b", " lastresort "),
        (r"\bfirst[- ]line\b", " firstline "),
        (r"\bsecond[- ]line\b", " secondline "),
        (r"\bthird[- ]line\b", " thirdline "),
        (r"\b(?:muscle|muscular) (?:pains?|aches?)\b", " myalgia "),
        (r"\b(?:high|raised|elevated) blood pressure\b", " hypertension "),
        (r"\b(?:older|elderly) (?:people|patients|persons|adults)\b|\bthe elderly\b", " elderly "),
        (r"\b(?:recommend|advise|caution|warn|guideline advises)\w* against\b", " not recommended "),
        (r"\bbody ?weight\b", " "),
        (r"\bdue to\b|\bbecause of\b|\bowing to\b", " because "),
        (r"\bas well as\b|\balong with\b|\bin addition to\b", " and "),
    )
)


def normal(text: str) -> str:
    """Lower case, one spelling for dashes, spaces and set phrases ("by mouth", "prior to"); "" for ""."""
    text = one_name(unicodedata.normalize("NFKC", text).lower().replace("⁄", "/"))
    for pattern, into in _REWRITES:
        text = pattern.sub(into, text)
    return re.sub(r"\s+", " ", text).strip()
