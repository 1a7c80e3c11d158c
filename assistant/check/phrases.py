"""One spelling for the set phrases that clinical English writes in several ways: "by mouth" and "orally", "prior to" and "before".

None serves one document: they are routes, times, negations, conditions and the names of lines of treatment.
"""

import re
import unicodedata
from functools import lru_cache

from assistant.synonyms import one_name

_REWRITES = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        # Dashes, Greek letters, and words that are written as one or as two.
        (r"[‐‑‒–−]", "-"),
        (r"[—]|\s-\s(?=[a-z(])", " ; "),
        (r"\bα(?: ?-? ?(?=\d)|\b)", "alpha"),
        (r"\bβ(?: ?-? ?(?=\d)|\b)", "beta"),
        (r"\b([a-z]{1,5})-(?=\d)", r"\1"),
        (r"\bimmune?[- ](?=(?:compromis|suppress|deficien))", "immuno"),
        (r"\bexclusive(?:ly)? (?=breast)", "exclusive "),
        (r"\((?:bw|body weight)\)", " "),
        # Abbreviations.
        (r"\bgit?\b", "gastrointestinal"),
        (r"\bunited states(?: of america)?\b|\bu\. ?s\.(?: ?a\.)?", "us"),
        (r"\bsbp\b", "systolic blood pressure"),
        (r"\be\. ?g\.|\bi\. ?e\.|\beg\b", " such as "),
        # Routes.
        (r"\bswallowed\b", " oral "),
        (r"\bi\. ?v\.|\biv\b|\bintra-?venous(?:ly)?\b|\b(?:in)?to (?:a|the) vein\b", " intravenous "),
        (r"\bi\. ?m\.|\bim\b|\bintra-?muscular(?:ly)?\b|\b(?:in)?to (?:a|the) muscle\b", " intramuscular "),
        (r"\bs\. ?c\.|\bsc\b|\bsub-?cutaneous(?:ly)?\b|\bunder the skin\b", " subcutaneous "),
        (r"\bby mouth\b|\bper os\b|\bp\. ?o\.|\bpo\b|\borally\b", " oral "),
        # Withdrawal, which is no withdrawal of a drug.
        (r"\bwithdrawal (?=symptom|syndrome|sign|feature)", "withdrawalsyndrome "),
        (r"\b(symptoms?|signs?|features?) of (opioid |alcohol )?withdrawal\b", r"withdrawalsyndrome \2\1"),
        # Names of conditions and people.
        (
            r"\b(?:a )?lack of (?=(?:vitamin|iron|iodine|zinc|thiamine|niacin|riboflavin|folate|folic|protein)\b)",
            "deficiency of ",
        ),
        (r"\b(?:side|unwanted|undesirable|harmful) effects?\b|\badverse (?:drug )?reactions?\b", " adverse effects "),
        (r"\b(?:older|elderly) (?:people|patients|persons|adults)\b|\bthe elderly\b", " elderly "),
        # How things go: rise and fall, rare, of itself, long.
        (r"\bintense\b", "severe"),
        (r"\b(?:fall|drop|decline) in\b", "decrease in"),
        (r"\bfell\b|\bfallen\b(?= (?:by|to|from)\b)", "decreased"),
        (r"\brise in\b", "increase in"),
        (r"\b(?:ris|go|climb|gett?|fall|drop|dip)(?:es|ing|e|s)? (?=(?:above|over|beyond|below|under) \d)", "is "),
        (r"\b(?:is|are|was|were) (?:very |extremely |relatively )?(?:rare|uncommon|infrequent)\b", "is rarely seen"),
        (
            r"\b((?:settl|resolv|stop|heal|subsid|remit|disappear|clear|recover|go away)(?:e|es|s|ing)?) "
            r"(?:by (?:itself|themselves)|on (?:its|their) own|without treatment)\b",
            r"\1 spontaneously",
        ),
        (r"\b(?:comes?|came|coming) out\b", "release"),
        (r"\bend(?:s|ed|ing)? up\b", "become"),
        (r"\blong[- ](?:standing|lasting)\b", " chronic "),
        (
            r"\b((?:work|built|build|go|goes|going|went|titrat|increas|rais|step|push)[a-z]*(?: [a-z]+ly)?) up to\b",
            r"\1 to",
        ),
        # Times of day, at once, together, when needed.
        (r"\b(?:in all cases|at all times|on every occasion)\b", "always"),
        (r"\bqam\b|\bmane\b", "in the morning"),
        (r"\bqpm\b", "in the evening"),
        (r"\bqhs\b|\bnocte\b", "at night"),
        (
            r"\bat once\b|\b(?:straight|right) ?away\b|\bwithout (?:any )?delay\b"
            r"|\bas soon as (?:possible|feasible|practicable)\b|\bstat\b|\basap\b",
            " immediately ",
        ),
        (r"\bat the same time\b|\btogether with\b|\bin parallel\b|\bconcomitant(?:ly)?\b", " simultaneously "),
        (
            r"\b(?:as|if|when|where|whenever)[- ](?:needed|necessary|required)\b|\bprn\b"
            r"|\b(?:as|if|when|where|whenever) (?:you|they|he|she|the patient|patients) (?:needs?|requires?)(?: it| them)?(?= *(?:[,.;)]|and\b|but\b|$))",
            " asneeded ",
        ),
        # Before and after.
        (r"\bprecedes?\b|\bpreceded\b(?! by)", "is before"),
        (r"\bwhen (?:considering|contemplating|planning)\b", "before"),
        (r"\bpost-?\s?(?:partum|natal(?:ly)?)\b", " after delivery "),
        (r"\b(?:ante|pre)-?\s?(?:partum|natal(?:ly)?)\b", " before delivery "),
        (r"(?<!the )(?<!as )\bfollowing (?!:|the following)", " after "),
        (r"\bprior to\b|\bahead of\b|\bin advance of\b", " before "),
        # Lines of treatment, and what is reserved for the end.
        (r"\b((?:first|second)-?line|treatment|therapy) failure\b", r"\1 failed"),
        (r"\bke(?:ep|pt) as\b", " reserved as "),
        (
            r"\bke(?:ep|pt) (?=(?:[a-z-]+ )?for (?!(?:at|the|about|up|an?|\d+|one|two|three|four|five|six|seven|several)\b))(?!up|on|going)",
            " reserved ",
        ),
        (r"\bke(?:ep|pt) to (?=the |an? |\d)", "limited to "),
        (r"\brescue (option|therapy|treatment)\b", r"salvage \1"),
        (
            r"((?:after|when|once|if|until) (?:(?:all|every)(?: the)? other (?:option|treatment|therap|measure|drug)[a-z]*|everything else)"
            r"(?: ha(?:s|ve))?(?: been)? (?:failed|exhausted|tried))",
            r"lastresort \1",
        ),
        (
            r"\bfirst[- ](?:choice|option)\b|\b(?:drug|medicine|treatment|agent|therapy|antibiotic)s? of (?:first )?choice\b",
            " firstline ",
        ),
        (r"\blast[- ](?:resort|ditch|line)\b", " lastresort "),
        (r"\b(first|second|third)[- ]line\b", r" \1line "),
        (r"\balternatives? to (?:the )?opioids?\b", "nonopioid options"),
        # What is advised, and what is not.
        (
            r"\b(?:do(?:es)? not|cannot|neither|no|insufficient evidence to|unable to)(?: make| give)?(?: a| any)? recommend(?:s|ed|ation|ations)?"
            r"(?: either)? for (?:or|nor) against\b",
            " undecided ",
        ),
        (r"\b(?:keep|keeps|keeping|kept|stay|stays) off\b", " avoid "),
        (
            r"\b(?:keep(?:ing|s)?|stay(?:ing|s)?|steer(?:ing|s)?)(?: [a-z]+){0,3} (?:away )?(?:from|clear of)\b",
            " avoid ",
        ),
        (r"\b(?:leav(?:e|es|ing)|left) out\b", " omit "),
        (r"\b(?:hold|holds|holding|held) (?:up|back)\b", "delay"),
        (r"\bhold (?=(?:the )?(?:dose|drug|medicine|medication)\b)", " withhold "),
        (r"\b(?:in|by|according to) the (?:most )?(?:recent|latest|current) guidelines?\b", " "),
        (r"\bnot (?:absolutely|necessarily) rule out\b", "not contraindicate"),
        (r"\brules out\b", " contraindicates "),
        (r"\b(?:so as|in order) to avoid\b", "to prevent"),
        (r"\b(?:do(?:es)? )?more good than harm\b", "benefits outweigh risks"),
        (r"\b(?:recommend|advise|suggest|caution|warn|guideline advises)\w* against\b", " not recommended "),
        (r"\b(?:instead of|rather than|in (?:place|lieu) of)\b", " insteadof "),
        # Only, and not only.
        (r"\bjust (?=temporar|transient|brief|partial|modest|slight|weak)", " only "),
        (r"(?<!not )\bjust (?=(?:from|because|by|in|with|to)\b)", "only "),
        (r"\bon (?:its|their) own\b", " alone "),
        (r"\bnot (?:only|just|merely|simply|solely|the only)\b", " alsonot "),
        (r"\bnot ((?:[a-z]+ ){1,6})alone\b", r" alsonot \1"),
        (r"\bno (?:upper |fixed )?(?:limit|maximum)\b", "unlimited"),
        (r"\bincluding,? but not limited to\b|\bnot limited to\b", " including "),
        (r"\bno (less|more) (?:often|frequently) than\b", r" no \1 than "),
        # Negations.
        (r"\bmay or may not\b", "may"),
        (r"\b(?:beyond|outside|out of) the scope\b", "not within the scope"),
        (r"\bcannot\b|\bcan't\b|n['’]t\b", " not "),
        (r"\bnot work\b(?! (?:up|with|as|at|in|on)\b)", "not effective"),
        (r"\b([a-z]+)[- ]na[iï]ve\b", r"not had \1 before"),
        (r"\bunaccompanied by\b", "without"),
        (r"\bfailure of ((?:[a-z-]+ ){1,4})to (?=[a-z])", r"\1 not "),
        (r"\bfail(?:s|ed|ing)? to (?=[a-z])", " not "),
        (r"\bnon[- ](?=[a-z]{3})", "non"),
        (r"\bnot (?:share|agree)\b", " differ "),
        (r"\binabilit(?:y|ies) to\b", " unable to "),
        (r"\b(?:no|without(?: any)?|free of|free from) symptoms\b|\bsymptom[- ]free\b", " asymptomatic "),
        (
            r"\b(?:left|leaves?|leaving)\b(?= (?:[a-z]+,? ){0,8}?(?:alone|unaddressed|untouched|untreated)\b)",
            " not addressing ",
        ),
        # What is not known, or not enough.
        (
            r"\b(?:how )?(?:little|scant|scarce|sparse|few)\b (?=(?:[a-z]+ ){0,2}(?:evidence|data|proof|studies|trials)\b)",
            " lack of ",
        ),
        (r"\bunknown\b", " not known "),
        # Conditions and exceptions.
        (r"\b(?:if|when) (?:left )?(?:not treated|untreated)\b", "untreated"),
        (r"\bwith(?: or |/)without\b", " with "),
        (r"\b(determine|see|decide|assess|know|check|establish|clear|sure) if\b", r"\1 whether"),
        (r"\b(?:if|when|where|whenever|wherever|as far as) (?:at all )?possible\b", " wherepossible "),
        (
            r"\b([a-z]+s|something|anything) other than (?!the\b|a\b|an\b|th[eo]se\b|this\b|that\b)([a-z]+?)s?\b",
            r"non\2 \1",
        ),
        (
            r"\b(?:other than|(?<!tell )(?<!set )apart from|aside from|(?:with the )?exception of|except for|excluding|save for)\b",
            " except ",
        ),
        (
            r"\b(?:(?:as|so) long as(?! (?:an?|\d+|one|two|three|four|five|six|seven|eight|nine|ten) )|provided that|in (?:the )?(?:case|event) of|in case)\b",
            " if ",
        ),
        (r"\bwhether or not\b", " regardless "),
        (r"\bor not\b", " "),
        # Reasons and lists.
        (r"\bdue to\b|\bbecause of\b|\bowing to\b", " because "),
        (r"\bas well as\b|\balong with\b|\bin addition to\b", " and "),
    )
)

