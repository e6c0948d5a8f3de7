"""Phrases by which a block is a call to the reader, not a part of the article, in the languages of our readers."""

from __future__ import annotations

import re

# Begins such a block. Written for Briefings; checked against no page.
OPENINGS = re.compile(
    r"""^\W*(?:
    read\ (?:more|also|next)|also\ read|see\ also|more\ on\ this|
    related(?:\ (?:stories|articles|topics))?\s*:|watch\ (?:also|more|now)|
    (?:sign|subscribe|register)(?:\ up)?\ (?:for|to|now|here)|follow\ us|join\ (?:our|us\ on)|click\ here|
    advertisement$|share\ this|download\ (?:our|the)\ app|
    our\ (?:free\ )?newsletter|support\ our|get\ (?:the|our)\ (?:latest|daily|free)|
    listen\ to\ this\ article|story\ continues|continue\ reading|skip\ to|
    lire\ (?:aussi|également|la\ suite)|à\ lire|voir\ aussi|pour\ (?:vous\ inscrire|recevoir\ nos)|
    inscrivez-vous|abonnez-vous|suivez-nous|publicité$|partager(?:\ sur)?$|
    désolé,\ votre\ navigateur|votre\ navigateur\ ne|cet\ article\ est\ réservé|
    (?:lesen|sehen|hören)\ sie\ (?:auch|mehr|hier)|mehr\ (?:zum\ thema|dazu)|lies\ auch|auch\ interessant|
    jetzt\ (?:abonnieren|anmelden)|folgen\ sie|anzeige$|newsletter\ (?:bestellen|abonnieren)|
    lee\ (?:también|además)|leer\ más|le(?:a|e)\ (?:más|también)|te\ puede\ interesar|ver\ también|
    suscríbete|suscríbase|síguenos|publicidad$|
    lei(?:a|r)\ (?:também|mais)|veja\ também|saiba\ mais|assine|inscreva-se|siga-nos|publicidade$|
    legg?i\ anche|iscriviti|abbonati|pubblicità$|lees\ (?:ook|meer|verder)|læs\ også|les\ også|
    läs\ (?:också|mer)|lue\ (?:myös|lisää)|
    czytaj\ (?:też|także|więcej)|zobacz\ (?:też|także)|čtěte\ (?:také|též)|olvassa\ el|citește\ și|
    читайте\ (?:также|еще|ещё)|смотрите\ также|подпи(?:сывайтесь|шитесь)|реклама$|читайте\ також|
    ayrıca\ oku|devamını\ oku|اقرأ\ (?:أيضا|أيضًا|المزيد)|إقرأ\ أيضا|شاهد\ أيضا|تابعونا|اشترك|إعلان$|
    קראו\ (?:גם|עוד)|עוד\ (?:בנושא|כתבות)|הירשמו|הצטרפו|פרסומת$|
    関連記事|あわせて読みたい|続きを読む|広告$|相关(?:阅读|新闻|报道)|推荐阅读|관련\ ?기사|baca\ juga|xem\ thêm
    )""",
    re.IGNORECASE | re.VERBOSE,
)
ANYWHERE = re.compile(
    r"newsletter|whatsapp|telegram|google\ news|all\ rights\ reserved|tous\ droits\ réservés|alle\ rechte\ vorbehalten|"
    r"todos\ los\ derechos|cookies|browser\ does\ not\ support|navigateur\ ne\ (?:supporte|prend)|©|"
    r"facebook|instagram|twitter|youtube|рассылк|ニュースレター|ניוזלטר|النشرة",
    re.IGNORECASE,
)
ANYWHERE_LINKED = 0.25  # share of linked text from which such a mention is a call
# An agency's own line above its copy: service number, priority, category, words, keyword (IPTC 7901 header).
AGENCY_HEADER = re.compile(r"^(?=.*\d{2,})[A-Z0-9][A-Z0-9 /.\-]{7,60}$")
COPYRIGHT = re.compile(
    r"©|\(c\)\s*\d{4}|all rights reserved|tous droits réservés|alle rechte vorbehalten|"
    r"todos os direitos|todos los derechos|"
    r"все права|جميع الحقوق|כל הזכויות|無断転載|禁無断|版权所有|do not archive|licensed to subscribers",
    re.IGNORECASE,
)
COPYRIGHT_LENGTH = 220
# A row of share buttons keeps only their names when it is copied or saved.
SHARE_WORD = (
    r"(?:share|tweet|copy link|print|e-?mail|save|partager|imprimer|copier le lien|enregistrer|"
    r"teilen|merken|drucken|vorlesen|compartir|"
    r"imprimir|copiar link|copiar enlace|compartilhar|ouvir matéria|facebook|twitter|x|whatsapp|"
    r"telegram|linkedin|reddit|pocket|"
    r"поделиться|вконтакте|одноклассники|версия для печати|печать|شارك|مشاركة|طباعة|أرسل لصديق|"
    r"شارك على فيسبوك|שתפו|שיתוף|הדפסה|"
    r"シェア|ツイート|印刷|保存|文字サイズ)"
)
SHARE_ROW = re.compile(rf"\W*{SHARE_WORD}(?:[\W_]{{1,6}}{SHARE_WORD}){{0,14}}\W*", re.IGNORECASE)
LETTER = re.compile(
    r"newsletter|infolettre|bolet[ií][nm]|рассылк|ניוזלטר|דיוור|النشرة البريدية|メルマガ|nyhetsbrev|nieuwsbrief|bülten",
    re.IGNORECASE,
)
INVITES = re.compile(
    r"sign up|subscribe|get |inscri|abonn|anmelden|bestellen|apúnta|suscr|recib|assine|receba|"
    r"cadastr|подпи|получа|הירש|הצטרפ|"
    r"اشترك|للاشتراك|登録|購読|iscri|prenumer|inschrij",
    re.IGNORECASE,
)
SHORT = 160  # characters


def call_to_action(text: str, linked: int) -> str:
    """Why a block of text is a call to the reader, or "".

    >>> call_to_action("Read also: Ferry delayed", 13)
    'a call to the reader'
    >>> call_to_action("The ferry was late.", 0)
    ''
    """
    if len(text) < COPYRIGHT_LENGTH and COPYRIGHT.search(text):
        return "a copyright or licence line"
    if len(text) < SHORT and SHARE_ROW.fullmatch(text):
        return "a row of share buttons"
    if len(text) < COPYRIGHT_LENGTH and LETTER.search(text) and INVITES.search(text):
        return "a call to the reader"
    if OPENINGS.match(text) and (len(text) < SHORT or linked):
        return "a call to the reader"
    if ANYWHERE.search(text) and (linked > len(text) * ANYWHERE_LINKED or "http" in text) and len(text) < 220:
        return "a call to the reader"
    return ""
