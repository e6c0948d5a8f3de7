// Runs before the first paint: marks that scripts run, and takes up the appearance that the reader chose here before.
(() => {
  const root = document.documentElement;
  root.dataset.scripted = "";
  try {
    for (const name of ["appearance", "textsize"]) {
      const chosen = localStorage.getItem(name);
      if (/^[a-z]+$/.test(chosen || "")) root.dataset[name] = chosen;
    }
  } catch { /* storage is refused: the preferences of the system hold */ }
})();
