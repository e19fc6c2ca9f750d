// The switch of presence: opened, it has the focus, so that one letter chooses.
document.addEventListener("toggle", (event) => {
  const at = event.target;
  if (!(at instanceof HTMLDetailsElement) || !at.matches("[data-presence]")) return;
  if (at.open) (at.querySelector<HTMLElement>("[aria-pressed=true]") ?? at.querySelector<HTMLElement>("button"))?.focus();
}, true);

document.addEventListener("keydown", (event) => {
  const open = document.querySelector<HTMLDetailsElement>("[data-presence][open]");
  if (!open) return;
  if (event.key === "Escape") {
    open.open = false;
    open.querySelector("summary")?.focus();
    return;
  }
  const all = [...open.querySelectorAll<HTMLElement>("button")], at = all.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    all[(at + (event.key === "ArrowDown" ? 1 : all.length - 1)) % all.length].focus();
  } else if (!event.ctrlKey && !event.altKey && !event.metaKey) {
    all.find((b) => b.dataset.letter === event.key.toLowerCase())?.click();
  }
});
document.addEventListener("click", (event) => {
  document.querySelectorAll<HTMLDetailsElement>("[data-presence][open]").forEach((d) => { if (!d.contains(event.target as Node)) d.open = false; });
});
