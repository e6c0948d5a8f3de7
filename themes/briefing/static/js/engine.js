// The index in the browser: Pagefind over all shards, the facets of every briefing, the cards of results.
export const FACETS = ["topic", "region", "source", "language", "author", "period"];

async function unpack(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return JSON.parse(new TextDecoder().decode(bytes)); // a server unpacked it
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

async function readJson(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

// Every briefing has a number, the newest is 0; `groups[facet][number]` lists the numbers of its values.
function joinFacets(shards, parts) {
  const all = { dates: [], values: {}, groups: {}, places: [], firsts: new Map() };
  for (const facet of FACETS) Object.assign(all, { values: { ...all.values, [facet]: [] }, groups: { ...all.groups, [facet]: [] } });
  const known = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  parts.forEach((part, at) => {
    all.firsts.set(shards[at].name, all.dates.length);
    part.dates.forEach((date, number) => { all.dates.push(date); all.places.push([shards[at].name, number]); });
    for (const facet of FACETS) {
      const own = part.facets[facet].values.map((value) => {
        if (!known[facet].has(value)) { known[facet].set(value, all.values[facet].length); all.values[facet].push(value); }
        return known[facet].get(value);
      });
      for (const row of part.facets[facet].rows) all.groups[facet].push([row].flat().map((value) => own[value]));
    }
  });
  return all;
}

export async function openIndex(root) {
  const folder = `${root}/pagefind/`;
  const [index, pagefind] = await Promise.all([readJson(`${folder}index.json`), import(`${folder}pagefind.js`)]);
  const engine = pagefind.createInstance({ basePath: folder, noWorker: true, metaCacheTag: index.shards[0]?.name || "" });
  const facets = Promise.all(index.shards.map(({ name }) => fetch(`${folder}${name}/facets`).then(unpack)));
  const ready = Promise.all(index.shards.map(({ name }) =>
    engine.mergeIndex(`${folder}${name}/`, { language: "und", metaCacheTag: "0" })));
  const known = joinFacets(index.shards, await facets);
  const asked = new Map();

  // The briefings with a term or with a word that begins so: number -> score.
  async function lookUp(term) {
    await ready;
    const reply = await engine.search(term);
    const scores = new Map();
    for (const { id, score } of reply.results) {
      const [shard, number] = id.split("/");
      scores.set(known.firsts.get(shard) + Number(number), score);
    }
    return scores;
  }

  return {
    ...known, rules: index.rules, names: index.names, size: known.dates.length,
    find(term) {
      if (!asked.has(term)) asked.set(term, lookUp(term));
      return asked.get(term);
    },
    async card(number) {
      const [shard, place] = known.places[number];
      return { number, ...await unpack(await fetch(`${folder}${shard}/cards/${place}`)) };
    },
    // Words of titles, the newest shards first, for a word that nothing was found for.
    spellings: () => Promise.all(index.shards.slice(0, 6).map(({ name }) => fetch(`${folder}${name}/spellings`).then(unpack))),
  };
}
