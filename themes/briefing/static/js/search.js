// The search page: the address holds its state, the index answers, the keyboard reaches everything.
import { FACETS, openIndex } from "./engine.js";
import { drawFacets, narrow } from "./facets.js";
import { makeMatcher } from "./marks.js";
import { answerQuery, hasPhrases, indexNames, readQuery } from "./query.js";
import { drawResult, make } from "./results.js";
import { respell } from "./spelling.js";
import { makeWords } from "./words.js";

const form = document.getElementById("search");
const say = form.dataset;
const field = form.elements.q;
const sort = form.elements.sort;
const at = (id) => document.getElementById(id);
const [list, status, more, clear, browse, help, filed] = ["results", "status", "more", "clear", "browse", "help", "filed"].map(at);
const PAGE = 10;
const READ_FOR_PHRASE = 120; // briefings that are read to see whether they have a phrase word by word
const PAUSE = 180; // milliseconds of no typing

let index = null;
let words = null;
let names = null;
let turn = 0; // an answer that comes after a newer question is dropped
let current = { found: [], shown: 0, demands: [], state: null };

const byFacet = (valuesOf) => Object.fromEntries(FACETS.map((name) => [name, valuesOf(name)]));

function readAddress() {
  const address = new URLSearchParams(location.search);
  const chosen = byFacet((name) => address.getAll(name));
  const without = byFacet((name) => address.getAll(`without-${name}`));
  return { query: address.get("q") || "", sort: address.get("sort") || "", after: address.get("after") || "", chosen, without };
}

function addressOf({ query, sort: order, after, chosen, without }) {
  const address = new URLSearchParams();
  if (query) address.set("q", query);
  for (const name of FACETS) for (const value of chosen[name]) address.append(name, value);
  for (const name of FACETS) for (const value of without[name]) address.append(`without-${name}`, value);
  if (after) address.set("after", after);
  if (order) address.set("sort", order);
  const text = address.toString();
  return text ? `?${text}` : location.pathname;
}

function readForm() {
  const valuesOf = (selector) => [...form.querySelectorAll(selector)].map(({ value }) => value);
  const chosen = byFacet((name) => valuesOf(`[name="${name}"]:checked`));
  const without = byFacet((name) => valuesOf(`[name="without-${name}"][aria-pressed="true"]`));
  return { query: field.value.trim(), sort: sort.value, after: current.state?.after || "", chosen, without };
}

const isFiltered = ({ chosen, without, after }) => Boolean(after) || FACETS.some((name) => chosen[name].length || without[name].length);
const unfiltered = (state) => ({ ...state, after: "", chosen: byFacet(() => []), without: byFacet(() => []) });
const allNumbers = () => Array.from({ length: index.size }, (_, number) => number);
const said = (text, n) => text.replace("{n}", n.toLocaleString(say.lang));

function linkTo(state, label, className = "way") {
  const link = make("a", className, label);
  link.href = addressOf(state);
  return link;
}

// From a result: what is filed alike, and what came later on the same.
function waysFrom(number) {
  const { chosen, without } = unfiltered(current.state);
  for (const facet of ["topic", "region"]) {
    const first = index.groups[facet][number][0];
    if (first !== undefined) chosen[facet] = [index.values[facet][first]];
  }
  if (!chosen.topic.length && !chosen.region.length) return [];
  const state = { query: "", sort: "", after: "", chosen, without };
  const later = { ...state, after: index.dates[number] };
  const alikeCount = narrow(allNumbers(), state, index).left.length - 1;
  const laterCount = narrow(allNumbers(), later, index).left.length;
  const ways = [];
  if (alikeCount) ways.push({ href: addressOf(state), label: said(say.similar, alikeCount) });
  if (laterCount) ways.push({ href: addressOf(later), label: said(say.newer, laterCount) });
  return ways;
}

function hrefOf(card) {
  const marked = current.state.query ? `?marks=${encodeURIComponent(current.state.query)}` : "";
  return `${say.root}/${card.url}${marked}`;
}

async function showMore() {
  const mine = turn;
  const numbers = current.found.slice(current.shown, current.shown + PAGE);
  const cards = await Promise.all(numbers.map(index.card));
  if (mine !== turn) return;
  const placesIn = makeMatcher(current.demands, words);
  list.append(...cards.map((card) => drawResult(card, { placesIn, href: hrefOf(card), ways: waysFrom(card.number), lang: say.lang })));
  current.shown += cards.length;
  more.hidden = current.shown >= current.found.length;
}

async function withPhrases(numbers, demands) {
  if (!demands.some(({ phrase }) => phrase)) return numbers;
  const cards = await Promise.all(numbers.slice(0, READ_FOR_PHRASE).map(index.card));
  return cards.filter((card) => hasPhrases(card, demands, words)).map(({ number }) => number);
}

// Topics and regions that the query names: one press filters by them.
function drawFiled(state, demands) {
  const groups = demands.flatMap((demand) => demand.groups || []);
  const links = groups.map(({ facet, number, value }) => {
    const count = index.groups[facet].filter((values) => values.includes(number)).length;
    const link = linkTo({ ...unfiltered(state), query: "", chosen: { ...unfiltered(state).chosen, [facet]: [value] } }, value, "button small");
    link.append(" ", make("span", "count", count.toLocaleString(say.lang)));
    return link;
  });
  filed.replaceChildren(...(links.length ? [make("span", "label", say.filed), ...links] : []));
}

