"""One spelling for what is advised, denied, limited or compared in several ways: the second half of the set phrases."""

from assistant.check.rewrite import rules

# In this order, behind the rules of `phrases`: a rule reads what those before it have left.
ADVICE = rules(
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
    ("hold back opioids", "delay opioids", r"\b(?:hold|holds|holding|held) (?:up|back)\b(?! to\b)", "delay"),
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
     r"\b(?:recommend|advise|suggest|caution|warn|guideline advises)\w* (?:strongly )?against\b", " not recommended "),
    ("rather than opioids", "insteadof opioids", r"\b(?:instead of|rather than|in (?:place|lieu) of)\b", " insteadof "),
    # Only, and not only.
    ("just slightly less", "only slightly less",
     r"\bjust (?=temporar|transient|brief|partial|modest|slight|weak)", " only "),
    ("just because", "only because", r"(?<!not )\bjust (?=(?:from|because|by|in|with|to)\b)", "only "),
    ("certain patients need it", "some patients need it",
     r"(?<!is )(?<!are )\bcertain (?=(?:patient|case|drug|medicine|situation|circumstance|condition|group|type)s\b|people\b|children\b)", "some "),
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
    ("unwilling to walk", "not willing to walk", r"\bunwilling\b", "not willing"),
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
     r"\b(?:(?:as|so) long as(?! (?:an?|\d+|one|two|three|four|five|six|seven|eight|nine|ten) )|provided that|(?<!is )(?<!are )(?<!be )provided (?=(?:[a-z]+ ){1,3}(?:is|are|has|have)\b)"
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
