// [data-toast]: floats at the foot of the window, can be closed; those without undo go by themselves.
const SHOWN_MS = 6000;
const float = (root) => {
  for (const toast of root.querySelectorAll("#toasts [data-toast]")) {
    const close = toast.querySelector("[data-toast-close]");
    if (!close.hidden) continue;
    close.hidden = false;
    close.addEventListener("click", () => toast.remove());
    const stays = toast.querySelector("form") || toast.matches(".toast--error, .toast--bad, .toast--warning");
    if (!stays) setTimeout(() => toast.matches(":hover, :focus-within") || toast.remove(), SHOWN_MS);
  }
};
document.getElementById("toasts")?.classList.add("toasts--float");
float(document);
document.addEventListener("htmx:load", () => float(document));
