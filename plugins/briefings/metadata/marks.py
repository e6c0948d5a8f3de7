"""Notices on the page about the article itself: corrections, and under which licence it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import Candidate
from .headline import Head
from .survey import Survey, join_pieces
from .vocabulary import Role

# How newspapers begin a notice of correction, in their languages.
CORRECTION = re.compile(
    r"\W{0,3}(?:(?:note|nota|nb|n\.b|hinweis|anmerkung|update)\W{1,3})?"
    r"(?:corrections?\b|clarification\b|correction (?:appended|notice)|an? (?:earlier|previous) version of this|"
    r"this (?:article|story|report|piece|post|headline) (?:was|has been) "
    r"(?:corrected|amended|edited|refiled|changed|updated to)|editors?['’]?s? note|korrektur\b|berichtigung\b|"
    r"(?:dieser|diese|der|die) (?:artikel|text|beitrag|meldung) wurde (?:nachträglich |am .{4,20} )?"
    r"(?:korrigiert|berichtigt|geändert|angepasst)|anm\. d\. red|hinweis der redaktion|transparenzhinweis|"
    r"cet article a été (?:modifié|corrigé)|est[ea] (?:artículo|noticia|información) ha sido (?:corregid|modificad)|"
    r"est[ea] (?:artigo|texto|reportagem) foi (?:corrigid|alterad)|questo articolo è stato (?:corretto|modificato)|"
    r"dit artikel is (?:aangepast|gecorrigeerd)|(?:artikkelen|artikkel|artikeln|artiklen) (?:er|har|är) .{0,12}"
    r"(?:rettet|korrigert|rättats|rättad|opdateret)|本文已更正|記事を訂正|編集部注|编者按|"
    r"richtigstellung\b|in einer (?:früheren|ersten|vorherigen) (?:version|fassung)|anmerkung der redaktion|"
    r"rectificatif\b|"
    r"erratum\b|correctif\b|une (?:première|précédente) version|correcci[óo]n\b|fe de err(?:at|or)|"
    r"rectificaci[óo]n\b|una versi[óo]n "
    r"anterior|corre[çc][ãa]o\b|errata\b|errámos\b|rettifica\b|errata corrige|correzione\b|una (?:precedente|"
    r"prima) versione|"
    r"correctie\b|rectificatie\b|in een eerdere versie|rettelse\b|rättelse\b|oikaisu\b|korjaus\b|sprostowanie\b|"
    r"oprava\b|"
    r"helyesbítés|corectură|erată\b|διόρθωση|düzeltme\b|tekzip\b|исправлени|уточнени|поправка|виправлен|уточненн|"
    r"تصحيح|تصويب|"
    r"تنويه|תיקון\b|הבהרה\b|اصلاحیه|सुधार|भूल सुधार|ralat\b|koreksi\b|đính chính|訂正|お詫び|更正|勘误|정정|바로잡습니다)"
)
LENGTH = (20, 700)  # characters of a notice
MOST = 3


def collect_marks(survey: Survey, head: Head) -> Iterator[Candidate]:
    """Candidates for `correction`, by a block's first words or its element's name, and for `licence`."""
    found = 0
    for _, pieces in survey.blocks(head.start, len(survey.pieces)):
        named = pieces[0].roles & Role.CORRECTION
        if (
            found < MOST
            and not pieces[0].roles & head.away
            and (named or CORRECTION.match(pieces[0].text.lstrip()[:80].lower()))
        ):
            text = join_pieces(pieces)
            if LENGTH[0] <= len(text) <= LENGTH[1]:
                found += 1
                yield Candidate(
                    "correction", text, "page", "a block by that name" if named else "a block's first words"
                )
    for element in survey.elements:
        if element.own & Role.LICENCE and (address := element.attributes.get("href")):
            yield Candidate("licence", address, "page", "rel=license")
            return
