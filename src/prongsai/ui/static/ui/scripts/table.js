// [data-table]: filters act at once, all rows are picked with one box, the bulk bar comes with the first.
// .table-scroll: whole where the table fits, so that its headings can stay in sight.
const sizes = new ResizeObserver((boxes) => {
  for (const box of new Set(boxes.map(({ target }) => target.closest(".table-scroll")))) {
    const fits = box?.firstElementChild.offsetWidth <= box?.clientWidth;
    box?.classList.toggle("is-whole", fits);
  }
});
const wake = (table) => {
  if (table.dataset.awake) return;
  table.dataset.awake = "yes";
  const form = table.querySelector("[data-filters]");
  form?.querySelectorAll(".filters__go").forEach((button) => button.classList.add("is-live"));
  form?.addEventListener("change", (event) => {
    if (!event.target.matches("[data-later]")) form.requestSubmit();
  });
  const bar = table.querySelector("[data-bulk]");
  if (!bar) return;
  const all = table.querySelector("[data-pick-all]");
  const boxes = [...table.querySelectorAll("[data-pick]")];
  const count = bar.querySelector("[data-bulk-count]");
  const show = () => {
    const picked = boxes.filter((box) => box.checked).length;
    bar.hidden = picked === 0;
    count.textContent = picked;
    all.checked = picked > 0 && picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
  };
  bar.classList.add("bulk--live");
  bar.querySelector("[data-bulk-plain]").hidden = true;
  bar.querySelector("[data-bulk-said]").hidden = false;
  all.closest("label").hidden = false;
  let last = null;
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    show();
  });
  for (const box of boxes) {
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last) {
        const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
        for (const other of boxes.slice(from, to + 1)) other.checked = box.checked;
      }
      last = box;
      show();
    });
  }
  show();
};
const wakeAll = () => {
  document.querySelectorAll("[data-table]").forEach(wake);
  document
    .querySelectorAll(".table-scroll, .table-scroll > table")
    .forEach((one) => sizes.observe(one));
};
wakeAll();
document.addEventListener("htmx:load", wakeAll);
