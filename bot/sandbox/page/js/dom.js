// Builds elements. Text goes in as text nodes only, so nothing that people or bots write can become markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; `on…` are listeners, `style` a map of properties, empty values are left out. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children.flat(Infinity).filter(present));
  return node;
}

function setAttribute(node, name, value) {
  if (!present(value)) return;
  if (name === "class") node.className = value;
  else if (name === "style") for (const [property, to] of Object.entries(value)) node.style.setProperty(property, to);
  else if (typeof value === "function") node.addEventListener(name.slice(2), value);
  else node.setAttribute(name, value === true ? "" : String(value));
}

function present(value) {
  return value !== null && value !== undefined && value !== false;
}

/** A line drawing by its name; it says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  for (const line of ICONS[name] ?? []) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", line);
    svg.append(path);
  }
  return svg;
}

/** A round button that shows an icon and is called `label`. */
export function iconButton(name, label, onclick, more = {}) {
  return h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...more }, icon(name));
}

/** Makes the children of `parent` be `wanted`, moving as little as possible (so that focus and playing media stay). */
export function arrange(parent, wanted) {
  let place = parent.firstChild;
  for (const node of wanted) {
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

/** Nodes that are made again only when what they show has changed, so that focus and playing media stay. */
export class Kept {
  constructor() {
    this.made = new Map();
    this.used = new Map();
  }

  /** Begin a round: what is not asked for until the next one is forgotten then. */
  begin() {
    this.made = this.used;
    this.used = new Map();
  }

  /** The node under `key`: the one of before if `stamp` (a list) has the same members, else a new one. */
  node(key, stamp, make) {
    const before = this.made.get(key);
    const same = before && before.stamp.length === stamp.length && before.stamp.every((one, index) => one === stamp[index]);
    const entry = same ? before : { stamp, node: make() };
    this.used.set(key, entry);
    return entry.node;
  }
}

const ICONS = {
  back: ["M15 5l-7 7 7 7"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  send: ["M4 12L20 4l-5 16-3.5-6.5z", "M11.5 13.5L20 4"],
  attach: ["M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.500a3.300 3.300 0 0 1 4.700 4.700L9.800 17a1.600 1.600 0 0 1-2.300-2.300l7.500-7.500"],
  keyboard: ["M3 7h18v10H3z", "M7 10.500h.01", "M10.300 10.500h.01", "M13.700 10.500h.01", "M17 10.500h.01", "M8 14h8"],
  menu: ["M5 7h14", "M5 12h14", "M5 17h14"],
  down: ["M6 10l6 6 6-6"],
  right: ["M9 6l6 6-6 6"],
  check: ["M5 12.500l4.500 4.500L19 7.500"],
  checks: ["M2.500 12.500l4.500 4.500L16 7.500", "M11.500 16.500l.5.500L21.500 7.500"],
  clock: ["M12 7v5l3 2", "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18"],
  eye: ["M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z", "M12 9.300a2.700 2.700 0 1 0 0 5.400 2.700 2.700 0 0 0 0-5.400"],
  pin: ["M9 4h6l-1 6 3 3H7l3-3z", "M12 13v7"],
  bell: ["M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15z", "M10 20.500h4"],
  silent: ["M6 16V11a6 6 0 0 1 9-5.200", "M18 11v5l1.500 2H8", "M4 4l16 16"],
  comment: ["M4 5.500h16v11H10l-4 3.500v-3.500H4z"],
  photo: ["M4 5h16v14H4z", "M4 16l4.500-4.500 4 4 2.500-2.500 5 5", "M15.500 9h.01"],
  video: ["M3.500 6.500h12v11h-12z", "M15.500 10.500l5-3v9l-5-3z"],
  file: ["M7 3.500h7l4 4v13H7z", "M13.500 3.500v4.500h4.500"],
  music: ["M9 18V6l10-2v12", "M9 18a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0z", "M19 16a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0z"],
  play: ["M8 5.500v13l10.500-6.500z"],
  pause: ["M8.500 5.500v13", "M15.500 5.500v13"],
  poll: ["M5 19V11", "M12 19V5", "M19 19v-5"],
  reply: ["M10 7L4.500 12l5.500 5", "M5 12h9a5.500 5.500 0 0 1 5.500 5.500V19"],
  edit: ["M5 19l1-4L16.500 4.500l3 3L9 18z"],
  copy: ["M8.500 8.500h11v11h-11z", "M15.500 8.500v-4h-11v11h4"],
  forward: ["M14 7l5.500 5-5.500 5", "M19 12h-9A5.500 5.500 0 0 0 4.500 17.500V19"],
  trash: ["M5 7h14", "M10 7V4.500h4V7", "M7 7l1 13h8l1-13"],
  link: ["M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1", "M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1"],
  open: ["M9 6h9v9", "M18 6L7 17"],
  more: ["M6 12h.01", "M12 12h.01", "M18 12h.01"],
  weather: ["M7 15.500a3.800 3.800 0 0 1 .6-7.500 5 5 0 0 1 9.600 1.300 3.200 3.200 0 0 1-.2 6.200", "M12.500 12l-2.500 4h3.500L11 20.500"],
  guide: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18", "M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.300-1 .8-1 1.700", "M12 16.500h.01"],
  phone: ["M7.500 3h9v18h-9z", "M11 18h2"],
  channel: ["M4 10v4h3l8 4.500v-13L7 10z", "M18.500 9.500a4 4 0 0 1 0 5"],
  group: ["M9 11.500a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400z", "M3.500 19a5.500 5.500 0 0 1 11 0", "M16 11.300a2.800 2.800 0 1 0-1-5.400", "M16.500 13.800A5 5 0 0 1 20.500 19"],
  smile: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18", "M8.500 14.500a4.300 4.300 0 0 0 7 0", "M9 9.500h.01", "M15 9.500h.01"],
  plus: ["M12 5v14", "M5 12h14"],
  stop: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18", "M5.800 5.800l12.400 12.400"],
};
