"""Words of bylines in the languages of newspapers: labels, roles, agencies, houses. Tables, no code.

Sources: style guides and imprints of newspapers; the agencies' own marks.
"""

from __future__ import annotations

import re

# News agencies and pool services, by the marks that they put into bylines, folded.
AGENCIES = frozenset(
    """
    afp ap apnews associatedpress theassociatedpress reuters thomsonreuters dpa dpaafx deutschepresseagentur efe
    agenciaefe europapress ansa agi adnkronos tass тасс interfax
    интерфакс рианновости xinhua 新华社 新華社 kyodo 共同通信
    共同 jiji
    時事通信 時事 yonhap 연합뉴스 apa austriapresseagentur sda keystonesda ats keystoneats belga anp ntb tt ritzau
    stt pap čtk ctk tasr mti hina tanjug agerpres bta lusa agêncialusa agencialusa agênciabrasil anadolu
    anadoluajansı anadoluagency aa dha iha ians pti pressassociation ani bernama antara upi sid kna epd
    bloomberg bloombergnews pa pamedia canadianpress thecanadianpress lapressecanadienne
    agencefrancepresse dpainfocom afpdeutschland telam saba sana wafa irna mena kuna wam
    укринформ уніан sputnik agencias agencies agenturen agence agences nachrichtenagentur
    """.casefold().split()
)  # fmt: skip
# What stands before a name. A copied or joined page glues the label to the name: "ParJeanne Roux".
LABEL_WORDS = (
    r"(?:article |story |text |written |reported |posted |published |authored |created |submitted |words |"
    r"guest post |post )?by|a post by|post author(?: by)?|author\(s\)|authors?|writer|words|story|"
    r"par|propos recueillis par|recueillis? par|publié par|écrit par|rédigé par|auteurs?|texte|"
    r"von|vom|eine? (?:artikel|beitrag|gastbeitrag|kommentar|kolumne|analyse|reportage|interview) von|"
    r"(?:gast)?(?:artikel|beitrag|kommentar|kolumne|interview) von|"
    r"geschrieben von|verfasst von|veröffentlicht von|erstellt von|autor(?:en|in|innen)?|"
    r"por|escrito por|publicado por|escribe|autor(?:a|es|as)?|texto|redactor|"
    r"di|a cura di|scritto da|pubblicato da|autore|autori|"
    r"door|geschreven door|auteur|tekst|av|af|skrevet av|skrevet af|tekst av|text av|text|skribent|"
    r"tekst|autorzy|opracował(?:a)?|napsal(?:a)?|írta|szerző|kirjoittanut|kirjoittaja|scris de|publicat de|"
    r"автор(?:ы|и|ка)?|текст|oleh|penulis|ditulis oleh|yazan|yazar|haber|tarafından|bởi|tác giả|theo|"
    r"συντάκτης|γράφει|του|της|مؤلف|بقلم|كتب|كتبت|الكاتب|مאת|מאת|כתב|نویسنده|लेखक|文|作者|(?:本[报報刊台社紙])?(?:記者|记者)|執筆|筆者|撰文|글|기자|teksti|"
    r"γράφει (?:ο|η)|লেখা|লেখক|প্রতিবেদক|लेखिका|द्वारा|โดย|ผู้เขียน|เรื่อง|تحریر|نوشته|mwandishi|imeandikwa na"
)
LABELS = re.compile(
    rf"^\W*(?:(?:{LABEL_WORDS})(?:(?=[\s])\s*[:：/|]?\s*|\s*[:：｜]\s*)|"
    r"(?-i:(?:By|Par|Von|Por|Di|Door|Av|De|BY|PAR|VON|POR)(?=[A-ZÀ-Ý][a-zà-ÿ])))+",
    re.IGNORECASE,
)
# A role that stands after the name, as in Korean and often in Chinese and Japanese.
SUFFIX = r"(?:기자|특파원|논설위원|記者|记者|特派員|編集委員|論説委員|特约记者|实习记者)"
SUFFIXED = re.compile(
    rf"(?:[\u4e00-\u9fff\u3040-\u30ff]{{2,6}}|[\uac00-\ud7a3]{{2,4}})\s?{SUFFIX}(?!\w|\s?[:：]|\s[\u4e00-\u9fff])"
)
# Whole sentences that end in a name: "Posted on 3 May by …", "View all posts by …".
LEAD_IN = re.compile(
    r"^(?:(?:this|der|die|dieser|ce|cet|este|esta|questo)\s(?:post|article|story|piece|beitrag|artikel|text|"
    r"articolo|artículo|artigo)\b.{0,30}?|.{0,60}?\d.{0,40}?|(?:view|see|show|read|more|zeige|alle|voir|tous|ver|"
    r"todos?|post|beitrag|article|artikel)\b.{0,40}?|"
    r"(?:posted|published|written|updated|filed|gespeichert|eingestellt|blog|veröffentlicht|geschrieben|publié|"
    r"publicado|pubblicato|gepubliceerd)\b.{0,60}?)"
    r"\b(?:by|von|par|por|da|di|door|av|af|oleh)\s+(?=\S|$)",
    re.IGNORECASE,
)
# What ends a byline.
TRAILING = re.compile(
    r"(?:\b(?:last )?(?:updated?|published|posted|reviewed|edited|modified|fact[ -]checked|read more|read time)\b|"
    r"\b(?:quelle|stand|datum|aktualisiert|veröffentlicht|lesedauer|lesezeit|publié|mis à jour|publicado|actualizado|"
    r"atualizado|pubblicato|aggiornato|gepubliceerd|bijgewerkt|oppdatert|publisert|publicerad|uppdaterad)\b|"
    r"\bon behalf of\b|\s(?:on|am|le|el|den|il)$|(?<=\s)(?:for|at|from|in|special to|am|um|under|"
    r"alle beiträge|all posts|ist|is a|is the)\s|\b(?:illustration|illustriert|fotos?|photos?|bilder)\b|"
    r"\d{1,2}[:.]\d{2}|\d{4}|\d+\s*(?:min|comments?|kommentare?)\b|\bshares?\b).*$",
    re.IGNORECASE,
)
# What a person is at the paper, not who.
ROLE = re.compile(
    r"\b(?:(?:chef)?redakteur(?:in)?|redaktör|redaktor(?:ka)?|redactor[ae]?|redattore|rédacteur|rédactrice|editors?|"
    r"editor[ae]|reporter(?:in)?s?|reportera|correspondents?|correspondante?|corresponsal|enviad[oa]|envoyée?|"
    r"inviat[oa]|correspondente|korrespondent(?:in)?|"
    r"writers?|journalist(?:e|in|as?|en)?|periodista|jornalista|giornalista|dziennikarz|columnist[as]?|"
    r"kolumnist(?:in)?|"
    r"contributor|author|autor(?:in)?|founder|engineer|attorney|lecturer|researcher|scientist|strategist|marketer|"
    r"president|treasurer|secretary|partner|associate|assistant|coordinator|co-?ordinator|senior|junior|deputy|vice|"
    r"fellow|coach|representative|educator|horticultur(?:al)?ist|instructor|therapist|pharmacist|"
    r"chefredakteur(?:in)?|volontär(?:in)?|praktikant(?:in)?|blogger(?:in)?|"
    r"dietitian|professor|director|manager|head of|chief|ceo|cto|minutes?|read|updated|published|"
    r"photograph(?:er|ie|e)|"
    r"fotograf(?:in)?|foto|photo|fotos|image|video|getty|imago|istock|follow|share|subscribe|email|comments?|"
    r"search|menu|"
    r"facebook|twitter|instagram|linkedin|login|sign|newsletter|click|expert|reviewer|specialist|analyst|producer)\b|"
    r"корреспондент|журналист|кореспондент|журналіст|редактор|כתב(?:ת)?|עורך|محرر|مراسل|kontributor|muhabir|editör|"
    r"wartawan|phóng viên|toimittaja|δημοσιογράφος|خبرنگار|نمائندہ|संवाददाता|প্রতিনিধি|প্রতিবেদক|ผู้สื่อข่าว",
    re.IGNORECASE,
)
# A desk, a firm, a paper: no person, but a signer where no person signs.
HOUSE = re.compile(
    r"\b(?:redaktion(?:steam)?|redacción|redaccion|redação|redacao|rédaction|redazione|redakcja|redakce|redaksi|"
    r"redactie|"
    r"redaksjonen?|redaktionen|editorial|staff|team|newsroom|desk|online|news|agency|agentur|media|group|gmbh|ag|"
    r"inc|ltd|llc|"
    r"corp|e\.v|verlag|verein|stiftung|foundation|association|society|institut|institute|university|universität|"
    r"clinic|company|"
    r"magazin|magazine|zeitung|times|post|tribune|herald|gazette|journal|press|radio|fernsehen|tv|bureau|admin|"
    r"webmaster|"
    r"contributors|guest|gast|services?|marketing|support|office|department|center|centre|blog)\b|"
    r"\.(?:com|de|net|org|at|ch|fr|es|it|info|co|tv|ua|ru|tr|id)\b|редакция|редакція|מערכת|編集部|编辑部|取材班|社説|통신|뉴스",
    re.IGNORECASE,
)
POST_NOMINALS = re.compile(
    r"(?:Ph\.?\s?D|M\.?D|D\.?O|D\.?V\.?M|V\.?M\.?D|R\.?D\.?N?|M\.?S\.?c?|M\.?A|M\.?B\.?A|B\.?A|B\.?S\.?c?|J\.?D|"
    r"R\.?N|N\.?P|"
    r"C\.?F\.?P|C\.?F\.?A|C\.?P\.?A|Esq|[JS]r|II|III|CEPF|DACV[A-Z]+|BSN|MSN|LVT|DDS|DMD|CNM|CSCS|LMFT|LPC|CPT|"
    r"DPT|OTR|SLP|ACSM|NASM|LLM|FACS|FAAP|FRCP|MBBS|OBE|MBE|CBE|MP|E-?RYT(?:\s\d+)?|Pharm\.?D|"
    r"Psy\.?D|Ed\.?D|MPH|LCSW)[®™*]?",
)
# Single words that stand where a name could.
NO_NAMES = frozenset(
    """
    admin administrator administratör author authors autor autoren auteur by von par por anonymous unknown none null
    undefined gast guest home news nachrichten blog about kontakt contact share size development und and the de
    beitrag artikel kiosques
    heute gestern today yesterday new neu update redaktionell anzeige werbung sponsored gesponserteinhalte advertorial
    werbeanzeigen premium plus abo exklusiv exclusive live video audio podcast interview analyse analysis opinion
    meinung kommentar print drucken teilen weiterlesen mehr more less next prev back top kategorie category tags
    menu search privacysettings pleaseenteryournamehere zurperson allebeiträge mehranzeigen archivanzeigen
    viewmoreposts viewallposts この記事を書いた人 photos staffwriter
    """.split()
)
# Words of a page's buttons and menus, which no name has.
CALLS = frozenset(
    """
    the see all our your this get how what full read more about learn show view alle mehr zum zur ihr ihre unser
    unsere hier über voir plus ver más leer lire donate join log watch listen buy shop download book contact
    cookie cookies privacy premium consultant consultants director development started process vp deputy scholar
    podcast podcasts spotify youtube telegram whatsapp
    pubmed certified officer president gardener physician veterinarian nutritionist published posted written
    """.split()
)
# Small words of sentences; with a capital they can be a name ("Una", "Des").
STOPS = frozenset(
    """
    a an is are was with for to of on ein eine ist sind mit une des est sur nos notre una es su nuestro gli uno è nostro
    """.split()
)
