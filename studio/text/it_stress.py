"""Where Italian words have their stress, which is written only on a last vowel: by endings, and by lists of words."""

import re

from studio.text.spelling import with_capital
from studio.text.tables import words

_VOWELS = "aeiouàèéìòù"

EARLY = frozenset(
    words(
        "abbiano abita abito acido aerea aeree aereo africa agile alberi albero alito ambito america angelo angoli",
        "angolo anima anime animo",
        "anonimo apostolo applica arabo arbitri arbitro argine arido asini asino atlantico atomo attimi attimo",
        "autobus automobili avido azimo bambola bambole battesimo bergamo bibita briciola briciole brindisi",
        "brivido calcola camera camere candela candida candido canone capita carcere carica carico cattedra cavoli",
        "cavolo celebre cellula cenere chimica chimico cinema circolo codice codici collera comica comico comodo",
        "compiti compito complice comunica considera credita crediti credito critica cuccioli cucciolo cupola",
        "cupole debiti debito debole deboli decide decimo dedica dedito depositi deposito desidera diavoli diavolo",
        "difficile difficili discepolo docile dodici domenica domeniche domina dubita duttile edera elimina empoli",
        "epistola epoca epoche esamina esercita eserciti esercito esito esodo essere evita fabbrica facile facili",
        "favola favole femmina femmine fertile filosofo fisica fisico fluido fragile fragola fragole fulmine",
        "fulmini funebre gelido genere generi genero genova giovane giovani giudice giudici gomiti gomito gondola",
        "grandine gravido idolo illumina imita immagina immagine immagini incantesimo incubo indica indice indole",
        "infimo ingegnere interprete intima intimo intrepido isola isole lacrima lacrime lampada lampade laurea",
        "legittimo lettera lettere libera liberi libero lievito limite limiti limpida limpido liquido logica",
        "logico lucciola lucido lunatico lurido macchina macchine mandorla mandorle manico margine marittimo",
        "maschera maschere massima massimo medici medico mediterraneo merita meriti merito mescola messico minima",
        "minimo minuscolo missile missili mobile mobili modena modifica monaco morbida morbido muscoli muscolo",
        "musica musiche musico napoli nascita nevica nobile nobili nomade nomina numeri numero nuvola nuvole",
        "obbligo occupa opera opere ordina ordine ordini orfano organi organo origine orrido ospite ospiti",
        "ossigeno ostile ottima ottimo pacifico padova pagina pagine pallida pallido panico partecipa passero",
        "patina pecora pecore perfido pericoli pericolo pessima pessimo pettine piccola piccole piccoli piccolo",
        "pillola pillole platano polizia polvere popoli popolo porpora portico povera povere poveri povero pratica",
        "predica preside principe principi prossima prossimo pubblico pulpito quattordici quindici radice rapida",
        "rapidi rapido recita regola regole rettile rettili ridicola ridicolo rigido rimini rondine rotola sabato",
        "sandali scatola scatole scheletro scrupolo secoli secolo sedano sedici semina semplice semplici significa",
        "simboli simbolo simile simili sindaco sinonimi sinonimo solido solita soliti solito spiriti spirito",
        "splendida splendido squallido sterile stimolo storico stupida stupidi stupido subito suddito suocera",
        "suocero tacito taranto tavola tavole tavoli tavolo tecnica tecnico telefona tenebre tenera tenero termina",
        "termine termini tessile tiepido timida timido titoli titolo torbido traffico transiti transito trapani",
        "tredici tremito ugola ultima ultime ultimi ultimo umida umido umile undici unica uniche unici unico",
        "uomini utile utili valida valido valuta vedova vedovo vergine verifica vertebra vescovo vicoli vicolo",
        "vipera virgola visita vittima vittime vivido vortice zingaro zoccolo zuccheri zucchero",
    )
)
"""Words with the stress on the last vowel but two, beside those with the endings below."""
LATE = frozenset(
    words(
        "abbandono aeroplano africano americano amica amiche amici amico antica antiche antichi antico anziano",
        "artigiano australiano avere balcano bevere brasiliano cadere canadiano capitano carabiniere colono",
        "condono cristiano cubano davvero disumano divano dolere dovere egiziano fagioli fagiolo fatica fatiche",
        "figliolo formica formiche frastuono gabbiano giacere godere guardiano imperi impero indiano intera interi",
        "intero invano isolano italiano leggera leggeri leggero lombrico lontano lugano marziano mediano melograno",
        "mendico meridiano messicano metropolitano milano misteri mistero mondano napoletano nemica nemici nemico",
        "nostrano ombelico ortica ortolano ottomano padano pagano pakistano pantano parere parmigiano parola",
        "parole partigiano perdono persiano piacere pistola pistole potere profano prussiano pudico quotidiano",
        "rimanere romano rubrica ruffiano sapere sedere severa severo siciliano sincera sinceri sincero sovrano",
        "spagnola spagnole spagnoli spagnolo tacere temere tenere toscano umano uragano urbano valere vedere",
        "vegetariano veneziano vescica villano volere vulcano",
    )
)
"""Words that have it on the last vowel but one, as most have, although the endings below say otherwise."""

