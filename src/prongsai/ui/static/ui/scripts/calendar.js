// [data-calendar="label"] around a date field: a button opens a month of Buddhist years.
const ERA = 543;
const english = document.documentElement.lang.startsWith("en");
const tongue = english ? "en-GB" : "th-TH-u-ca-gregory-nu-latn";
const months = [...Array(12).keys()].map((m) => new Date(2024, m, 1).toLocaleDateString(tongue, { month: "short" }));
const days = [...Array(7).keys()].map((d) => new Date(2024, 8, 1 + d).toLocaleDateString(tongue, { weekday: "narrow" }));
const fullDays = [...Array(7).keys()].map((d) => new Date(2024, 8, 1 + d).toLocaleDateString(tongue, { weekday: "long" }));
const printed = (date) =>
  english
    ? `${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()}`
    : `${date.getDate()} ${months[date.getMonth()]} ${date.getFullYear() + ERA}`;
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const read = (text) => {
  const arabic = text.replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit));
  const parts = arabic.match(/^\s*(\d{1,2})\s*(\D+?|[/.-]\s*(\d{1,2})\s*[/.-])\s*(\d{4})\s*$/);
  if (!parts) return null;
  const month = parts[3] ? Number(parts[3]) - 1 : months.indexOf(parts[2].trim());
  const year = Number(parts[4]) >= 2300 ? Number(parts[4]) - ERA : Number(parts[4]);
  return month < 0 ? null : new Date(year, month, Number(parts[1]));
};
const same = (a, b) => a && b && a.toDateString() === b.toDateString();
const offer = (line) => {
  if (line.dataset.awake) return;
  line.dataset.awake = "yes";
  const input = line.querySelector("input");
  const label = line.dataset.calendar;
  const sign = document.querySelector("use[href*='/icons.']")?.getAttribute("href").split("#")[0];
  const icon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `${sign}#${name}`);
    svg.append(use);
    return svg;
  };
  const opener = make("button", { type: "button", className: "button button--icon", ariaLabel: label, ariaExpanded: "false" }, icon("calendar"));
  const box = make("div", { className: "calendar", hidden: true, role: "dialog", ariaLabel: label });
  line.append(opener, box);
  let shown = new Date();
  const close = () => {
    box.hidden = true;
    opener.ariaExpanded = "false";
  };
  const choose = (date) => {
    input.value = printed(date);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    close();
    input.focus();
  };
  const draw = (focusOn) => {
    const chosen = read(input.value);
    const turn = (by, name, words) => {
      const button = make("button", { type: "button", className: "button button--quiet button--icon", ariaLabel: words }, icon(name));
      button.addEventListener("click", () => {
        shown = new Date(shown.getFullYear(), shown.getMonth() + by, 1);
        draw();
        box.querySelector(`[data-turn="${by}"]`).focus();
      });
      button.dataset.turn = by;
      return button;
    };
    const title = make("span", { ariaLive: "polite" }, `${new Date(2024, shown.getMonth(), 1).toLocaleDateString(tongue, { month: "long" })} ${shown.getFullYear() + (english ? 0 : ERA)}`);
    const head = make("div", { className: "calendar__head" }, turn(-1, "left", english ? "Month before" : "เดือนก่อน"), title, turn(1, "right", english ? "Next month" : "เดือนถัดไป"));
    const body = make("tbody", {});
    const day = new Date(shown.getFullYear(), shown.getMonth(), 1);
    day.setDate(1 - day.getDay());
    while (day.getMonth() === shown.getMonth() || day < shown) {
      const row = make("tr", {});
      for (let i = 0; i < 7; i += 1) {
        const cell = make("td", {});
        if (day.getMonth() === shown.getMonth()) {
          const date = new Date(day);
          const button = make("button", { type: "button", ariaPressed: String(Boolean(same(date, chosen))) }, String(date.getDate()));
          button.dataset.day = date.getDate();
          if (same(date, new Date())) button.setAttribute("aria-current", "date");
          button.addEventListener("click", () => choose(date));
          cell.append(button);
        }
        row.append(cell);
        day.setDate(day.getDate() + 1);
      }
      body.append(row);
    }
    const heads = days.map((d, i) => make("th", { scope: "col", abbr: fullDays[i] }, d));
    box.replaceChildren(head, make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body));
    if (focusOn) box.querySelector(`[data-day="${focusOn}"]`)?.focus();
  };
  opener.addEventListener("click", () => {
    if (!box.hidden) return close();
    const at = read(input.value) ?? new Date();
    shown = new Date(at.getFullYear(), at.getMonth(), 1);
    box.hidden = false;
    opener.ariaExpanded = "true";
    draw(at.getDate());
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      opener.focus();
    }
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const from = Number(event.target.dataset.day);
    if (!step || !from) return;
    event.preventDefault();
    const to = new Date(shown.getFullYear(), shown.getMonth(), from + step);
    shown = new Date(to.getFullYear(), to.getMonth(), 1);
    draw(to.getDate());
  });
  document.addEventListener("focusin", (event) => line.contains(event.target) || close());
  document.addEventListener("click", (event) => line.contains(event.target) || box.contains(event.target) || !event.target.isConnected || close());
};
const offerAll = () => document.querySelectorAll("[data-calendar]").forEach(offer);
offerAll();
document.addEventListener("htmx:load", offerAll);
