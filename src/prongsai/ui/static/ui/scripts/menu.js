// <details data-menu>: closes when one presses elsewhere, leaves it, or presses Escape.
const openMenus = () => document.querySelectorAll("details[data-menu][open]");
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("focusin", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    if (!menu.contains(document.activeElement)) continue;
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
