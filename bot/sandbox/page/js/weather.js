// The weather between bot and Telegram: switches for what can go wrong.

import { arrange, h } from "./dom.js";
import { on, state } from "./store.js";
import { act } from "./wire.js";

/** Fills the drawer of fault switches; the button that opens it shows how many are on. */
export function weather(list, button) {
  const render = () => {
    const { faults } = state.world;
    const many = faults.filter((one) => one.on).length;
    arrange(list, faults.map(line));
    button.dataset.count = many || "";
    button.classList.toggle("stormy", many > 0);
  };
  on("world", render);
  on("faults", render);
}

function line(fault) {
  const input = h("input", { type: "checkbox", role: "switch", "data-testid": `fault-${fault.name}` });
  input.checked = fault.on;
  input.addEventListener("change", () => act("fault", { name: fault.name, on: input.checked }));
  return h("label", { class: "switch-line" }, h("span", {}, h("b", {}, fault.title), h("small", {}, fault.note)), input);
}
