// Keys of the review: Enter accepts, E edits, S leaves, U undoes, J and K go on and back, ? tells.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
const forms = { Enter: "form[data-key=Enter]", s: "form[data-key=s]", u: "form[data-key=u]" };
const go = (by) => {
  const links = [...document.querySelectorAll("[data-doubt]")];
  const here = links.findIndex((link) => link.hasAttribute("aria-current"));
  links[here + by]?.click();
};
const edit = () => {
  const words = document.querySelector("#words");
  words?.focus();
  words?.scrollIntoView({ block: "nearest" });
};
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.repeat || document.querySelector("dialog[open]")) return;
  const target = event.target;
  if (typing(target)) {
    if (event.key === "Escape") target.blur();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && target.id === "words") target.form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Enter on a link or a button does what that link or button does; in the list of doubts it accepts.
  if (key === "Enter" && target.closest("a:not([data-doubt][aria-current]), button, summary")) return;
  if (key === "j" || key === "k") go(key === "j" ? 1 : -1);
  else if (key === "e") edit();
  else if (key === "?") document.querySelector("[data-opens=keys-help]")?.click();
  else if (forms[key]) document.querySelector(forms[key])?.requestSubmit();
  else return;
  event.preventDefault();
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-key=e]")) return;
  event.preventDefault();
  edit();
});
// A refused decision answers with the page again: its words are kept in it.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, target } = event.detail;
  if (target?.id === "review" && (xhr.status === 409 || xhr.status === 422)) event.detail.shouldSwap = true;
});
const show = () => {
  document.querySelector(".doubts [aria-current]")?.scrollIntoView({ block: "nearest" });
  const marked = document.querySelector("#marked");
  const pane = marked?.closest(".panes__pane");
  if (pane) {
    const box = marked.getBoundingClientRect();
    const room = pane.getBoundingClientRect();
    if (box.top < room.top + 48 || box.bottom > room.bottom) pane.scrollTop += box.top - room.top - room.height / 3;
    const wide = marked.closest(".source-scroll, .sheet-scroll");
    if (wide) {
      const edge = wide.getBoundingClientRect();
      wide.scrollLeft += box.left - edge.left - 40;
      if (wide.matches(".sheet-scroll")) wide.scrollTop += box.top - edge.top - 80;
    }
  }
};
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "review" && event.target.id !== "review") return;
  show();
  if (document.activeElement === document.body) document.querySelector(".doubts [aria-current]")?.focus({ preventScroll: true });
});
document.addEventListener("load", (event) => event.target.classList?.contains("sheet__page") && show(), true);
show();
