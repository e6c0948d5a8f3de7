"""Phrases by which a block speaks to the reader instead of telling the story, in the languages of our readers.

Written for Briefings from the set phrases of news sites and from the wording that European and Californian data
protection law asks for. All phrases are looked for in one pass, in case-folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

from ahocorasick_rs import AhoCorasick

# Begins a block that points elsewhere.
OPENINGS = """
    table of contents|inhaltsverzeichnis|tabla de contenidos|table des matières|forward to a friend|
    view this email in your browser|
    read more|read also|read next|also read|see also|more on this|related:|related stories|related articles|
    related topics|watch also|watch more|watch now|sign up|subscribe to|subscribe now|register for|register now|
    register here|follow us|join our|join us on|click here|advertisement|share this|download our|download the app|
    our newsletter|our free newsletter|support our|get the latest|for the latest news|keep reading|get our|get daily|
    get free|listen to this article|story continues|continue reading|skip to|recommended|don't miss|you may also|
    you might also|lire aussi|écouter cet article|lire également|lire la suite|à lire|voir aussi|pour vous inscrire|
    pour recevoir nos|inscrivez-vous|abonnez-vous|suivez-nous|publicité|partager|désolé, votre navigateur|
    votre navigateur ne|cet article est réservé|lesen sie auch|lesen sie mehr|lesen sie hier|sehen sie auch|
    hören sie auch|artikel anhören|mehr zum thema|mehr dazu|lies auch|auch interessant|jetzt abonnieren|jetzt anmelden|
    folgen sie|anzeige|newsletter bestellen|newsletter abonnieren|lee también|lee además|leer más|lea más|lee más|
    lea también|te puede interesar|ver también|suscríbete|suscríbase|síguenos|escucha este artículo|escuchar artículo|
    publicidad|leia também|leia mais|ler mais|veja também|saiba mais|assine|inscreva-se|siga-nos|publicidade|
    leggi anche|legi anche|iscriviti|abbonati|pubblicità|lees ook|lees meer|lees verder|læs også|les også|läs också|
    läs mer|lue myös|lue lisää|czytaj też|czytaj także|czytaj więcej|zobacz też|zobacz także|čtěte také|čtěte též|
    olvassa el|citește și|читайте также|читайте еще|читайте ещё|смотрите также|подписывайтесь|подпишитесь|реклама|
    читайте також|ayrıca oku|devamını oku|اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|إقرأ أيضا|شاهد أيضا|تابعونا|اشترك|إعلان|
    קראו גם|קראו עוד|עוד בנושא|עוד כתבות|הירשמו|הצטרפו|פרסומת|関連記事|あわせて読みたい|続きを読む|広告|
    相关阅读|相关新闻|相关报道|推荐阅读|관련 기사|관련기사|
    listen to this story|listen to this post|listen to article|écoutez cet article|escucha esta nota|escucha la nota|
    escuchar nota|escucha esta noticia|escuchar noticia|ouça este conteúdo|ouvir notícia|ascolta l'articolo|
    ascolta la notizia|luister naar dit artikel|lyssna på artikeln|lyt til artiklen|lytt til artikkelen|
    posłuchaj artykułu|haberi dinle|прослушать статью|استمع إلى المقال|この記事を聴く|for the latest stories|
    read the whole story|read the full story|read full story|you receive this|you are receiving this|
    you received this|
    for more stories|for more news|follow along with the latest|view the latest|jetzt registrieren|werden sie mitglied|
    werde mitglied|jetzt mitglied werden|siehe auch|vedi anche|zie ook|se også|se även|katso myös|lue aiheesta|
    seguir leyendo|baca juga|xem thêm|enjoying this?|
    your browser|ihr browser|dein browser|tu navegador|su navegador|seu navegador|
    il tuo browser|uw browser|din webbläsare|ваш браузер|お使いのブラウザ|はてなブックマーク
"""
# Of rights and licences.
RIGHTS = """
    ©|(c) 1|(c) 2|all rights reserved|tous droits réservés|alle rechte vorbehalten|todos os direitos|
    todos los derechos|tutti i diritti|все права|جميع الحقوق|כל הזכויות|無断転載|禁無断|版权所有|do not archive|
    licensed to subscribers|republish
