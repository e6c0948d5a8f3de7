// How a word becomes a search term. The rules come with the index, which was made by the same ones (site/search/words.py).
const WORD = /(?:[\p{L}\p{N}]|[\u0900-\u0dff])+/gu;

export function makeWords(rules) {
  const marks = new RegExp(rules.marks, "gu");
  const inner = new RegExp(rules.inner, "gu");
  const spaceless = new RegExp(rules.spaceless, "u");
  const runs = new RegExp(`${rules.spaceless}+|(?:(?!${rules.spaceless}).)+`, "gu");
  const letters = new RegExp(`[${Object.keys(rules.fold).join("")}]`, "gu");
  const silent = Object.fromEntries(Object.entries(rules.silent).map(([script, list]) => [script, new Set(list.split(" "))]));
  const scripts = Object.entries(rules.scripts).map(([name, of]) => ({
    name, letters: new RegExp(of.letters, "u"), fronts: of.fronts && new RegExp(of.fronts, "u"), most: of.most || 0,
    steps: of.steps.map(([pattern, to]) => [new RegExp(pattern, "u"), to]),
  }));

  const fold = (text) => text.normalize("NFKC").toLowerCase().normalize("NFD").replace(marks, "").replace(inner, "")
    .replace(letters, (letter) => rules.fold[letter]);

  const wordsOf = (folded) => (folded.match(WORD) || []).flatMap((word) => word.match(runs) || []);

  const stem = (word, script) => script.steps.reduce((short, [pattern, to]) => short.replace(pattern, to), word);

  const scriptOf = (word) => scripts.find(({ letters: own }) => own.test(word));

  // The terms of one word, any of which will do; none for a word that is everywhere.
  function formsOf(word) {
    const script = scriptOf(word);
    if (!script) return [word];
    if (silent[script.name]?.has(word)) return [];
    const forms = [stem(word, script)];
    for (let cut = 0, rest = word; cut < script.most; cut += 1) {
      rest = rest.replace(script.fronts, "");
      forms.push(stem(rest, script));
    }
    return [...new Set(forms.filter((form) => form.length > 2 || form === forms[0]))];
  }

  // What must be found for a word: terms of which all are needed, each with its other forms.
  function neededFor(word) {
    if (!spaceless.test(word)) { const forms = formsOf(word); return forms.length ? [forms] : []; }
    const signs = [...word];
    if (signs.length === 1) return [[word]];
    const pairs = signs.slice(1).map((sign, place) => signs[place] + sign);
    const telling = pairs.filter((pair) => !silent.spaceless.has(pair));
    return (telling.length ? telling : pairs.slice(0, 1)).map((pair) => [pair]);
  }

  return { fold, wordsOf, formsOf, neededFor, isSpaceless: (word) => spaceless.test(word) };
}
