// [data-search]: Ctrl K (⌘ K) goes to the search of the top line, or to its page where there is no room.
const field = document.querySelector("[data-search]");
const hint = document.querySelector("[data-search-key]");
if (hint) {
  hint.hidden = false;
  if (/Mac|iPhone|iPad/.test(navigator.platform)) hint.textContent = "⌘ K";
}
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
  const here = document.querySelector("#find-words") ?? (field?.checkVisibility() ? field : null);
  const link = document.querySelector("[data-search-page]");
  if (!here && !link) return;
  event.preventDefault();
  if (here) {
    here.focus();
    here.select();
  } else link.click();
});
