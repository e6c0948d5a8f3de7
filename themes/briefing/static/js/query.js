// From what the reader typed to the briefings, the best first.
const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;

// A query is a list of demands: a word or a phrase, each with the terms that it needs; or the name of a topic or region.
export function readQuery(text, words, names) {
  const phrases = [...text.matchAll(QUOTED)].map(([, phrase]) => words.wordsOf(words.fold(phrase))).filter((list) => list.length);
  const rest = words.wordsOf(words.fold(text.replace(QUOTED, " ")));
  const demands = phrases.map((list) => ({ words: list, phrase: list.length > 1 || words.isSpaceless(list[0]), needed: list.flatMap(words.neededFor) }));
  for (let at = 0; at < rest.length;) {
    const named = longestName(rest, at, names);
    const list = rest.slice(at, at + (named?.length || 1));
    demands.push({ words: list, needed: list.flatMap(words.neededFor), groups: named?.groups || [] });
    at += list.length;
  }
  return demands.filter(({ needed, groups }) => needed.length || groups?.length);
}

function longestName(list, at, names) {
  for (let length = Math.min(names.longest, list.length - at); length; length -= 1) {
    const groups = names.of.get(list.slice(at, at + length).join(" "));
    if (groups) return { length, groups };
  }
  return null;
}

// Names of topics and regions in every language -> the groups that bear them.
export function indexNames(index, words) {
  const of = new Map();
  let longest = 0;
  for (const [facet, named] of Object.entries(index.names)) {
    for (const [value, others] of Object.entries(named)) {
      const number = index.values[facet].indexOf(value);
      for (const name of number < 0 ? [] : [value, ...others]) {
        const list = words.wordsOf(words.fold(name));
        longest = Math.max(longest, list.length);
        const key = list.join(" ");
        const groups = of.get(key) || [];
        if (!groups.some((group) => group.facet === facet && group.number === number)) of.set(key, [...groups, { facet, number, value }]);
      }
    }
  }
  return { of, longest };
}

async function scoreDemand(demand, index) {
  const parts = await Promise.all(demand.needed.map(async (forms) => {
    const found = await Promise.all(forms.map(index.find));
    const best = new Map(found[0]);
    for (const other of found.slice(1)) for (const [number, score] of other) best.set(number, Math.max(score * 0.8, best.get(number) || 0));
    return best;
  }));
  const scores = new Map();
  for (const [number, score] of parts[0] || []) {
    if (parts.every((part) => part.has(number))) scores.set(number, parts.reduce((sum, part) => sum + part.get(number), 0) / parts.length || score);
  }
  return addGroups(scores, demand, index);
}

// A briefing that is filed under the name counts as one that has the word, though not as the best of them.
function addGroups(scores, demand, index) {
  if (!demand.groups?.length) return scores;
  const worth = 0.6 * Math.max(1, ...scores.values());
  for (let number = 0; number < index.size; number += 1) {
    if (demand.groups.some(({ facet, number: value }) => index.groups[facet][number].includes(value))) {
      scores.set(number, worth + 0.5 * (scores.get(number) || 0));
    }
  }
  return scores;
}

// All briefings that meet every demand; where none does, those that meet most. `partly` says which it was.
export async function answerQuery(demands, index) {
  const scored = await Promise.all(demands.map((demand) => scoreDemand(demand, index)));
  const total = new Map();
  for (const scores of scored) for (const [number, score] of scores) {
    const sum = total.get(number) || { met: 0, score: 0 };
    total.set(number, { met: sum.met + 1, score: sum.score + score });
  }
  const met = Math.max(0, ...[...total.values()].map((sum) => sum.met));
  const wanted = demands.some(({ phrase }) => phrase) ? demands.length : met;
  const ranked = [...total].filter(([, sum]) => sum.met === wanted).sort(([a, x], [b, y]) => y.score - x.score || a - b);
  return { ranked: ranked.map(([number]) => number), partly: wanted < demands.length };
}

// Whether a text has every phrase, word by word.
export function hasPhrases(card, demands, words) {
  const text = ` ${words.wordsOf(words.fold(`${card.title} ${card.text}`)).join(" ")} `;
  return demands.filter(({ phrase }) => phrase).every(({ words: list }) =>
    list.some(words.isSpaceless) ? text.includes(list.join(" ")) : text.includes(` ${list.join(" ")} `));
}
