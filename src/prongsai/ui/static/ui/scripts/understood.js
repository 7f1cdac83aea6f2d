// [data-understood="/address/" data-of="field"]: says beneath a field how its words are understood.
const PAUSE_MS = 300;
const listen = (line) => {
  if (line.dataset.awake) return;
  line.dataset.awake = "yes";
  const field = document.getElementById(line.dataset.of);
  let timer = 0;
  let newest = 0;
  const ask = async () => {
    const mine = ++newest;
    if (!field.value.trim()) return line.replaceChildren();
    const address = `${line.dataset.understood}?words=${encodeURIComponent(field.value)}`;
    const answer = await fetch(address).catch(() => null);
    if (mine !== newest || !answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    line.replaceChildren(...page.body.childNodes);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
};
const listenAll = () => document.querySelectorAll("[data-understood]").forEach(listen);
listenAll();
document.addEventListener("htmx:load", listenAll);
