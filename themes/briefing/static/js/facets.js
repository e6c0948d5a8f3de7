// The filters beside the results: who is in which group, how many there are, a checkbox for each.
import { FACETS } from "./engine.js";

const FOLDED = 8; // values that a long list shows before it is opened

// The briefings that the filters leave, and the counts: a value's count says what choosing it would bring, so each facet
// is counted without its own choices. OR within a facet, AND between them.
export function narrow(numbers, chosen, after, index) {
  const wanted = FACETS.map((facet) => [facet, new Set(chosen[facet].map((value) => index.values[facet].indexOf(value)))]);
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Array(index.values[facet].length).fill(0)]));
  const left = [];
  for (const number of numbers) {
    if (after && index.dates[number] <= after) continue;
    const missed = wanted.filter(([facet, values]) => values.size && !index.groups[facet][number].some((value) => values.has(value)));
    if (missed.length > 1) continue;
    if (!missed.length) left.push(number);
    for (const facet of missed.length ? [missed[0][0]] : FACETS) {
      for (const value of index.groups[facet][number]) counts[facet][value] += 1;
    }
  }
  return { left, counts };
}

function nameOf(facet, value, lang) {
  if (facet !== "period" || !/^\d{4}-\d{2}$/.test(value)) return value;
  const [year, month] = value.split("-");
  return new Intl.DateTimeFormat(lang, { year: "numeric", month: "long", timeZone: "UTC" }).format(Date.UTC(+year, month - 1));
}

function drawChoice(facet, value, count, checked, lang) {
  const label = document.createElement("label");
  label.className = count ? "choice" : "choice none";
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", name: facet, value, checked });
  const name = document.createElement("bdi");
  name.textContent = nameOf(facet, value, lang);
  const number = document.createElement("span");
  number.className = "count";
  number.textContent = count.toLocaleString(lang);
  label.append(box, name, " ", number);
  return label;
}

function ordered(facet, values, counts, chosen, lang) {
  const shown = values.map((value, number) => [value, counts[number]]).filter(([value, count]) => count || chosen.includes(value));
  for (const value of chosen) if (!values.includes(value)) shown.push([value, 0]);
  const byName = new Intl.Collator(lang).compare;
  return shown.sort((a, b) => (facet === "period" ? byName(b[0], a[0])
    : chosen.includes(b[0]) - chosen.includes(a[0]) || b[1] - a[1] || byName(a[0], b[0])));
}

// Redraws every facet and keeps the focus on the checkbox that the reader has just used.
export function drawFacets(form, counts, chosen, index, lang) {
  const active = document.activeElement;
  for (const set of form.querySelectorAll("[data-facet]")) {
    const facet = set.dataset.facet;
    const shown = ordered(facet, index.values[facet], counts[facet], chosen[facet], lang);
    const box = set.querySelector(".choices");
    const scrolled = box.scrollTop;
    set.hidden = shown.length === 0;
    box.classList.toggle("many", shown.length > FOLDED);
    box.replaceChildren(...shown.map(([value, count]) => drawChoice(facet, value, count, chosen[facet].includes(value), lang)));
    box.scrollTop = scrolled;
    if (active?.name === facet) [...box.querySelectorAll("input")].find((input) => input.value === active.value)?.focus();
  }
}
