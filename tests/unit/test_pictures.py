"""Pictures: kept from the saved page by what they hold, cleaned and made smaller for the site."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from briefings.article import Picture
from briefings.curation.pictures import keep_picture, place_pictures
from briefings.errors import UnreadablePicture
from briefings.site.body import render_body
from briefings.site.copies import clean_picture, shrink_picture
from briefings.site.pictures import find_lead_picture, measure_picture

GPS = 0x8825  # the tag of the GPS directory, EXIF 2.32, 4.6.3
ORIENTATION = 0x0112
FORMS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}


def draw(form: str = "JPEG", size: tuple[int, int] = (1200, 800), *, gps: bool = False, orientation: int = 1) -> bytes:
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    if gps:
        exif.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
        exif[0x9286] = "Ann Li was here"
    if orientation != 1:
        exif[ORIENTATION] = orientation
    written = BytesIO()
    picture.save(written, form, **({"exif": exif} if len(exif) or gps else {}))
    return written.getvalue()


@pytest.fixture
def place(tmp_path: Path):
    def put(data: bytes, name: str = "a.jpg") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return put


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_is_kept_under_its_hash_with_the_suffix_of_its_kind(form: str) -> None:
    kept = keep_picture(Picture("https://a.example/x.php", data=draw(form, (40, 30))), "images")
    assert kept is not None and kept.path.endswith("." + FORMS[form])
    assert len(Path(kept.path).stem) == 20


@pytest.mark.parametrize("data", [b"<svg onload='alert(1)'/>", b"<html>", b"GIF", b"", b"\x89PNG", b"BM" + b"x" * 99])
def test_what_is_no_raster_picture_is_not_kept(data: bytes) -> None:
    assert keep_picture(Picture("https://a.example/x.jpg", data=data, media_type="image/jpeg"), "images") is None


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_where_a_photograph_was_taken_is_not_published(form: str, place, tmp_path) -> None:
    source = place(draw(form, gps=True), f"a.{FORMS[form]}")
    assert b"Ann Li" in source.read_bytes()
    made = clean_picture(None, source, tmp_path / "cache")  # type: ignore[arg-type]
    assert b"Ann Li" not in made
    assert not Image.open(BytesIO(made)).getexif()


def test_a_picture_without_a_record_is_published_byte_by_byte(place, tmp_path) -> None:
    source = place(draw())
    assert clean_picture(None, source, tmp_path) == source.read_bytes()  # type: ignore[arg-type]


def test_a_photograph_held_upright_stays_upright(place, tmp_path) -> None:
    source = place(draw(orientation=6))
    made = clean_picture(None, source, tmp_path / "cache")  # type: ignore[arg-type]
    assert Image.open(BytesIO(made)).size == (800, 1200)


def test_a_smaller_copy_is_webp_of_the_width_asked_for(place, tmp_path) -> None:
    copy = Image.open(BytesIO(shrink_picture(None, place(draw(gps=True)), 480, tmp_path / "c")))  # type: ignore[arg-type]
    assert (copy.format, copy.size, len(copy.getexif())) == ("WEBP", (480, 320), 0)


@pytest.mark.parametrize("data", [draw()[:900], b"\xff\xd8\xff" + b"\0" * 200])
def test_a_damaged_picture_is_named(data: bytes, place, tmp_path) -> None:
    with pytest.raises(UnreadablePicture) as caught:
        shrink_picture(None, place(data), 480, tmp_path / "cache")  # type: ignore[arg-type]
    assert (caught.value.file.endswith("a.jpg"), bool(caught.value.next_step)) == (True, True)


def test_a_picture_of_too_many_pixels_is_not_opened(place, tmp_path) -> None:
    bomb = bytearray(draw("PNG", (10, 10)))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(UnreadablePicture):
        shrink_picture(None, place(bytes(bomb), "a.png"), 480, tmp_path / "cache")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_is_measured_by_its_first_bytes(form: str, place) -> None:
    assert measure_picture(place(draw(form, (120, 80)), f"a.{FORMS[form]}")) == (120, 80)


def test_our_own_picture_has_its_size_and_its_copies(place, tmp_path) -> None:
    (tmp_path / "images").mkdir()
    place(draw(), "images/a.jpg")
    html = render_body("![The quay]({static}/images/a.jpg)\nAt *night*. <small>Ann Li</small>\n", tmp_path, True)
    assert ('width="1200" height="800"' in html, "a-480w.webp 480w" in html, "a-1440w" in html) == (True, True, False)
    assert html.endswith("<figcaption>At <em>night</em>. <small>Ann Li</small></figcaption></figure>\n")


@pytest.mark.parametrize("file", ["https://a.example/x.jpg", "//a.example/x.jpg", "../x.jpg", "saved/x.jpg", ""])
def test_a_lead_picture_elsewhere_is_none(file: str, tmp_path) -> None:
    assert find_lead_picture({"file": file, "url": "https://a.example/x.jpg"}, tmp_path) is None


def test_kept_pictures_take_the_place_of_their_addresses() -> None:
    kept = {
        "https://a.example/x(1).jpg": keep_picture(Picture("x", data=draw(size=(40, 30))), "images"),
        "saved:b": None,
    }
    markdown = '![a \\] b](<https://a.example/x(1).jpg>) <img src="https://a.example/x(1).jpg" alt=""> ![gone](saved:b)'
    placed = place_pictures(markdown, kept)
    assert (placed.count("{static}/images/"), "a.example" in placed, "saved:" in placed) == (2, False, False)
