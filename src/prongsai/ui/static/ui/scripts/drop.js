// [data-drop]: takes files that are dropped or pasted, and lists what was chosen.
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const wakeDrop = (drop) => {
  if (drop.dataset.awake) return;
  drop.dataset.awake = "yes";
  const input = drop.querySelector("input[type=file]");
  const list = drop.querySelector("[data-drop-list]");
  const show = () => {
    const items = [...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} · ${size(file.size)}`;
      return item;
    });
    const ul = document.createElement("ul");
    ul.append(...items);
    list.replaceChildren(...(items.length ? [ul] : []));
  };
  const over = (on) => (event) => {
    event.preventDefault();
    drop.classList.toggle("drop--over", on);
  };
  drop.addEventListener("dragover", over(true));
  drop.addEventListener("dragleave", over(false));
  drop.addEventListener("drop", (event) => {
    over(false)(event);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", show);
  // The browser's own button speaks the browser's language; ours speaks the page's.
  input.classList.add("drop__native");
  drop.querySelector("[data-drop-pick]").hidden = false;
};
const wakeDrops = () => document.querySelectorAll("[data-drop]").forEach(wakeDrop);
wakeDrops();
document.addEventListener("htmx:load", wakeDrops);
