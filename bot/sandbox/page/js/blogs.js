// The world outside of Telegram: a blog that writes, and the addresses where it and public channels can be read.

import { dialog } from "./dialogs.js";
import { h } from "./dom.js";
import { on, state } from "./store.js";
import { toast } from "./toast.js";
import { act } from "./wire.js";

/** Makes the button open the sheet in which an entry is written; without a blog there is no button. */
export function blogs(button) {
  on("world", () => {
    button.hidden = !state.world.blogs.length;
  });
  button.addEventListener("click", () => dialog("A blog writes", sheet));
}

function sheet(close) {
  const [blog] = state.world.blogs;
  const title = h("input", { type: "text", placeholder: "Title", "aria-label": "Title", "data-testid": "blog-title" });
  const text = h("textarea", { rows: 4, placeholder: "Text", "aria-label": "Text", "data-testid": "blog-text", required: true });
  const send = async (event) => {
    event.preventDefault();
    if (!(await act("blog", { blog: blog.name, title: title.value, text: text.value }))) return;
    close(true);
    toast(`It stands on \u201c${blog.title}\u201d.`);
  };
  return h("form", { onsubmit: send }, title, text,
    h("p", { class: "quiet" }, "Where the desk can listen:"),
    address(`${location.origin}/blogs/${blog.name}`, "Address of the blog"),
    ...publicChannels().map((name) => address(`@${name}`, "Name of a public channel")),
    h("footer", {}, h("button", { type: "submit", class: "main", "data-testid": "blog-send" }, "Write it")));
}

function publicChannels() {
  return state.world.places.filter(({ chat }) => chat.type === "channel" && chat.username).map(({ chat }) => chat.username);
}

function address(value, label) {
  return h("input", { type: "text", value, readonly: true, "aria-label": label, class: "address", onfocus: (event) => event.target.select() });
}
