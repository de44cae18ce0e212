// On a narrow screen the panels are tabs.

import { tell } from "./store.js";

/** Makes the tab buttons work. */
export function tabs(bar) {
  for (const button of bar.querySelectorAll("[data-tab]")) button.addEventListener("click", () => showTab(button.dataset.tab));
}

/** Shows one of phone, channel, guide; without effect where all fit. */
export function showTab(name) {
  document.body.dataset.tab = name;
  for (const button of document.querySelectorAll("[data-tab]")) button.setAttribute("aria-selected", String(button.dataset.tab === name));
  tell("tab", name);
}
