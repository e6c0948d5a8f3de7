// The reader's own settings: light, dark or high contrast, and the size of the text. They stay in this browser.
const root = document.documentElement;

function keep(name, value) {
  try { if (value) localStorage.setItem(name, value); else localStorage.removeItem(name); } catch { /* for this page only */ }
}

for (const group of document.querySelectorAll("#settings fieldset")) {
  const name = group.dataset.setting;
  for (const choice of group.querySelectorAll("input")) {
    choice.checked = choice.value === (root.dataset[name] || "");
    choice.addEventListener("change", () => {
      if (choice.value) root.dataset[name] = choice.value; else delete root.dataset[name];
      keep(name, choice.value);
    });
  }
}
