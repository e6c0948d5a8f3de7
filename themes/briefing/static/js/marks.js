// Marks the words of a query in a text: in an excerpt, and in the briefing on arrival.
const PIECE = /(?:[\p{L}\p{N}\p{M}]|(?<=[\u05d0-\u05ea])["'״׳’](?=[\u05d0-\u05ea]))+/gu;

export function makeMatcher(demands, words) {
  const wanted = demands.flatMap(({ words: list }) => list);
  const runs = wanted.filter(words.isSpaceless);
  const spaced = wanted.filter((word) => !words.isSpaceless(word));
  const forms = new Set(spaced.flatMap(words.formsOf));
  const hits = (word) => {
    const folded = words.fold(word);
    return spaced.some((typed) => typed.length > 2 && folded.startsWith(typed)) || spaced.includes(folded)
      || words.formsOf(folded).some((form) => forms.has(form))
      || spaced.some((typed) => typed.length > 5 && folded.length > typed.length + 2 && folded.includes(typed.slice(0, -1)));
  };

  // The places in a text that the query means: [start, end].
  return function placesIn(text) {
    const places = [];
    for (const { 0: piece, index } of text.matchAll(PIECE)) {
      if (words.isSpaceless(piece)) {
        for (const run of runs) {
          for (let at = piece.toLowerCase().indexOf(run); at >= 0; at = piece.toLowerCase().indexOf(run, at + run.length)) {
            places.push([index + at, index + at + run.length]);
          }
        }
      } else if (hits(piece)) places.push([index, index + piece.length]);
    }
    return places.sort((a, b) => a[0] - b[0]);
  };
}

export function appendMarked(element, text, places) {
  let at = 0;
  for (const [start, end] of places) {
    if (start < at) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    element.append(text.slice(at, start), mark);
    at = end;
  }
  element.append(text.slice(at));
}

// The part of a text where most of the query stands close together, cut at words.
export function excerptOf(text, placesIn, length) {
  const places = placesIn(text);
  let best = 0;
  let most = 0;
  places.forEach(([start], first) => {
    const near = places.slice(first).filter(([, end]) => end <= start + length * 0.8);
    const different = new Set(near.map(([from, to]) => text.slice(from, to).toLowerCase())).size * 3 + near.length;
    if (different > most) { most = different; best = start; }
  });
  let from = Math.max(0, best - Math.round(length * 0.2));
  if (from) { const space = text.slice(from, best).search(/[\s。、]/u); if (space >= 0) from += space + 1; }
  let to = Math.min(text.length, from + length);
  if (to < text.length) { const space = text.slice(from, to).search(/[\s。、][^\s。、]*$/u); if (space > length / 2) to = from + space; }
  const shown = `${from ? "… " : ""}${text.slice(from, to).replace(/(?<=[^\s.!?…。！？:؟])\n/gu, " · ").replace(/\s+/gu, " ")}${to < text.length ? " …" : ""}`;
  return { shown, places: placesIn(shown) };
}
