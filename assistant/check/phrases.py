"""One spelling for the set phrases that clinical English writes in several ways: "by mouth" and "orally", "prior to" and "before".

None serves one document: they are routes, times, negations, conditions and the names of lines of treatment.
"""

import re
import unicodedata
from functools import lru_cache

from assistant.check.advice import ADVICE
from assistant.check.rewrite import rewritten, rules
from assistant.vocabulary.synonyms import one_name

# In this order: a rule reads what those before it have left.
_NAMES = rules(
    # Dashes, Greek letters, and words that are written as one or as two.
    ("3–5 days", "3-5 days", r"[‐‑‒–−]", "-"),
    ("within 1 - month", "within 1 month", r"(?<=\d) [-–] (?=(?:hour|day|week|month|year)s?\b)", " "),
    ("rash — severe", "rash ; severe", r"[—]|\s-\s(?=[a-z(])", " ; "),
    ("α-1 blocker", "alpha1 blocker", r"\bα(?: ?-? ?(?=\d)|\b)", "alpha"),
    ("β-2 agonist", "beta2 agonist", r"\bβ(?: ?-? ?(?=\d)|\b)", "beta"),
    ("covid-19", "covid19", r"\b(?!(?:type|grade|stage|phase|class)-)([a-z]{1,5})-(?=\d)", r"\1"),
    ("immune suppression", "immunosuppression", r"\bimmune?[- ](?=(?:compromis|suppress|deficien))", "immuno"),
    ("exclusively breastfed", "exclusive breastfed", r"\bexclusive(?:ly)? (?=breast)", "exclusive "),
    ("60 mg/kg (bw)", "60 mg/kg", r"\((?:bw|body weight)\)", " "),
    # Abbreviations.
    ("gi symptoms", "gastrointestinal symptoms", r"\bgit?\b", "gastrointestinal"),
    ("the united states", "the us", r"\bunited states(?: of america)?\b|\bu\. ?s\.(?: ?a\.)?", "us"),
    ("sbp", "systolic blood pressure", r"\bsbp\b", "systolic blood pressure"),
    ("e.g. iron", "such as iron", r"\be\. ?g\.|\bi\. ?e\.|\beg\b", " such as "),
    ("contraindicated, for example, in gout", "contraindicated such as in gout",
     r",? \(?for (?:example|instance)\b,?", " such as"),
    # Routes.
    ("swallowed tablets", "oral tablets", r"\bswallowed\b", " oral "),
    ("into a vein", "intravenous",
     r"\bi\. ?v\.|\biv\b|\bintra-?venous(?:ly)?\b|\b(?:in)?to (?:a|the) vein\b", " intravenous "),
    ("im injection", "intramuscular injection",
     r"\bi\. ?m\.|\bim\b|\bintra-?muscular(?:ly)?\b|\b(?:in)?to (?:a|the) muscle\b", " intramuscular "),
    ("under the skin", "subcutaneous",
     r"\bs\. ?c\.|\bsc\b|\bsub-?cutaneous(?:ly)?\b|\bunder the skin\b", " subcutaneous "),
    ("by mouth", "oral", r"\bby mouth\b|\bper os\b|\bp\. ?o\.|\bpo\b|\borally\b", " oral "),
    # Withdrawal, which is no withdrawal of a drug.
    ("withdrawal symptoms", "withdrawalsyndrome symptoms",
     r"\bwithdrawal (?=symptom|syndrome|sign|feature)", "withdrawalsyndrome "),
    ("signs of opioid withdrawal", "withdrawalsyndrome opioid signs",
     r"\b(symptoms?|signs?|features?) of (opioid |alcohol )?withdrawal\b", r"withdrawalsyndrome \2\1"),
    # Names of conditions and people.
    ("a lack of iron", "deficiency of iron",
     r"\b(?:a )?lack of (?=(?:vitamin|iron|iodine|zinc|thiamine|niacin|riboflavin|folate|folic"
     r"|calcium|magnesium|potassium|protein)\b)", "deficiency of "),
    ("side effects", "adverse effects",
     r"\b(?:side|unwanted|undesirable|harmful) effects?\b|\badverse (?:drug )?reactions?\b", " adverse effects "),
    ("older people", "elderly",
     r"\b(?:older|elderly) (?:people|patients?|persons?|adults?)\b|\bthe elderly\b", " elderly "),
    ("the sole of the foot", "the soles of the foot", r"\bsole (?=of (?:the |each |either |his |her |one )?(?:foot|feet)\b)", "soles "),
    ("hepatotoxicity", "hepato damage",
     r"\b(hepato|nephro|cardio|neuro|oto)-?toxic(?:ity)?\b|\b(hepatic|renal|kidney|cardiac|heart|nerve) toxicity\b",
     r"\1\2 damage"),
    ("it proves to be involved", "it is involved", r"\bprove[sd]? to be\b", "is"),
    # How things go: rise and fall, rare, of itself, long.
    ("it does not threaten life", "it is not lifethreatening", r"\bdo(?:es)? not threaten life\b", "is not lifethreatening"),
    ("life-threatening asthma", "lifethreatening asthma", r"\blife[- ]threatening\b|\bthreaten(?:s|ing)? life\b", "lifethreatening"),
    ("they lower blood pressure", "they cause hypotension",
     r"\blower(?:s|ed|ing)? (?:the )?blood pressure\b", "cause hypotension"),
    ("intense pain", "severe pain", r"\bintense\b", "severe"),
    ("a fall in pressure", "a decrease in pressure", r"\b(?:fall|drop|decline) in\b", "decrease in"),
    ("the rate fell", "the rate decreased", r"\bfell\b|\bfallen\b(?= (?:by|to|from)\b)", "decreased"),
    ("a rise in pressure", "a increase in pressure", r"\brise in\b", "increase in"),
    ("it rises above 38", "it is above 38",
     r"\b(?:ris|go|climb|gett?|fall|drop|dip)(?:es|ing|e|s)? (?=(?:above|over|beyond|below|under) \d)", "is "),
    ("pain is uncommon", "pain is rarely seen",
     r"\b(?:is|are|was|were) (?:very |extremely |relatively )?(?:rare|uncommon|infrequent)\b", "is rarely seen"),
    ("most stop by themselves", "most stop spontaneously",
     r"\b((?:settl|resolv|resorb|stop|heal|subsid|remit|disappear|clear|recover|go away)(?:e|es|s"
     r"|ing)?) (?:by (?:itself|themselves)|on (?:its|their) own|without treatment)\b", r"\1 spontaneously"),
    ("proteins come out", "proteins release", r"\b(?:comes?|came|coming) out\b", "release"),
    ("they end up blind", "they become blind", r"\bend(?:s|ed|ing)? up\b", "become"),
    ("long-standing gout", "chronic gout", r"\blong[- ](?:standing|lasting)\b", " chronic "),
    ("increased up to 75 mg", "increased to 75 mg",
     r"\b((?:work|built|build|go|goes|going|went|titrat|increas|rais|step"
     r"|push)[a-z]*(?: [a-z]+ly)?) up to\b", r"\1 to"),
    ("twice-daily use", "twice daily use", r"\b(once|twice|thrice|times)-(?=(?:daily|weekly|monthly)\b)", r"\1 "),
    ("not more often than four times", "not more than four times", r"\bmore (?:often|frequently) than (?=(?:once|twice|[a-z0-9]+ times)\b)", "more than "),
    ("sodium chloride (0.9% normal saline)", "normal saline",
     r"\bsodium chloride (?:solution )?\(?0\.9 ?%(?: normal saline)?\)?|\b0\.9 ?% (?:sodium chloride|(?:normal )?saline)\b", "normal saline"),
    ("more than one course", "several course",
     r"(?<!no )(?<!not )\bmore than one (?=(?:treatment|course|drug|agent|test|attempt|session|occasion)s?\b)", "several "),
    ("inhale 2 puffs", "inhaled 2 puffs", r"\b(?:inhal(?:e|es|ed|ing) )?(\d+(?: ?- ?\d+)? puffs?)\b", r"inhaled \1"),
    ("as much as a year of stores", "up to a year of stores",
     r"(?<!times )(?<!twice )(?<!half )(?<!least )\bas (?:much|many) as (?=\d|an? (?:year|month|week|day)\b)", "up to "),
    ("pain in the rectum", "rectal pain",
     r"\b(bleeding|ha?emorrhage|pain|discharge|prolapse|cancer|carcinoma) (?:from|of|in) the rectum\b", r"rectal \1"),
    # Times of day, at once, together, when needed.
    ("at all times", "always", r"\b(?:in (?:all cases|every case)|at all times|on every occasion)\b", "always"),
    ("20 mg mane", "20 mg in the morning", r"\bqam\b|\bmane\b", "in the morning"),
    ("90 mg qpm", "90 mg in the evening", r"\bqpm\b", "in the evening"),
    ("300 mg at bedtime", "300 mg at night", r"\bqhs\b|\bnocte\b|\bat bed ?time\b", "at night"),
    ("as soon as possible", "immediately",
     r"\bat once\b|\b(?:straight|right) ?away\b|\bwithout (?:any )?delay\b|\bas soon as (?:possible|feasible"
     r"|practicable)\b|\bstat\b|\basap\b", " immediately "),
    ("together with iron", "simultaneously iron",
     r"\bat the same time\b|\btogether with\b|\bin parallel\b|\bconcomitant(?:ly)?\b", " simultaneously "),
    ("where one is required", "asneeded",
     r"\b(?:if|when|where|whenever) (?:one|it|this|any) is (?:needed|necessary|required)(?= *(?:[,.;)]|$|to\b))", " asneeded "),
    ("if necessary", "asneeded",
     r"\b(?:as|if|when|where|whenever)[- ](?:needed|necessary|required)\b|\bprn\b|\b(?:as|if|when|where"
     r"|whenever) (?:you|they|he|she|the patient|patients) (?:needs?|requires?)(?: it| them)?(?= *(?:[,.;)]"
     r"|and\b|but\b|$))", " asneeded "),
    ("so that they do not fall", "to prevent fall",
     r"\bso that (?:[a-z]+ ){1,3}?do(?:es)? not (?:become |get |have )?(?=[a-z])", "to prevent "),
    ("new born babies", "newborn babies", r"\bnew[- ]born", "newborn"),
    # Before and after.
    ("pain precedes rash", "pain is before rash", r"\bprecedes?\b|\bpreceded\b(?! by)", "is before"),
    ("when planning surgery", "before surgery", r"\bwhen (?:considering|contemplating|planning)\b", "before"),
    ("postnatal care", "after delivery care", r"\bpost-?\s?(?:partum|natal(?:ly)?)\b", " after delivery "),
    ("given preoperatively", "given before surgery", r"\bpre-?\s?operatively\b", " before surgery "),
    ("given postoperatively", "given after surgery", r"\bpost-?\s?operatively\b", " after surgery "),
    ("type-2 diabetes", "type 2 diabetes", r"\b(type|grade|stage|phase|class)-(?=\d|[ivx]+\b)", r"\1 "),
    ("antenatal care", "before delivery care", r"\b(?:ante|pre)-?\s?(?:partum|natal(?:ly)?)\b", " before delivery "),
    ("following surgery", "after surgery", r"(?<!the )(?<!as )\bfollowing (?!:|the following)", " after "),
    ("prior to surgery", "before surgery", r"\bprior to\b|\bahead of\b|\bin advance of\b", " before "),
    # Lines of treatment, and what is reserved for the end.
    ("treatment failure", "treatment failed", r"\b((?:first|second)-?line|treatment|therapy) failure\b", r"\1 failed"),
    ("kept as salvage", "reserved as salvage", r"\bke(?:ep|pt) as\b", " reserved as "),
    ("kept for relapse", "reserved for relapse",
     r"\bke(?:ep|pt) (?=(?:[a-z-]+ )?for (?!(?:at|the|about|up|an?|\d+|one|two|three|four|five|six|seven"
     r"|several)\b))(?!up|on|going)", " reserved "),
    ("kept to the minimum", "limited to the minimum", r"\bke(?:ep|pt) to (?=the |an? |\d)", "limited to "),
    ("an absolute bar to surgery", "an absolute contraindication to surgery", r"\bbar to\b", "contraindication to"),
    ("opioids are best avoided", "opioids are avoided", r"\b(?:best|better) (?=avoided\b)", ""),
    ("chronic use of creams", "prolonged use of creams", r"\b(?:chronic|long(?:-term)?) (?=use\b)", "prolonged "),
    ("drugs when used alone", "drugs alone", r"(?<!not )\b(?:when |if )?(?:used|given|taken) alone\b", "alone"),
    ("eyedrops", "eye drops", r"\b(eye|ear|nose)(?=drops?\b)", r"\1 "),
    ("to avoid falls, sit", "to prevent falls, sit", r"^to avoid\b", "to prevent"),
    ("one or more tests", "one or several tests", r"\bone or more\b", "one or several"),
    ("it is enough to sleep", "it is sufficient to sleep", r"\benough (?=to\b)", "sufficient "),
    ("prevent water from entering the ear", "avoid water the ear", r"\bprevent ((?:[a-z]+ ){1,3})from entering\b", r"avoid \1"),
    ("rescue therapy", "salvage therapy", r"\brescue (option|therapy|treatment)\b", r"salvage \1"),
    ("once all other options have failed", "lastresort once all other options have failed",
     r"((?:after|when|once|if|until) (?:(?:all|every)(?: the)? other (?:option|treatment|therap|measure"
     r"|drug)[a-z]*|everything else)(?: ha(?:s|ve))?(?: been)? (?:failed|exhausted|tried))", r"lastresort \1"),
    ("drug of choice", "firstline",
     r"\bfirst[- ](?:choice|option)\b|\b(?:drug|medicine|treatment|agent|therapy"
     r"|antibiotic)s? of (?:first )?choice\b", " firstline "),
    ("last resort", "lastresort", r"\blast[- ](?:resort|ditch|line)\b", " lastresort "),
    ("second-line drugs", "secondline drugs", r"\b(first|second|third)[- ]line\b", r" \1line "),
    ("alternatives to opioids", "nonopioid options", r"\balternatives? to (?:the )?opioids?\b", "nonopioid options"),
)  # fmt: skip
RULES = (*_NAMES, *ADVICE)

# "Hepatitis B", "vitamins A, D and E": the letter is part of the name.
LETTERED = ("vitamin", "hepatitis", "influenza", "group", "factor")
_LETTERED = re.compile(rf"\b({'|'.join(LETTERED)})(s?) ([a-k](?:(?:, ?| and | or |, and |, or |/)[b-k])*)\b(?!')")
_ACCENTS = re.compile(r"[\u0300-\u036f]")


@lru_cache(maxsize=4096)  # a quote is read again for every sentence that cites it
def normal(text: str) -> str:
    """Lower case, one spelling for dashes, spaces and set phrases ("by mouth", "prior to"); "" for ""."""
    text = _ACCENTS.sub("", unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))).lower().replace("⁄", "/")
    text = one_name(text.replace("acetyl salicylic", "acetylsalicylic"))
    text = _LETTERED.sub(_each_with_its_letter, rewritten(text, RULES))
    return re.sub(r"\s+", " ", text).strip()


def _each_with_its_letter(found: re.Match[str]) -> str:
    """ "Vitamins A and D" as "vitamins avitamin and dvitamin"."""
    named = re.sub(r"\b[a-k]\b", lambda letter: letter[0] + found[1], found[3])
    return f"{found[1]}{found[2]} {named}"
