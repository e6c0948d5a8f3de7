// One found briefing. Pagefind's excerpt is HTML: only its text and its <mark>s are taken over.
function make(tag, className, text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function marked(element, html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const node of parsed.body.childNodes) {
    element.append(node.nodeName === "MARK" ? make("mark", "", node.textContent) : node.textContent);
  }
}

function inTongue(element, meta) {
  if (meta.lang) element.lang = meta.lang;
  if (meta.dir) element.dir = meta.dir;
  return element;
}

export function drawResult(piece, pageLang) {
  const meta = piece.meta;
  const item = make("li", "result");
  const card = make("article", "card");
  const where = make("p", "slug-line");
  if (meta.region) where.append(make("span", "region", meta.region));
  if (meta.topic) where.append(make("span", "topic", meta.topic));
  const heading = inTongue(make("h2", "title"), meta);
  const link = make("a", "result-link", meta.title);
  link.href = piece.url;
  heading.append(link);
  const excerpt = inTongue(make("p", "excerpt"), meta);
  marked(excerpt, piece.excerpt);
  const foot = make("p", "card-foot");
  if (meta.source) foot.append(make("bdi", "outlet", meta.source));
  if (meta.date) foot.append(make("span", "", meta.date));
  if (meta.lang && meta.lang !== pageLang && piece.filters.language) foot.append(make("span", "", piece.filters.language[0]));
  card.append(where, heading, excerpt, foot);
  item.append(card);
  return item;
}