# "Hepatitis B", "vitamins A, D and E": the letter is part of the name.
LETTERED = ("vitamin", "hepatitis", "influenza", "group", "factor")
_LETTERED = re.compile(rf"\b({'|'.join(LETTERED)})(s?) ([a-k](?:(?:, ?| and | or |, and |, or |/)[b-k])*)\b(?!')")
_ACCENTS = re.compile(r"[\u0300-\u036f]")


@lru_cache(maxsize=4096)  # a quote is read again for every sentence that cites it
def normal(text: str) -> str:
    """Lower case, one spelling for dashes, spaces and set phrases ("by mouth", "prior to"); "" for ""."""
    text = _ACCENTS.sub("", unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))).lower().replace("⁄", "/")
    text = one_name(text.replace("acetyl salicylic", "acetylsalicylic"))
    for pattern, into in _REWRITES:
        text = pattern.sub(into, text).replace("  ", " ")
    text = _LETTERED.sub(_each_with_its_letter, text)
    return re.sub(r"\s+", " ", text).strip()


def _each_with_its_letter(found: re.Match[str]) -> str:
    """ "Vitamins A and D" as "vitamins avitamin and dvitamin"."""
    named = re.sub(r"\b[a-k]\b", lambda letter: letter[0] + found[1], found[3])
    return f"{found[1]}{found[2]} {named}"
