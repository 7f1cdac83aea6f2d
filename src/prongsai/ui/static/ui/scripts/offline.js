// [data-offline]: says that the line is broken while it is, so that nobody waits for an answer.
const notice = document.querySelector("[data-offline]");
const show = (broken) => {
  if (notice) notice.hidden = !broken;
};
addEventListener("offline", () => show(true));
addEventListener("online", () => show(false));
document.addEventListener("htmx:sendError", () => show(true));
document.addEventListener("htmx:afterOnLoad", () => show(false));
