// Keys of the review: Enter accepts, E edits, S leaves, U undoes, J and K go on and back.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
const forms = { Enter: "[data-key=Enter]", s: "[data-key=s]", u: "[data-key=u]" };
const go = (by) => {
  const links = [...document.querySelectorAll("[data-doubt]")];
  const here = links.findIndex((link) => link.hasAttribute("aria-current"));
  links[here + by]?.click();
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const target = event.target;
  if (typing(target)) {
    if (event.key === "Escape") target.blur();
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Enter on a link or a button does what that link or button does.
  if (key === "Enter" && target.closest("a, button, summary")) return;
  if (key === "j" || key === "k") go(key === "j" ? 1 : -1);
  else if (key === "e") document.querySelector("#words")?.focus();
  else if (forms[key]) document.querySelector(forms[key])?.requestSubmit();
  else return;
  event.preventDefault();
});
document.querySelector(".doubts [aria-current]")?.scrollIntoView({ block: "nearest" });
document.querySelector("#marked")?.scrollIntoView({ block: "nearest", inline: "nearest" });