"""
# Begins a note by the newsroom: how to reach it, what it earns, where the text appeared first, whose reports are in it.
NOTES = """
    got a story|have you got a story|do you have a story|have a news tip|got a tip?|submit your letter|submit a letter|
    email us at|contact us at|this article contains affiliate|this article may contain affiliate|
    this post contains affiliate|this post may contain affiliate|this story contains affiliate|
    this page contains affiliate|this post contains references to products|when you buy through|
    when you purchase through|if you buy through|we may earn a commission|we may receive a commission|
    i may earn a commission|this is a breaking news|this is a breaking story|this is a developing story|
    this story is developing|this article was originally published|this article originally appeared|
    this article first appeared|this story was originally published|this story originally appeared|
    this post originally appeared|this post first appeared|the views expressed in this|the opinions expressed in this|
    the views expressed here|the opinions expressed here|the views expressed by the author|
    dieser artikel erschien zuerst|dieser artikel ist zuerst|dieser beitrag erschien zuerst|
    dieser beitrag ist zuerst|dieser text erschien zuerst|dieser text ist zuerst|hat ihnen dieser artikel gefallen|
    hat ihnen der artikel gefallen|hat dir der artikel gefallen|mit informationen der nachrichtenagentur|
    mit informationen von dpa|mit informationen von afp|mit material der nachrichtenagentur|mit material von dpa|
    mit material von afp|mit agenturmaterial|con información de afp|con información de efe|con información de reuters|
    con información de ap|con información de europa press|con información de agencias|con informaciones de|
    (reporting by|additional reporting by|(editing by|(writing by|($1 =|
    ¿te ha gustado este|com informações da|com informações de agências|cet article a été publié initialement|
    cet article est initialement paru|cet article vous a plu|(avec afp|avec agences|avec les agences
"""
# Says so wherever it stands in a block.
REPORTERS = """
    contributed to this report|contributed to this article|contributed to this story|contributed reporting|
    want to change how you receive these emails|update your preferences or unsubscribe|
    is a reader-supported publication. to|financial contributions from our readers|
    contributions from readers like you|unterstützen sie unseren journalismus|unterstütze unseren journalismus|
    soutenez notre journalisme|apoya nuestro periodismo|
    sostieni il nostro giornalismo
"""
LETTERS = """
    newsletter|infolettre|boletín|boletim|рассылк|ניוזלטר|דיוור|النشرة البريدية|メルマガ|ニュースレター|nyhetsbrev|
    nieuwsbrief|
    bülten
"""
# Where a letter comes to, as only its sender says it.
INBOXES = """
    your inbox|ihr postfach|ihrem postfach|dein postfach|deinem postfach|votre boîte|votre adresse mail|tu correo|
    su correo|tu bandeja|seu e-mail|seu email|tua casella|tua email|twojej skrzyn|twoją skrzyn|sähköpostiisi|
    e-posta kutunuz|вашу почту|вашій пошті|вашу пошту|email σας|بريدك|ایمیل خود|למייל שלכם|ईमेल पर|ইমেইলে|
    อีเมลของคุณ|thư điện tử|kotak masuk anda|メールでお届け|您的邮箱|您的郵箱|이메일로 받아
"""
INVITES = """
    sign up|subscribe|get|inscri|abonn|anmelden|bestellen|apúnta|suscr|recib|assine|receba|cadastr|подпи|получа|הירש|
    הצטרפ|اشترك|للاشتراك|登録|購読|iscri|prenumer|inschrij
"""
# How often it comes.
TIMES_OF_LETTERS = """
    delivered|straight to|every |jeden |täglich|erhalten|
    recevez|recibe|otrzymuj|każd|codziennie|ogni |tilaa|joka |her sabah|abone|каждое |каждый |щоранку|щодня|λάβετε|
    لتصلك|كل صباح|دریافت|קבלו|हर सुबह|প্রতিদিন|ทุกเช้า|nhận |setiap |毎朝|毎日|每天|매일
"""
CHANNELS = """
    whatsapp|telegram|google news|facebook|instagram|twitter|youtube|tiktok|podcast|browser does not support|
    navigateur ne supporte|navigateur ne prend|our app|unsere app|die app
"""
CONSENT = """
    cookie|consent|datenschutz|personenbezogene|privacy policy|privacy notice|opt-out|opt out|einwilligung|
    einverstanden, dass|externer inhalt|externe inhalte|externen inhalt|données personnelles|confidentialité|
    consentement|privacidad|privacidade|informativa sulla|persoonsgegevens|integritetspolicy|personopplysning|
    prywatności|конфиденциальност|персональных данных|プライバシー|クッキー|سياسة الخصوصية|מדיניות הפרטיות|隐私|개인정보
"""
# Begins the caption or the credit of a picture, before a colon or a stroke.
CREDITS = """
    photo|photos|photo by|photograph|picture|image|images|image credit|photo credit|credit|credits|crédit|foto|fotos|
    bild|bilder|imagen|imágenes|quelle|source|fuente|fonte|kuva|zdjęcie|fot.|фото|צילום|صورة|写真|撮影|資料写真|video|
    illustration|grafik|graphic|infographic
"""
AGENCY_PICTURES = """
    getty images|shutterstock|istock|dpa/|epa-efe|afp via|/afp|ap photo|via reuters|/reuters|imago/|picture alliance|
    代表撮影|提供）|unsplash
"""
SHARES = """
    share|tweet|copy link|print|email|e-mail|save|partager|imprimer|copier le lien|enregistrer|teilen|merken|drucken|
    vorlesen|compartir|imprimir|copiar link|copiar enlace|compartilhar|ouvir matéria|facebook|twitter|whatsapp|
    telegram|linkedin|reddit|pocket|pinterest|поделиться|вконтакте|одноклассники|версия для печати|печать|شارك|مشاركة|
    طباعة|أرسل لصديق|شارك على فيسبوك|שתפו|שיתוף|הדפסה|シェア|ツイート|印刷|保存|文字サイズ
"""
# Stands alone above or below an advertisement.
ADVERTISING = frozenset(
    one.strip()
    for one in """
    ad|ads|advert|adverts|advertisement|advertisements|advertising|advertisment|sponsored|sponsored content|
    paid content|promoted content|article continues below advertisement|advertisement continues below|
    story continues below advertisement|scroll to continue|publicidad|anuncio|anuncios|publicité|publicités|
    contenu sponsorisé|annonce|annonces|anzeige|anzeigen|werbung|reklame|publicidade|anúncio|pubblicità|annuncio|
    advertentie|annons|reklam|mainos|mainokset|ilmoitus|auglýsing|reklama|reklamy|inzerce|reklamná správa|
    oglas|oglasi|hirdetés|publicitate|реклама|на правах рекламы|оглас|огласи|διαφήμιση|διαφημίσεις|إعلان|إعلانات|
    اعلان|الإعلانات|تبلیغات|آگهی|اشتہار|פרסומת|פרסום|תוכן ממומן|広告|スポンサーリンク|广告|廣告|광고|विज्ञापन|
    বিজ্ঞাপন|விளம்பரம்|โฆษณา|quảng cáo|iklan|patalastas|tangazo|matangazo|advertensie|publicitat|publizitatea|reklaam|
    reklāma|fógra|գովազդ|რეკლამა
    """.replace("\n", "").split("|")
)
DOTTED = "i\u0307"  # what case folding makes of a capital İ
LABEL_LENGTH = 50
TOGETHER = 100  # texts; of more the finder would need much memory


def read_related() -> str:
    """What labels of links to other stories say, in the languages of `data/pasted/phrases.tsv`."""
    lines = files(__package__.rpartition(".")[0]).joinpath("data/pasted/phrases.tsv").read_text("utf-8").splitlines()
    return "|".join(line.split("\t")[2] for line in lines if line.startswith("related\t"))


KINDS = (
    OPENINGS, RIGHTS, LETTERS, INVITES, CHANNELS, CONSENT, CREDITS, AGENCY_PICTURES, SHARES, NOTES, REPORTERS,
    read_related(), INBOXES, TIMES_OF_LETTERS,
)  # fmt: skip
OPENING, RIGHT, LETTER, INVITE, CHANNEL, AGREE, CREDIT, AGENCY, SHARE, NOTE, REPORTER, RELATED, INBOX, TIMES = (
    1 << place for place in range(len(KINDS))
)
ADVERT = 1 << len(KINDS)
AT_START_ONLY = frozenset([OPENING, CREDIT, NOTE, RELATED])
PHRASES = tuple(
    (phrase.strip(" ").casefold(), 1 << place)
    for place, phrases in enumerate(KINDS)
    for phrase in phrases.replace("\n", "").split("|")
)
FINDER = AhoCorasick([phrase.strip() for phrase, _ in PHRASES])
BITS = tuple(bit for _, bit in PHRASES)
MARKS_AROUND = " \u00a0()[]{}<>«»*.:：|/–—-_=~•·▼▲↓【】（）［］"
AT_START = 3  # characters of marks that may stand before an opening
UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}")
AFTER_LABEL = re.compile(r"\s*[:：»>|]")
AFTER_CREDIT = re.compile(r"\s*[:：/|©=]")
# An agency's own line above its copy: service number, priority, category, words, keyword (IPTC 7901 header).
AGENCY_HEADER = re.compile(r"^(?=.*\d{2,})[A-Z0-9][A-Z0-9 /.\-]{7,60}$")
NOTE_LENGTH = 300  # characters
REPORTERS_LENGTH = 600
COPYRIGHT_LENGTH = 220  # characters
SHORT = 160
POINTING = 0.5  # share of linked text after a label that points elsewhere
LINKED = 0.25  # share of linked text from which the mention of a channel is a call
SHARED = 0.7  # of a row's letters that are names of share buttons


def read_phrases(text: str) -> int:
    """The kinds of set phrases in a text, as a set of the bits OPENING, RIGHT, LETTER and so on.

    >>> bool(read_phrases("Read also: Ferry delayed") & OPENING), read_phrases("The ferry was late.")
    (True, 0)
    """
    return _read_together((text,))[0]


def read_phrases_of(texts: Sequence[str]) -> Iterator[int]:
    """The same for each of many texts. Some are looked through together, for most have no phrase."""
    for begin in range(0, len(texts), TOGETHER):
        yield from _read_together(texts[begin : begin + TOGETHER])


def _read_together(texts: Sequence[str]) -> list[int]:
    folded = [text.lower() if text.isascii() else text.casefold().replace(DOTTED, "i") for text in texts]
    kinds = [ADVERT if len(text) < LABEL_LENGTH and text.strip(MARKS_AROUND) in ADVERTISING else 0 for text in folded]
    begin = place = 0
    matches: dict[int, list[tuple[int, int, int]]] = {}
    for number, start, end in FINDER.find_matches_as_indexes("\n".join(folded), overlapping=True):
        while end > begin + len(folded[place]):
            begin += len(folded[place]) + 1
            place += 1
        matches.setdefault(place, []).append((BITS[number], start - begin, end - begin))
    for place, found in matches.items():
        kinds[place] |= _read_matches(folded[place], found)
    return kinds


def _read_matches(folded: str, matches: Iterable[tuple[int, int, int]]) -> int:
    found = 0
    shared = 0
    for bit, start, end in matches:
        if bit == SHARE:
            shared += end - start
        elif bit in AT_START_ONLY:
            if start > AT_START or folded[:start].strip("«»“”\"'>–—-•*( ") or folded[end : end + 1].isalpha():
                continue
            if bit == RELATED and is_label(folded[start:end], folded[end:]):
                found |= OPENING
            if bit != CREDIT or AFTER_CREDIT.match(folded, end):
                found |= bit
        else:
            found |= bit
    if shared and len(folded) < SHORT and shared >= sum(map(str.isalpha, folded)) * SHARED:
        found |= SHARE
    return found


def is_label(phrase: str, rest: str) -> bool:
    """Whether a phrase is all of a block, or a mark parts it from the rest: one word begins sentences and headings."""
    if " " not in phrase and not UNSPACED.match(phrase):
        return False
    return not rest.strip(MARKS_AROUND) or AFTER_LABEL.match(rest) is not None


def is_note(found: int, text: str) -> bool:
    """Whether a block is a note by the newsroom, given what `read_phrases` found in it."""
    return bool((found & NOTE and len(text) < NOTE_LENGTH) or (found & REPORTER and len(text) < REPORTERS_LENGTH))


def call_to_action(text: str, linked: int) -> str:
    """Why a block of text is a call to the reader, or "". `linked`: how many of its characters are links.

    >>> call_to_action("Read also: Ferry delayed", 13)
    'a call to the reader'
    >>> call_to_action("The ferry was late.", 0)
    ''
    """
    return name_call(read_phrases(text), text, linked)


def name_call(found: int, text: str, linked: int) -> str:
    """The same, given what `read_phrases` found in the text."""
    brief = len(text) < COPYRIGHT_LENGTH
    if found & ADVERT:
        return "the label of an advertisement"
    if found & RIGHT and brief:
        return "a copyright or licence line"
    if found & SHARE:
        return "a row of share buttons"
    if brief and ((found & LETTER and found & INVITE) or (found & INBOX and found & (INVITE | TIMES))):
        return "a call to the reader"
    if found & OPENING and (len(text) < SHORT or linked):
        return "a call to the reader"
    if found & RELATED and linked >= len(text) * POINTING:
        return "a call to the reader"
    if found & (CHANNEL | LETTER | AGREE) and brief and (linked > len(text) * LINKED or "http" in text):
        return "a call to the reader"
    return ""
