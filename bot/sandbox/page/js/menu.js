// A small menu at a place of the page: arrow keys walk, Escape and a press elsewhere close.

import { h, icon } from "./dom.js";

/** Opens a menu at `at` (a pointer event or a box); `entries` are {name, icon, run, danger}; `head` may stand above. */
export function openMenu(at, entries, head = null) {
  const before = document.activeElement;
  const veil = h("div", { class: "veil", onpointerdown: (event) => event.target === veil && close(), oncontextmenu: (event) => event.preventDefault() });
  const close = () => {
    veil.remove();
    before?.focus?.({ preventScroll: true });
  };
  const lines = entries.map((entry) => h("button", { type: "button", role: "menuitem", class: entry.danger ? "danger" : "", onclick: () => { close(); entry.run(); } },
    entry.icon && icon(entry.icon), h("span", { class: "menu-name" }, entry.name, entry.note && h("small", {}, entry.note))));
  const menu = h("div", { class: "menu", role: "menu", "data-testid": "menu" }, head?.(close), lines);
  menu.addEventListener("keydown", (event) => walk(event, menu, close));
  veil.append(menu);
  document.body.append(veil);
  settle(menu, at);
  lines[0]?.focus({ preventScroll: true });
}

function settle(menu, at) {
  const box = menu.getBoundingClientRect();
  const x = at.clientX ?? at.left + at.width / 2;
  const y = at.clientY ?? at.top + Math.min(40, at.height / 2);
  menu.style.setProperty("left", `${Math.max(8, Math.min(x, innerWidth - box.width - 8))}px`);
  menu.style.setProperty("top", `${Math.max(8, Math.min(y, innerHeight - box.height - 8))}px`);
}

function walk(event, menu, close) {
  const all = [...menu.querySelectorAll("[role=menuitem]")];
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step) {
    event.preventDefault();
    all.at((all.indexOf(document.activeElement) + step) % all.length)?.focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    close();
  }
}

const LONG = 550; // ms
const SLIP = 10; // px a finger may slip

/** Calls `open(event)` for a long press of a finger, where the browser itself makes no contextmenu event of it. */
export function longPress(area, open) {
  let timer = 0;
  let from = null;
  const end = () => clearTimeout(timer);
  area.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") return;
    from = event;
    timer = setTimeout(() => open(event), LONG);
  });
  area.addEventListener("pointermove", (event) => from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > SLIP && end());
  for (const name of ["pointerup", "pointercancel", "contextmenu"]) area.addEventListener(name, end);
}
