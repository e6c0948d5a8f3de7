// One found briefing: a list item whose link is the title; the words of the query are marked; two ways on.
import { appendMarked, excerptOf } from "./marks.js";

const LENGTH = 240; // characters of an excerpt; half as many where a character is a syllable or a word

export function make(tag, className, text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function inTongue(tag, className, card) {
  const element = make(tag, className);
  if (card.lang) element.lang = card.lang;
  if (card.dir) element.dir = card.dir;
  return element;
}

// A French title breaks no line before a sign: the same rule as on all other pages.
function keepSigns(title, lang) {
  return /^fr\b/i.test(lang) ? title.replace(/ (?=[:;!?»])|(?<=«) /gu, "\u00a0") : title;
}

function drawWay(way) {
  const link = make("a", "way", way.label);
  link.href = way.href;
  return link;
}

// `say` holds the words of the interface, `ways` the links to similar and to newer briefings.
export function drawResult(card, { placesIn, href, ways, lang }) {
  const item = make("li", "result");
  const box = make("article", "card");
  const where = make("p", "slug-line");
  if (card.region) where.append(make("span", "region", card.region));
  if (card.topic) where.append(make("span", "topic", card.topic));
  const heading = inTongue("h2", "title", card);
  const link = make("a", "result-link");
  link.href = href;
  appendMarked(link, keepSigns(card.title, card.lang), placesIn(card.title));
  heading.append(link);
  const excerpt = inTongue("p", "excerpt", card);
  const { shown, places } = excerptOf(card.text, placesIn, /^(ja|zh|th)/.test(card.lang) ? LENGTH / 2 : LENGTH);
  appendMarked(excerpt, shown, places);
  const foot = make("p", "card-foot");
  if (card.source) foot.append(make("bdi", "outlet", card.source));
  if (card.date) foot.append(make("span", "", card.date));
  if (card.lang !== lang && card.language) foot.append(make("span", "", card.language));
  foot.append(...ways.map(drawWay));
  box.append(where, heading, excerpt, foot);
  item.append(box);
  return item;
}
