document.querySelectorAll("[data-close]").forEach(b=>b.addEventListener("click",()=>b.parentNode.remove()));
window.siteStats={loaded:Date.now()};
