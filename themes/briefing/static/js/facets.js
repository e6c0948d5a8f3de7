// The filters beside the results: a checkbox a value, with the number of briefings it would bring.
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
  label.append(box, name, number);
  return label;
}

function ordered(facet, counts, chosen) {
  const values = new Set([...Object.keys(counts).filter((value) => counts[value]), ...chosen]);
  return [...values].sort((a, b) => (facet === "period" ? b.localeCompare(a) : (counts[b] || 0) - (counts[a] || 0) || a.localeCompare(b)));
}

// Redraws every facet and keeps the focus on the checkbox that the reader has just used.
export function drawFacets(form, counts, chosen, lang) {
  const active = document.activeElement;
  for (const set of form.querySelectorAll("[data-facet]")) {
    const facet = set.dataset.facet;
    const own = counts[facet] || {};
    const values = ordered(facet, own, chosen[facet]);
    const box = set.querySelector(".choices");
    const scrolled = box.scrollTop;
    set.hidden = values.length === 0;
    box.replaceChildren(...values.map((value) => drawChoice(facet, value, own[value] || 0, chosen[facet].includes(value), lang)));
    box.scrollTop = scrolled;
    if (active?.name === facet) [...box.querySelectorAll("input")].find((input) => input.value === active.value)?.focus();
  }
}
