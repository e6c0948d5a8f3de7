// Nothing was found for a word: the nearest one among the words of titles and the names of groups.
export function nearest(typed, counted) {
  const most = typed.length > 7 ? 2 : 1;
  let best = null;
  for (const [word, count] of counted) {
    if (word === typed || Math.abs(word.length - typed.length) > most) continue;
    const apart = distance(typed, word, most);
    if (apart > most) continue;
    const rank = apart * 1000 - Math.min(count, 900);
    if (!best || rank < best.rank) best = { word, rank };
  }
  return best?.word || null;
}

// Damerau and Levenshtein: letters changed, added, left out or exchanged with the next; given up beyond `most`.
function distance(a, b, most) {
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= b.length; at += 1) {
      line[at] = Math.min(last[at] + 1, line[at - 1] + 1, last[at - 1] + (a[row - 1] === b[at - 1] ? 0 : 1));
      if (row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1]) line[at] = Math.min(line[at], before[at - 2] + 1);
    }
    if (Math.min(...line) > most) return most + 1;
    [before, last] = [last, line];
  }
  return last[b.length];
}

async function isKnown(word, index, words) {
  const needed = await Promise.all(words.neededFor(word).flat().map(index.find));
  return needed.some((found) => found.size) || !needed.length;
}

// The query with each word that nothing was found for put right; null when there is nothing to put right.
export async function respell(text, index, words) {
  const counted = new Map();
  const shown = new Map();
  const add = (word, count) => {
    const folded = words.fold(word);
    counted.set(folded, (counted.get(folded) || 0) + count);
    if (!shown.has(folded)) shown.set(folded, word);
  };
  for (const part of await index.spellings()) for (const [word, count] of Object.entries(part)) add(word, count);
  const names = Object.values(index.names).flatMap((named) => Object.entries(named).flat(2)).concat(index.values.source, index.values.author);
  for (const name of names) for (const word of name.toLowerCase().match(/\p{L}{4,}/gu) || []) add(word, 5);
  let changed = false;
  const mended = await Promise.all(words.wordsOf(words.fold(text)).map(async (word) => {
    const near = words.isSpaceless(word) || await isKnown(word, index, words) ? null : nearest(word, counted);
    changed ||= Boolean(near);
    return near ? shown.get(near) : word;
  }));
  return changed ? mended.join(" ") : null;
}
