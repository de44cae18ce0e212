// A picture or a video over the whole page.

import { h, iconButton } from "./dom.js";
import { fileUrl } from "./media.js";

/** Opens a photo or video large, with its caption; Escape, the button or a press beside it closes. */
export function view(what, caption) {
  const source = fileUrl(what.file.file_id);
  const still = what.kind === "photo" || what.kind === "sticker";
  const picture = still ? h("img", { src: source, alt: caption || "Photo" }) : h("video", { src: source, controls: true, autoplay: true, loop: what.kind === "animation" });
  const box = h("dialog", { class: "viewer", "aria-label": "Viewer" });
  const close = iconButton("close", "Close", () => box.close());
  box.append(close, picture, caption ? h("p", { dir: "auto" }, caption) : "");
  box.addEventListener("click", (event) => event.target === box && box.close());
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
}
