// On a briefing that a search led to: marks the words of the query and goes to the first. Only then is more loaded.
const asked = new URLSearchParams(location.search).get("marks");
const root = document.querySelector("script[data-root]").dataset.root;

function textsIn(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
  return texts;
}

async function markWords() {
  const [{ appendMarked, makeMatcher }, { readQuery }, { makeWords }] = await Promise.all([import("./marks.js"), import("./query.js"), import("./words.js")]);
  const { rules } = await (await fetch(`${root}/pagefind/index.json`)).json();
  const words = makeWords(rules);
  const placesIn = makeMatcher(readQuery(asked, words, { longest: 0, of: new Map() }), words);
  for (const part of document.querySelectorAll(".brief-text, .standfirst, .curator, h1.title")) {
    for (const text of textsIn(part)) {
      const places = placesIn(text.data);
      if (!places.length) continue;
      const marked = document.createDocumentFragment();
      appendMarked(marked, text.data, places);
      text.replaceWith(marked);
    }
  }
  document.querySelector(".brief-text mark")?.scrollIntoView({ block: "center" });
}

if (asked) markWords().catch(() => { /* without the index the briefing stands as it is */ });