_EARLY_ENDINGS = re.compile(
    r"(?:[aei]vano|[aei]rono|[aei]ssero|ebbero|[ai]bile|[ai]bili|evole|evoli|issim[oaie]|esim[oaie]|olog[oaie]|ologhi"
    r"|ograf[oaie]|ometr[oi]|ofon[oaie]|[iau]col[oaie]|udin[ei]|aggin[ei]|[^ui]ano|[cg]iano|gliano|[^u]ono|ic[oaie]|ich[ei]"
    r"|ol[oi]|[^aeiou][^aeiou]ola|er[oi]|(?:ett|end|ond|erd|err|orr|iv|inc|ing|iung|ang|eng|ogli|egg|igg|ugg|rid|lud|mett"
    r"|resc|nosc|nasc|romp|ced|erg|org|mov|uov|uot|cut|ist|olg|olv|egn|egli|iogli|duc)ere)$"
)
_LONG_IA = re.compile(
    r"(?:logi|grafi|sofi|nomi|[mt]etri|scopi|pati|energi|allergi|magi|farmaci|malinconi|compagni|allegri|malatti|crazi"
    r"|borghesi|cortesi|gelosi|fantasi|poesi|eresi|nostalgi|bugi|terapi|dinasti|garanzi|anatomi|polizi(?=e$)|[bzlrt]eri(?!o)"
    r"|trattori|ferrovi|periferi|follii|^zi|^mi|^di|^vi|^ri|^pi|^addi|^mari|^luci|^sofi|pendi|brusi|mormori)[aoe]$"
)
_LONG_IANO = re.compile("(?:s|st|d)iano")
"""What they be, stay and give: no other words in -iano are stressed on the i."""
_SHORT_IA = re.compile("(?:mat|mis|sib|ar[ti])eri[ae]$")


def stressed(word: str) -> str:
    """The word, in small letters, with its stressed vowel as a capital; as it is where it has no vowel."""
    accents = [i for i, char in enumerate(word) if char in "àèéìòù"]
    if accents:
        return with_capital(word, accents[-1])
    places = _nuclei(word)
    if not places:
        return word
    at = _place(word, places)
    alone = {"i": "Ì", "u": "Ù"}.get(word[at]) if word[at + 1 : at + 2] in tuple("aeo") else None
    return word[:at] + alone + word[at + 1 :] if alone else with_capital(word, at)


def _place(word: str, places: list[int]) -> int:
    """Which of its vowels has the stress."""
    if _LONG_IANO.fullmatch(word):
        return word.index("i")
    if len(places) < 2 or (_LONG_IA.search(word) and not _SHORT_IA.search(word)):
        return len(word) - 2 if word[-2:-1] == "i" else places[-1]
    if re.search("[aeo][iu]$", word):
        return places[-1]
    early = len(places) > 2 and word not in LATE and (word in EARLY or bool(_EARLY_ENDINGS.search(word)))
    return places[-3 if early else -2]


def _nuclei(word: str) -> list[int]:
    """Where the vowels stand that make syllables: i and u beside a stronger vowel do not."""
    places: list[int] = []
    at = 0
    while at < len(word):
        char, after, then = word[at], word[at + 1 : at + 2], word[at + 2 : at + 3]
        glides = (char in "iu" and after in tuple("aeo")) or (
            char == "u" and word[max(0, at - 1) : at] in ("q", "g") and after == "i"
        )
        if char in _VOWELS and not glides:
            places.append(at)
            at += char in "aeo" and after in ("i", "u") and then not in tuple("aeo")
        at += 1
    return places
