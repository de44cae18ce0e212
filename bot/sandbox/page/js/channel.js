// The channel as its readers see it, with the comments over it.

import { Chat } from "./chat.js";
import { h } from "./dom.js";
import { Stack } from "./stack.js";
import { channels, on } from "./store.js";

/** Fills the channel pane; a choice of channels is offered where there are several. */
export function channelPane(host, chooser) {
  let chosen = null;
  let stack = null;
  const show = (key) => {
    chosen = key;
    const bottom = (where) => new Chat(where, key, { quiet: true });
    stack?.clear();
    host.replaceChildren();
    stack = new Stack(host, { bottom });
    stack.clear();
  };
  const render = () => {
    const all = channels();
    chooser.hidden = all.length < 2;
    chooser.replaceChildren(...all.map(({ key, chat }) => h("option", { value: key }, chat.title)));
    if (chosen && all.some(({ key }) => key === chosen)) chooser.value = chosen;
    else if (all.length) show(all[0].key);
    else host.replaceChildren(h("p", { class: "nothing" }, "This town has no channel yet."));
  };
  chooser.addEventListener("change", () => show(chooser.value));
  on("world", render);
  on("me", () => chosen && show(chosen));
}
