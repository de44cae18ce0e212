// Short notes over the phone: answers to a press, refusals.

import { h } from "./dom.js";
import { on } from "./store.js";

const STAY = 3600; // ms

let leaving = 0;

/** Shows a sentence for some seconds, one at a time, as Telegram shows a bot's answer to a press. */
export function toast(text) {
  const area = document.getElementById("toasts");
  area.replaceChildren(h("div", { class: "toast", dir: "auto", "data-testid": "toast" }, text));
  clearTimeout(leaving);
  leaving = setTimeout(() => area.replaceChildren(), STAY);
}

on("me", () => document.getElementById("toasts").replaceChildren()); // it was said to somebody else
