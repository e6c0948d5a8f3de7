// Reads a briefing aloud, sentence by sentence, by a voice that the reader's own device brings. Nothing is sent anywhere.
const BLOCKS = "h2, h3, h4, p, li, blockquote, figcaption, td, th, dt, dd";
const MARK = "aloud";

// Each sentence of the text with the range that it takes up on the page.
function sentencesOf(root, lang) {
  const segmenter = new Intl.Segmenter(lang, { granularity: "sentence" });
  const leaves = [...root.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  return (leaves.length ? leaves : [root]).flatMap((block) =>
    [...segmenter.segment(block.textContent)]
      .filter(({ segment }) => segment.trim())
      .map(({ segment, index }) => ({ text: segment.trim(), range: rangeOf(block, index, index + segment.trimEnd().length) })));
}

function rangeOf(block, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const after = before + node.length;
    if (start >= before && start <= after) range.setStart(node, start - before);
    if (end >= before && end <= after) { range.setEnd(node, end - before); break; }
    before = after;
  }
  return range;
}

function voiceFor(lang) {
  const voices = speechSynthesis.getVoices();
  const tag = (voice) => voice.lang.replace("_", "-").toLowerCase();
  const wanted = lang.toLowerCase();
  const near = voices.filter((voice) => tag(voice).split("-")[0] === wanted.split("-")[0]);
  return near.find((voice) => tag(voice) === wanted) || near.find((voice) => voice.localService) || near[0];
}

// A browser may know its voices at once, a moment later, or never.
function whenVoicesAreKnown(act) {
  if (speechSynthesis.getVoices().length) return act();
  const once = () => { clearTimeout(late); speechSynthesis.removeEventListener("voiceschanged", once); act(); };
  const late = setTimeout(once, 1500);
  speechSynthesis.addEventListener("voiceschanged", once);
}

class Reading {
  constructor(panel, root) {
    this.panel = panel;
    this.root = root;
    this.lang = root.lang || document.documentElement.lang;
    this.play = panel.querySelector("[data-play]");
    this.stop = panel.querySelector("[data-stop]");
    this.rate = panel.querySelector("select");
    this.at = 0;
    this.turn = 0; // an utterance that was cancelled must not begin the next one
    this.speaking = false;
    this.play.addEventListener("click", () => (this.speaking ? this.pause() : this.speak()));
    this.stop.addEventListener("click", () => { this.pause(); this.at = 0; this.show(); this.play.focus(); });
    this.rate.addEventListener("change", () => { if (this.speaking) { this.pause(); this.speak(); } });
    addEventListener("pagehide", () => speechSynthesis.cancel());
    this.show();
  }

  // Pausing is cancelling and remembering the sentence: the pause of several browsers never ends.
  pause() {
    this.turn += 1;
    this.speaking = false;
    speechSynthesis.cancel();
    this.show();
  }

  speak() {
    this.sentences ||= sentencesOf(this.root, this.lang);
    if (this.at >= this.sentences.length) this.at = 0;
    this.speaking = true;
    this.say();
  }

  say() {
    const turn = (this.turn += 1);
    const utterance = new SpeechSynthesisUtterance(this.sentences[this.at].text);
    utterance.voice = voiceFor(this.lang);
    utterance.lang = this.lang;
    utterance.rate = Number(this.rate.value);
    utterance.onend = () => { if (turn === this.turn) this.goOn(); };
    utterance.onerror = () => { if (turn === this.turn) this.pause(); };
    speechSynthesis.speak(utterance);
    this.show();
  }

  goOn() {
    this.at += 1;
    if (this.at < this.sentences.length) return this.say();
    this.pause();
    this.at = 0;
    this.show();
  }

  show() {
    const begun = this.speaking || this.at > 0;
    this.play.textContent = this.speaking ? this.play.dataset.pause : begun ? this.play.dataset.resume : this.play.dataset.play;
    this.stop.hidden = !begun;
    this.mark(begun ? this.sentences?.[this.at]?.range : null);
  }

  mark(range) {
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.delete(MARK);
    if (!range) return;
    CSS.highlights.set(MARK, new Highlight(range));
    const place = range.getBoundingClientRect();
    if (this.speaking && (place.top < 0 || place.bottom > innerHeight)) {
      range.startContainer.parentElement.scrollIntoView({ block: "center" });
    }
  }
}

const panel = document.getElementById("aloud");
const root = document.querySelector(".brief-text");
if (panel && root) {
  const refuse = () => { document.getElementById("no-voice").hidden = false; };
  if (!("speechSynthesis" in globalThis && "Segmenter" in Intl)) refuse();
  else {
    whenVoicesAreKnown(() => {
      if (!voiceFor(root.lang || document.documentElement.lang)) return refuse();
      panel.hidden = false;
      panel.querySelector("[data-controls]").hidden = false;
      new Reading(panel, root);
    });
  }
}
