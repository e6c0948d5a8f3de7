// The search page: state lives in the address, Pagefind answers, results are list items whose link is the title.
import { drawFacets } from "./facets.js";
import { drawResult } from "./results.js";

const form = document.getElementById("search");
const say = form.dataset;
const field = form.elements.q;
const sort = form.elements.sort;
const list = document.getElementById("results");
const status = document.getElementById("status");
const more = document.getElementById("more");
const clear = document.getElementById("clear");
const browse = document.getElementById("browse");
const facets = [...form.querySelectorAll("[data-facet]")].map((set) => set.dataset.facet);
const PAGE = 20;

let engine = null;
let turn = 0; // an answer that comes after a newer question is dropped
let found = [];
let shown = 0;

function readAddress() {
  const address = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(facets.map((name) => [name, address.getAll(name)]));
  return { query: address.get("q") || "", sort: address.get("sort") || "", chosen };
}

function writeAddress({ query, sort: order, chosen }, replace) {
  const address = new URLSearchParams();
  if (query) address.set("q", query);
  for (const name of facets) for (const value of chosen[name]) address.append(name, value);
  if (order) address.set("sort", order);
  const text = address.toString();
  history[replace ? "replaceState" : "pushState"](null, "", text ? `?${text}` : location.pathname);
}

function readForm() {
  const chosen = Object.fromEntries(facets.map((name) =>
    [name, [...form.querySelectorAll(`[name="${name}"]:checked`)].map((box) => box.value)]));
  return { query: field.value.trim(), sort: sort.value, chosen };
}

const filtersOf = (chosen, except) => Object.fromEntries(
  facets.filter((name) => name !== except && chosen[name].length).map((name) => [name, { any: chosen[name] }]));

const ask = (state, except) => engine.search(state.query || null, {
  filters: filtersOf(state.chosen, except),
  sort: state.sort === "date" || !state.query ? { date: "desc" } : undefined,
});

// A value's count says what choosing it would add: so a facet is counted without its own choices.
async function countFacets(state, answer) {
  const counts = { ...answer.filters };
  for (const name of facets.filter((facet) => state.chosen[facet].length)) {
    counts[name] = (await ask(state, name)).filters[name] || {};
  }
  return counts;
}

async function showMore() {
  const mine = turn;
  const pieces = await Promise.all(found.slice(shown, shown + PAGE).map((result) => result.data()));
  if (mine !== turn) return;
  list.append(...pieces.map((piece) => drawResult(piece, say.lang)));
  shown += pieces.length;
  more.hidden = shown >= found.length;
}

async function answer(state) {
  const mine = ++turn;
  const idle = !state.query && !Object.values(state.chosen).some((values) => values.length);
  status.textContent = say.searching;
  const reply = await ask(state);
  if (mine !== turn) return;
  drawFacets(form, await countFacets(state, reply), state.chosen, say.lang);
  if (mine !== turn) return;
  found = idle ? [] : reply.results;
  shown = 0;
  list.replaceChildren();
  clear.hidden = !Object.values(state.chosen).some((values) => values.length);
  browse.hidden = idle || found.length > 0;
  await showMore();
  if (mine !== turn) return;
  status.textContent = idle ? say.start
    : found.length ? say.found.replace("{n}", found.length.toLocaleString(say.lang)) : say.none;
}

function follow(replace = false) {
  const state = readForm();
  writeAddress(state, replace);
  return answer(state);
}

function restore() {
  const state = readAddress();
  field.value = state.query;
  sort.value = state.sort;
  return answer(state);
}

// Down from the field into the results, up and down between them, Esc back to an empty field.
function walk(event) {
  const links = [...list.querySelectorAll("a.result-link")];
  const at = links.indexOf(document.activeElement);
  if (event.key === "Escape" && (at >= 0 || document.activeElement === field)) {
    event.preventDefault();
    if (at < 0 && field.value) { field.value = ""; follow(); }
    field.focus();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (at >= 0 || document.activeElement === field)) {
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (next >= links.length || (at < 0 && event.key === "ArrowUp")) return;
    event.preventDefault();
    (next < 0 ? field : links[next]).focus();
  }
}

async function start() {
  if (matchMedia("(min-width: 60rem)").matches) document.getElementById("facets").open = true;
  try {
    engine = await import(`${say.root}/pagefind/pagefind.js`);
    await engine.options({ excerptLength: 28 });
    await engine.init();
    await engine.filters(); // else an answer comes without its counts
  } catch {
    status.textContent = say.missing;
    browse.hidden = false;
    return;
  }
  let wait = 0;
  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(() => follow(true), 150); });
  form.addEventListener("change", (event) => { if (event.target !== field) follow(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(wait); follow(); });
  form.addEventListener("keydown", walk);
  more.addEventListener("click", showMore);
  clear.addEventListener("click", () => {
    form.querySelectorAll("[data-facet] input").forEach((box) => { box.checked = false; });
    field.focus();
    follow();
  });
  addEventListener("popstate", restore);
  await restore();
  if (!matchMedia("(pointer: coarse)").matches && !location.hash) field.focus({ preventScroll: true });
}

start();