// Nothing, or not all of it: the nearest spelling, the same without filters, the ways to browse.
async function drawHelp(state, answer, left, mine) {
  const lines = [];
  if (answer.partly && left.length) lines.push(make("p", "", say.partly));
  if (!left.length && isFiltered(state) && answer.ranked.length) {
    const line = make("p");
    line.append(linkTo(unfiltered(state), said(say.wider, answer.ranked.length), "button"));
    lines.push(line);
  }
  if (state.query && (answer.partly || !answer.ranked.length)) {
    const mended = await respell(state.query, index, words);
    if (mended) {
      const line = make("p", "", `${say.meant} `);
      const link = linkTo({ ...state, query: mended }, mended, "");
      link.dir = "auto";
      line.append(link);
      lines.unshift(line);
    }
  }
  if (mine === turn) help.replaceChildren(...lines);
}

async function answer(state) {
  const mine = ++turn;
  const idle = !state.query && !isFiltered(state);
  const demands = readQuery(state.query, words, names);
  const found = demands.length ? await answerQuery(demands, index) : { ranked: state.query ? [] : allNumbers(), partly: false };
  found.ranked = await withPhrases(found.ranked, demands);
  if (mine !== turn) return;
  const { left, counts } = narrow(found.ranked, state, index);
  if (state.sort === "date") left.sort((a, b) => a - b);
  drawFacets(form, counts, state, index, say);
  current = { found: idle ? [] : left, shown: 0, demands, state };
  list.replaceChildren();
  clear.hidden = !isFiltered(state);
  browse.hidden = idle || left.length > 0;
  drawFiled(state, demands);
  await Promise.all([showMore(), drawHelp(state, found, left, mine)]);
  if (mine !== turn) return;
  status.textContent = idle ? say.start : left.length ? said(say.found, left.length) : say.none;
}

// Whatever fails while searching is said, and the ways to browse stay.
async function tell(state) {
  try {
    await answer(state);
  } catch {
    status.textContent = navigator.onLine ? say.missing : say.offline;
    browse.hidden = false;
  }
}

function follow(replace = false) {
  const state = readForm();
  history[replace ? "replaceState" : "pushState"](null, "", addressOf(state));
  return tell(state);
}

function restore() {
  const state = readAddress();
  field.value = state.query;
  sort.value = state.sort;
  return tell(state);
}

// Down from the field into the results, up and down between them, Esc back to an empty field.
function walk(event) {
  const links = [...list.querySelectorAll("a.result-link")];
  const place = links.indexOf(document.activeElement);
  const inField = document.activeElement === field;
  if (event.key === "Escape" && (list.contains(document.activeElement) || inField)) {
    event.preventDefault();
    if (inField && field.value) { field.value = ""; follow(); }
    field.focus();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (place >= 0 || inField)) {
    const next = place + (event.key === "ArrowDown" ? 1 : -1);
    if (next >= links.length || (place < 0 && event.key === "ArrowUp")) return;
    event.preventDefault();
    (next < 0 ? field : links[next]).focus();
  }
}

// A value is either chosen or left out: the one takes back the other.
function leaveOut({ target }) {
  if (!target.matches(".bar")) return;
  target.setAttribute("aria-pressed", target.getAttribute("aria-pressed") !== "true");
  target.closest(".choice-row").querySelector("input").checked = false;
  follow();
}

function listen() {
  let wait = 0;
  let composing = false; // Japanese and Chinese are typed in two steps: half a word is no query
  field.addEventListener("compositionstart", () => { composing = true; });
  field.addEventListener("compositionend", () => { composing = false; field.dispatchEvent(new Event("input")); });
  field.addEventListener("input", () => {
    clearTimeout(wait);
    if (!composing) wait = setTimeout(() => follow(true), PAUSE);
  });
  form.addEventListener("click", leaveOut);
  form.addEventListener("change", (event) => {
    if (event.target === field) return;
    if (event.target.checked) event.target.closest(".choice-row").querySelector(".bar").setAttribute("aria-pressed", "false");
    follow();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(wait); follow(); });
  form.addEventListener("keydown", walk);
  more.addEventListener("click", showMore);
  clear.addEventListener("click", () => {
    current.state = null;
    form.querySelectorAll("[data-facet] input").forEach((box) => { box.checked = false; });
    form.querySelectorAll("[data-facet] .bar").forEach((bar) => bar.setAttribute("aria-pressed", "false"));
    field.focus();
    follow();
  });
  addEventListener("popstate", restore);
}

async function start() {
  if (matchMedia("(min-width: 60rem)").matches) at("facets").open = true;
  if (!matchMedia("(pointer: coarse)").matches && !location.hash) field.focus({ preventScroll: true });
  field.value ||= readAddress().query;
  status.textContent = say.searching;
  try {
    index = await openIndex(say.root);
  } catch {
    status.textContent = say.missing;
    browse.hidden = false;
    return;
  }
  words = makeWords(index.rules);
  names = indexNames(index, words);
  listen();
  if (field.value.trim() !== readAddress().query) await follow(true); // typed while the index came
  else await restore();
}

start();
