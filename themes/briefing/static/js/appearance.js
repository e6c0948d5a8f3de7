// Runs before the first paint: marks that scripts run, and takes up the appearance that the reader chose here before.
(() => {
  const root = document.documentElement;
  root.dataset.scripted = "";
  try {
    const chosen = localStorage.getItem("appearance");
    if (chosen === "light" || chosen === "dark") root.dataset.appearance = chosen;
  } catch { /* storage is refused: the preference of the system holds */ }
})();
