"""One spelling for the set phrases that clinical English writes in several ways: "by mouth" and "orally", "prior to" and "before".

None serves one document: they are routes, times, negations, conditions and the names of lines of treatment.
"""

import re
import unicodedata
from functools import lru_cache

from assistant.check.rewrite import rewritten, rules
from assistant.vocabulary.synonyms import one_name

# In this order: a rule reads what those before it have left.
RULES = rules(
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
    # How things go: rise and fall, rare, of itself, long.
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
     r"\b((?:settl|resolv|stop|heal|subsid|remit|disappear|clear|recover|go away)(?:e|es|s"
     r"|ing)?) (?:by (?:itself|themselves)|on (?:its|their) own|without treatment)\b", r"\1 spontaneously"),
    ("proteins come out", "proteins release", r"\b(?:comes?|came|coming) out\b", "release"),
    ("they end up blind", "they become blind", r"\bend(?:s|ed|ing)? up\b", "become"),
    ("long-standing gout", "chronic gout", r"\blong[- ](?:standing|lasting)\b", " chronic "),
    ("increased up to 75 mg", "increased to 75 mg",
     r"\b((?:work|built|build|go|goes|going|went|titrat|increas|rais|step"
     r"|push)[a-z]*(?: [a-z]+ly)?) up to\b", r"\1 to"),
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
    # What is advised, and what is not.
    ("we do not recommend for or against it", "we undecided it",
     r"\b(?:do(?:es)? not|cannot|neither|no|insufficient evidence to|unable to)(?: make| give)?(?: a"
     r"| any)? recommend(?:s|ed|ation|ations)?(?: either)? for (?:or|nor) against\b", " undecided "),
    ("keep off the face", "avoid the face", r"\b(?:keep|keeps|keeping|kept|stay|stays) off\b", " avoid "),
    ("keep varices from bleeding", "prevent varices haemorrhage",
     r"\b(?:keep(?:ing|s)?|kept|stop(?:ping|s)?) ((?:[a-z]+ ){1,4})from (?=[a-z]+ing\b|haemorrhage)", r"prevent \1"),
    ("stay away from wool", "avoid wool",
     r"\b(?:keep(?:ing|s)?|stay(?:ing|s)?|steer(?:ing|s)?)(?: [a-z]+){0,3} (?:away )?(?:from|clear of)\b"
     r"|\b(?:kept|stayed|held)(?: well)? (?:away from|clear of|out of)\b", " avoid "),
    ("leave out wool", "omit wool", r"\b(?:leav(?:e|es|ing)|left) out\b|\bskip(?:s|ping|ped)?\b", " omit "),
    ("opioids are put off", "opioids are delayed", r"\b(be|is|are|was|were) put off\b", r"\1 delayed"),
    ("put off opioids", "delay opioids", r"\bput(?:s|ting)? off\b", "delay"),
    ("pain that is not due to gout", "nongout pain",
     r"\b([a-z]+) (?:that|which) (?:is|are) not (?:due to|caused by) ([a-z]+)\b", r"non\2 \1"),
    ("hold back opioids", "delay opioids", r"\b(?:hold|holds|holding|held) (?:up|back)\b", "delay"),
    ("hold the dose", "withhold the dose", r"\bhold (?=(?:the )?(?:[a-z]+ )?(?:dose|drug|medicine|medication)\b)", " withhold "),
    ("the dose is held", "the dose is withheld",
     r"\b(dose|drug|medicine|medication)s? (is|are|should be|must be|be) held\b", r"\1 \2 withheld"),
    ("salvage in the latest guidelines", "salvage",
     r"\b(?:in|by|according to) the (?:most )?(?:recent|latest|current) guidelines?\b", " "),
    ("does not absolutely rule out surgery", "does not contraindicate surgery",
     r"\bnot (?:absolutely|necessarily) rule out\b", "not contraindicate"),
    ("age rules out surgery", "age contraindicates surgery", r"\brules out\b", " contraindicates "),
    ("for 5 days to avoid falls", "for 5 days to prevent falls",
     r"((?:\d ?(?:days?|weeks?|months?|hours?|minutes?|mg|g|ml|units?)|daily|hourly|food|meals?|water)) to avoid\b", r"\1 to prevent"),
    ("so as to avoid falls", "to prevent falls", r"\b(?:so as|in order) to avoid\b", "to prevent"),
    ("they do more good than harm", "they benefits outweigh risks",
     r"\b(?:do(?:es)? )?more good than harm\b", "benefits outweigh risks"),
    ("opioids are the wrong choice", "opioids are not recommended",
     r"\b(?:the |a )?(?:wrong|poor|bad) (?:choice|option)\b", "not recommended"),
    ("we recommend against opioids", "we not recommended opioids",
     r"\b(?:recommend|advise|suggest|caution|warn|guideline advises)\w* against\b", " not recommended "),
    ("rather than opioids", "insteadof opioids", r"\b(?:instead of|rather than|in (?:place|lieu) of)\b", " insteadof "),
    # Only, and not only.
    ("just slightly less", "only slightly less",
     r"\bjust (?=temporar|transient|brief|partial|modest|slight|weak)", " only "),
    ("just because", "only because", r"(?<!not )\bjust (?=(?:from|because|by|in|with|to)\b)", "only "),
    ("on its own", "alone", r"\bon (?:its|their) own\b", " alone "),
    ("not just biology", "alsonot biology", r"\bnot (?:only|just|merely|simply|solely|the only)\b", " alsonot "),
    ("not used alone", "alsonot used", r"\bnot ((?:[a-z]+ ){1,6})alone\b", r" alsonot \1"),
    ("no upper limit", "unlimited", r"\bno (?:upper |fixed )?(?:limit|maximum)\b", "unlimited"),
    ("including but not limited to gout", "including gout",
     r"\bincluding,? but not limited to\b|\bnot limited to\b", " including "),
    ("no less often than", "no less than", r"\bno (less|more) (?:often|frequently) than\b", r" no \1 than "),
    ("to favour or discourage it", "to recommend for or against it",
     r"\b(?:favou?r|support|endorse|advise|recommend|promote|encourage)s?(?:ing)? or (?:to )?(?:discourag|oppos|reject|advis|recommend)(?:es?|s|ing)?"
     r"(?: against)?\b", "recommend for or against"),
    # Negations.
    ("may or may not be present", "may be present", r"\bmay or may not\b", "may"),
    ("beyond the scope", "not within the scope", r"\b(?:beyond|outside|out of) the scope\b", "not within the scope"),
    ("cannot", "not", r"\bcannot\b|\bcan't\b|n['’]t\b", " not "),
    ("it does not work", "it does not effective", r"\bnot work\b(?! (?:up|with|as|at|in|on)\b)", "not effective"),
    ("opioid-naive", "not had opioid", r"\b([a-z]+)[- ]na[iï]ve\b", r"not had \1"),
    ("they offer little help", "they hardly help", r"\boffers? little (?=help|benefit|relief)", "hardly "),
    ("unaccompanied by pain", "without pain", r"\bunaccompanied by\b", "without"),
    ("it is unrelated to stones", "it is not related to stones", r"\bunrelated to\b", "not related to"),
    ("failure of wounds to heal", "wounds not heal", r"\bfailure of ((?:[a-z-]+ ){1,4})to (?=[a-z])", r"\1 not "),
    ("wounds fail to heal", "wounds not heal", r"\bfail(?:s|ed|ing)? to (?=[a-z])", " not "),
    ("non-opioid", "nonopioid", r"\bnon[- ](?=[a-z]{3})", "non"),
    ("they do not agree", "they do differ", r"\bnot (?:agree\b|share (?=(?:[a-z']+ ){1,3}(?:views?|opinions?|beliefs?)\b))", " differ "),
    ("inability to walk", "unable to walk", r"\binabilit(?:y|ies) to\b", " unable to "),
    ("symptom-free", "asymptomatic",
     r"\b(?:no|without(?: any)?|free of|free from) symptoms\b|\bsymptom[- ]free\b", " asymptomatic "),
    ("it leaves gout unchanged", "it not changed gout",
     r"\b(?:leav(?:es?|ing)|left) ((?:[a-z]+ ){1,3})un(affected|changed|harmed|altered)\b", r"not \2 \1"),
    ("it leaves gout untreated", "it not addressing gout untreated",
     r"\b(?:left|leaves?|leaving)\b(?= (?:[a-z]+,? ){0,8}?(?:alone|behind|aside|unaddressed|untouched"
     r"|untreated)\b)", " not addressing "),
    # What is not known, or not enough.
    ("little evidence", "lack of evidence",
     r"\b(?:how )?(?:little|scant|scarce|sparse|few)\b (?=(?:[a-z]+ ){0,2}(?:evidence|data|proof|studies"
     r"|trials)\b)", " lack of "),
    ("unknown cause", "not known cause", r"\bunknown\b", " not known "),
    # Conditions and exceptions.
    ("if not treated", "untreated", r"\b(?:if|when) (?:left )?(?:not treated|untreated)\b", "untreated"),
    ("if not, extract it", "otherwise , extract it", r"\bif not(?= ?,)|\bor else\b|\bfailing (?:that|this)\b", "otherwise "),
    ("with or without pain", "with pain", r"\bwith(?: or |/)without\b", " with "),
    ("see if pain eases", "see whether pain eases",
     r"\b(determine|see|decide|assess|know|check|establish|clear|sure) if\b", r"\1 whether"),
    ("if possible", "wherepossible",
     r"\b(?:if|when|where|whenever|wherever|as far as) (?:at all )?possible\b", " wherepossible "),
    ("no tests other than cultures", "no tests except cultures",
     r"\b((?:no|nothing)(?: [a-z]+){0,3}) (?:other than|but for)\b", r"\1 except"),
    ("tests other than cultures", "nonculture tests",
     r"\b([a-z]+s|something|anything) other than (?!the\b|a\b|an\b|th[eo]se\b|this\b"
     r"|that\b)([a-z]+?)s?\b", r"non\2 \1"),
    ("except for gout", "except gout",
     r"\b(?:other than|(?<!tell )(?<!set )apart from|aside from|(?:with the )?exception of|except for|excluding"
     r"|save for)\b", " except "),
    ("in the absence of a response", "if no response",
     r"\bin the absence of (?:an? |any )?(?=(?:[a-z]+ ){0,2}(?:response|improvement|relief|recovery|resolution)\b)", "if no "),
    ("in the presence of concurrent gout", "in the presence of gout",
     r"\bpresence of (?:an? )?(?:concurrent|concomitant) ", "presence of "),
    ("in case of gout", "if gout",
     r"\b(?:(?:as|so) long as(?! (?:an?|\d+|one|two|three|four|five|six|seven|eight|nine|ten) )|provided that"
     r"|in (?:the )?(?:case|event) of|in case)\b", " if "),
    ("whether or not", "regardless", r"\bwhether or not\b", " regardless "),
    ("gout or not", "gout", r"\bor not\b", " "),
    ("if all is well", "if uncomplicated", r"\b(?:all|everything) (?:is|goes) (?:well|fine)\b", "uncomplicated"),
    ("if pain is severe give it", "if pain is severe, give it",
     r"\b((?:if|when) (?:(?:[a-z-]+ ){0,4}?(?:is|are|has|have|not)(?: [a-z-]+){1,4}?|uncomplicated))(?<! to)(?<! and)(?<! or)(?<! on)"
     r"(?<! of)(?<! in)(?<! at)(?<! the)(?<! a)(?<! no)(?<! not)(?<! for)(?<! by)(?<! with)(?<! is)(?<! are) (?=(?:give|administer|induce"
     r"|deliver|refer|admit|commence|start|stop|add|discontinue|continue|consider|switch|repeat|use|increase|reduce|raise|double)\b|(?:do|perform) an? )", r"\1, "),
    ("once diet has failed", "if diet has failed",
     r"\b(?:once|where) (?!(?:all|every)\b[^,;.]*\bother|everything)(?=(?:[a-z-]+ ){1,6}?(?:has|have) (?:all |both )?failed\b)", "if "),
    # Comparisons.
    ("weaker than codeine", "less strong than codeine", r"\bweaker than\b", "less strong than"),
    ("not as safe as codeine", "less safe than codeine", r"\bnot (?:as|so) (?!good|well\b)([a-z]{4,}) as\b", r"less \1 than"),
    # Reasons and lists.
    ("it lists a, and recommends b", "it lists a; recommends b",
     r",? and (?:also )?(?=(?:prefers|recommends|advises|suggests|states|warns|notes|mentions)\b)", "; "),
    ("due to gout", "because gout", r"\bdue to\b|\bbecause of\b|\bowing to\b", " because "),
    ("as well as gout", "and gout", r"\bas well as\b|\balong with\b|\bin addition to\b", " and "),
)  # fmt: skip

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
