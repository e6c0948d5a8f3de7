// What the reader has read and put by. All of it stays in this browser; nobody is told.
const KEY = "reader";
const MOST = 500; // briefings remembered; the oldest are forgotten first
const UNREAD = 0.15; // of the text; who has seen less has not begun
const labels = document.currentScript.dataset;
const here = location.pathname;

function load() {
  try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; }
}

function change(path, values) {
  const all = load();
  all[path] = { ...all[path], ...values, at: Date.now() };
  const kept = Object.entries(all).sort(([, a], [, b]) => Boolean(b.put) - Boolean(a.put) || b.at - a.at).slice(0, MOST);
  try { localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept))); } catch { /* storage is refused or full */ }
}

function markRead() {
  const all = load();
  for (const link of document.querySelectorAll("main a.title, main .title > a")) {
    if (!all[link.pathname]?.read || link.pathname === here) continue;
    link.classList.add("was-read");
    link.insertAdjacentHTML("beforeend", "<span class='visually-hidden'></span>");
    link.lastChild.textContent = ` ${labels.read}`;
  }
}

function followReading(text) {
  const blocks = [...text.children];
  const seen = new Set();
  const watcher = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => seen.add(blocks.indexOf(entry.target)));
    const last = Math.max(-1, ...seen);
    if (last < 0) return;
    change(here, { place: last / blocks.length, ...(last === blocks.length - 1 ? { read: true } : {}) });
  }, { threshold: 0.5 });
  blocks.forEach((block) => watcher.observe(block));
}

function offerToGoOn(text, button) {
  const known = load()[here];
  if (!button || !known || known.read || !(known.place > UNREAD) || location.hash) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const block = text.children[Math.floor(known.place * text.children.length)];
    block.setAttribute("tabindex", "-1");
    block.scrollIntoView({ block: "start" });
    block.focus({ preventScroll: true });
    button.hidden = true;
  });
}

function putBy(button) {
  const heading = document.querySelector("h1");
  const show = () => {
    const put = Boolean(load()[here]?.put);
    button.setAttribute("aria-pressed", String(put));
    button.textContent = put ? button.dataset.kept : button.dataset.keep;
  };
  button.addEventListener("click", () => {
    const put = !load()[here]?.put;
    change(here, { put, title: heading.textContent.trim(), lang: heading.lang, dir: heading.dir });
    show();
  });
  show();
}

function listPutBy(list, empty) {
  const items = Object.entries(load()).filter(([, one]) => one.put).sort(([, a], [, b]) => b.at - a.at);
  empty.hidden = items.length > 0;
  list.replaceChildren(...items.map(([path, one]) => {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: path, textContent: one.title, lang: one.lang, dir: one.dir, className: "title" });
    const remove = Object.assign(document.createElement("button"), { type: "button", className: "button small", textContent: list.dataset.remove });
    remove.setAttribute("aria-label", `${list.dataset.remove}: ${one.title}`);
    remove.addEventListener("click", () => { change(path, { put: false }); listPutBy(list, empty); (list.querySelector("button") || empty).focus(); });
    item.append(link, remove);
    return item;
  }));
}

const text = document.querySelector(".brief-text");
if (text) {
  offerToGoOn(text, document.getElementById("go-on"));
  followReading(text);
  document.querySelectorAll("[data-keep]").forEach(putBy);
}
const list = document.getElementById("put-by");
if (list) listPutBy(list, document.getElementById("none-put-by"));
markRead();
