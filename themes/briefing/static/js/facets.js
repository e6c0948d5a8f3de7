// The filters beside the results: who is in which group, how many there are, a checkbox for each.
import { FACETS } from "./engine.js";

const FOLDED = 8; // values that a long list shows before it is opened

// The briefings that the filters leave, and the counts: a value's count says what choosing it would bring, so each facet
// is counted without its own choices. OR within a facet, AND between them; a value that is left out rules out its briefings.
export function narrow(numbers, { chosen, without, after }, index) {
  const asNumbers = (values, facet) => new Set(values.map((value) => index.values[facet].indexOf(value)));
  const wanted = FACETS.map((facet) => [facet, asNumbers(chosen[facet], facet), asNumbers(without[facet], facet)]);
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Array(index.values[facet].length).fill(0)]));
  const left = [];
  for (const number of numbers) {
    if (after && index.dates[number] <= after) continue;
    const missed = wanted.filter(([facet, values, barred]) => {
      const own = index.groups[facet][number];
      return (values.size && !own.some((value) => values.has(value))) || (barred.size && own.some((value) => barred.has(value)));
    });
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

function drawChoice(facet, value, count, { chosen, without }, say) {
  const row = document.createElement("div");
  const label = document.createElement("label");
  const barred = without[facet].includes(value);
  label.className = `choice${count ? "" : " none"}${barred ? " barred" : ""}`;
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", name: facet, value, checked: chosen[facet].includes(value) });
  const name = document.createElement("bdi");
  name.textContent = nameOf(facet, value, say.lang);
  const number = document.createElement("span");
  number.className = "count";
  number.textContent = count.toLocaleString(say.lang);
  label.append(box, name, " ", number);
  row.className = "choice-row";
  row.append(label, drawBar(facet, value, barred, say.without.replace("{name}", name.textContent)));
  return row;
}

// The button that leaves a value out.
function drawBar(facet, value, barred, label) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "bar", name: `without-${facet}`, value, title: label });
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-pressed", barred);
  return button;
}

function ordered(facet, values, counts, used, lang) {
  const shown = values.map((value, number) => [value, counts[number]]).filter(([value, count]) => count || used.includes(value));
  for (const value of used) if (!values.includes(value)) shown.push([value, 0]);
  const byName = new Intl.Collator(lang).compare;
  return shown.sort((a, b) => (facet === "period" ? byName(b[0], a[0])
    : used.includes(b[0]) - used.includes(a[0]) || b[1] - a[1] || byName(a[0], b[0])));
}

// Redraws every facet and keeps the focus on the checkbox or button that the reader has just used.
export function drawFacets(form, counts, state, index, say) {
  const active = document.activeElement;
  for (const set of form.querySelectorAll("[data-facet]")) {
    const facet = set.dataset.facet;
    const used = [...state.chosen[facet], ...state.without[facet]];
    const shown = ordered(facet, index.values[facet], counts[facet], used, say.lang);
    const box = set.querySelector(".choices");
    const scrolled = box.scrollTop;
    set.hidden = shown.length === 0;
    box.classList.toggle("many", shown.length > FOLDED);
    box.replaceChildren(...shown.map(([value, count]) => drawChoice(facet, value, count, state, say)));
    box.scrollTop = scrolled;
    if (!active?.name) continue;
    [...box.querySelectorAll("input, button")].find(({ name, value }) => name === active.name && value === active.value)?.focus();
  }
}
