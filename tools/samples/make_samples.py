"""Make the sample saved pages under content/saved/samples/ from the articles in this folder.

    .venv/bin/python tools/samples/make_samples.py [NAME ...]

Without a name, makes every page that is not there yet. Needs Chromium, openssl, SingleFile's command line
(`npm install single-file-cli`, its path in $SINGLE_FILE), Xvfb and xdotool.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from pictures import HEIGHT, WIDTH, draw
from playwright.sync_api import Browser, sync_playwright
from render import HERE, Sample, read_samples, render_page
from save import CHROMIUM, chromium_flags, save_complete, save_mhtml, save_singlefile, save_text
from serve import TYPES, Answer, serve

TARGET = HERE.parent.parent / "content" / "saved" / "samples"
SUFFIXES = {"html": ".html", "complete": ".html", "singlefile": ".html", "mhtml": ".mhtml", "text": ".txt"}
TOOL = Path(os.environ.get("SINGLE_FILE", "/tmp/sf/node_modules/.bin/single-file"))


def main(names: list[str]) -> None:
    samples = read_samples()
    wanted = [sample for sample in samples if (sample.name in names if names else not target_of(sample).exists())]
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        answers = answer_all(
            samples, draw_all(wanted, playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]))
        )
        with serve(answers, Path(scratch)) as port:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=chromium_flags(port))
            for sample in wanted:
                make(sample, browser, port, Path(scratch), answers)
            browser.close()


def target_of(sample: Sample) -> Path:
    return TARGET / sample.outlet["key"] / f"{sample.name}{SUFFIXES[sample.data['form']]}"


def make(sample: Sample, browser: Browser, port: int, scratch: Path, answers: dict[str, Answer]) -> None:
    file = target_of(sample)
    file.parent.mkdir(parents=True, exist_ok=True)
    match sample.data["form"]:
        case "html":
            file.write_bytes(answers[sample.url.removeprefix("https://")][1])
        case "mhtml":
            save_mhtml(browser, sample.url, file)
        case "text":
            save_text(browser, sample.url, file)
        case "singlefile":
            save_singlefile(port, sample.url, file, TOOL)
        case "complete":
            save_complete(port, sample.url, file, scratch / sample.name)
    print(f"{sample.data['form']:<11}{file.stat().st_size:>8}  {file.relative_to(TARGET)}", flush=True)


def draw_all(samples: list[Sample], browser: Browser) -> dict[str, bytes]:
    """Every picture that the samples show, as a JPEG of under 40 KB."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    drawn = {}
    for name in sorted({name for sample in samples for name in sample.pictures}):
        page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{draw(name)}")
        drawn[name] = page.screenshot(type="jpeg", quality=74)
    browser.close()
    return drawn


def answer_all(samples: list[Sample], pictures: dict[str, bytes]) -> dict[str, Answer]:
    """What every outlet's server answers, by URL without its scheme."""
    answers: dict[str, Answer] = {}
    for sample in samples:
        domain = sample.outlet["domain"]
        answers[sample.url.removeprefix("https://")] = ("text/html", render_page(sample))
        for name in sample.pictures:
            if name in pictures:
                answers[f"{domain}{sample.outlet['pictures']}{name}.jpg"] = (TYPES[".jpg"], pictures[name])
        for file in (HERE / "static").glob("*"):
            answers[f"{domain}/static/{file.name}"] = (TYPES[file.suffix], file.read_bytes())
    return answers


if __name__ == "__main__":
    main(sys.argv[1:])
