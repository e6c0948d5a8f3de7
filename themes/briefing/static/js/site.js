// What every page has: the search key with its off switch, copying, sharing, and the copy for reading offline.
const { worker } = document.currentScript.dataset;
const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* kept for this page only */ } };
const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };

// A single-character key needs an off switch (WCAG 2.1.4): it stands in the foot of every page.
function openSearchByKey(button, link) {
  let on = recall("shortcut") !== "off";
  const show = () => { button.textContent = on ? button.dataset.on : button.dataset.off; };
  button.addEventListener("click", () => { on = !on; remember("shortcut", on ? "on" : "off"); show(); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (!on || typing || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const field = document.getElementById("q");
    if (field) { field.focus(); field.select(); } else link.click();
  });
  show();
}

function copyOnClick(button) {
  const name = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = name; }, 2000);
  });
}

function shareOnClick(button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.share({ title: document.querySelector("h1").textContent, url: location.href }).catch(() => { /* the reader closed the sheet */ });
  });
}

openSearchByKey(document.getElementById("shortcut"), document.getElementById("search-link"));
document.querySelectorAll("[data-copy]").forEach(copyOnClick);
const share = document.getElementById("share");
if (share && navigator.share) shareOnClick(share);
// At the first visit the page was loaded before the worker could see it: it is told what to keep of it.
async function keepForOffline() {
  const first = !navigator.serviceWorker.controller;
  await navigator.serviceWorker.register(worker);
  const { active } = await navigator.serviceWorker.ready;
  const own = performance.getEntriesByType("resource").map((entry) => entry.name).filter((url) => url.startsWith(new URL(".", worker).href));
  if (first) active.postMessage([location.href.split("#")[0], ...own]);
}
if (worker && "serviceWorker" in navigator) keepForOffline().catch(() => { /* read online only */ });
