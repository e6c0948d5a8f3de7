"""Save a served page in one of the forms in which people save pages, with the real tools."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

from playwright.sync_api import Browser, Page

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--ignore-certificate-errors"]
# What a reader marks with the mouse before copying: from the section label above the title to the end of the text.
SELECTIONS = "[data-copy], article, main, .lc-holder, #inhalt, body"

# Where the dialog of Chromium 156 has its button on a screen of 1280 by 1000 without a window manager.
SAVE_BUTTON = ("1075", "798")


def chromium_flags(port: int) -> list[str]:
    return [*FLAGS, f"--host-resolver-rules=MAP * 127.0.0.1:{port}"]


def open_page(browser: Browser, url: str) -> Page:
    page = browser.new_page(ignore_https_errors=True, viewport={"width": 1280, "height": 900})
    page.goto(url, wait_until="networkidle")
    return page


def save_mhtml(browser: Browser, url: str, file: Path) -> None:
    """Chromium's own "Webpage, single file", through the DevTools protocol."""
    page = open_page(browser, url)
    snapshot = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})
    file.write_bytes(snapshot["data"].encode("utf-8"))
    page.close()


def save_text(browser: Browser, url: str, file: Path) -> None:
    """What the clipboard holds after marking the article and copying it."""
    page = open_page(browser, url)
    script = "names => names.split(', ').map(n => document.querySelector(n)).find(Boolean).innerText"
    file.write_text(page.evaluate(script, SELECTIONS), encoding="utf-8")
    page.close()


def save_singlefile(port: int, url: str, file: Path, tool: Path) -> None:
    """The SingleFile command line from npm, with the installed Chromium."""
    flags = ",".join(f'"{flag}"' for flag in chromium_flags(port))
    subprocess.run(
        [
            str(tool),
            url,
            str(file),
            "--browser-executable-path",
            CHROMIUM,
            f"--browser-args=[{flags}]",
            "--filename-conflict-action",
            "overwrite",
        ],
        check=True,
        timeout=90,
    )


def save_complete(port: int, url: str, file: Path, scratch: Path) -> None:
    """Chromium's "Webpage, Complete": a real window on a virtual screen, Ctrl+S, the file's path, Save."""
    shutil.rmtree(scratch, ignore_errors=True)
    saved = scratch / "out" / file.name
    saved.parent.mkdir(parents=True)
    display = {**os.environ, "DISPLAY": ":97", "HOME": str(scratch)}
    screen = subprocess.Popen(["Xvfb", ":97", "-screen", "0", "1280x1000x24"], stderr=subprocess.DEVNULL)
    time.sleep(1)
    command = [CHROMIUM, *chromium_flags(port), "--no-first-run", "--test-type", "--window-size=1280,960"]
    browser = subprocess.Popen(
        [*command, f"--user-data-dir={scratch}/profile", url], env=display, stderr=subprocess.DEVNULL
    )
    try:
        time.sleep(7)
        press(display, "key", "ctrl+s")
        time.sleep(3)
        press(display, "search", "--name", "^Save File$", "windowfocus", "--sync")  # no window manager does it
        press(display, "key", "ctrl+a")
        press(display, "type", "--delay", "15", str(saved))
        time.sleep(1)
        press(display, "mousemove", *SAVE_BUTTON, "click", "1")
        wait_for(saved)
    finally:
        browser.terminate()
        browser.wait(20)
        screen.terminate()
        screen.wait(20)
    keep(saved, file)


def press(display: dict[str, str], *words: str) -> None:
    subprocess.run(["xdotool", *words], env=display, check=True)


def wait_for(saved: Path) -> None:
    for _ in range(20):
        time.sleep(1)
        if saved.exists() and saved.stat().st_size:
            time.sleep(2)
            return
    raise TimeoutError(f"Chromium did not save {saved.name}; is a dialog in the way?")


def keep(saved: Path, file: Path) -> None:
    parts, target = saved.with_name(f"{saved.stem}_files"), file.with_name(f"{file.stem}_files")
    shutil.copy(saved, file)
    shutil.rmtree(target, ignore_errors=True)
    if parts.exists():
        shutil.copytree(parts, target)
