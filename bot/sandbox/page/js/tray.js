// Files that wait to be sent: chosen, dropped or pasted.

import { h, iconButton } from "./dom.js";
import { size } from "./times.js";

/** The kind that Telegram would send a file as. */
export function kindOf(file) {
  if (file.type === "image/gif") return "animation";
  if (file.type.startsWith("image/") && !file.type.includes("svg")) return "photo";
  if (file.type.startsWith("video/")) return "video";
  if (/ogg|opus/.test(file.type) || /\.(ogg|oga|opus)$/i.test(file.name)) return "voice";
  return file.type.startsWith("audio/") ? "audio" : "document";
}

export class Tray {
  /** `changed()` is called when files come or go. */
  constructor(changed) {
    this.changed = changed;
    this.files = [];
    this.asFiles = h("input", { type: "checkbox" });
    this.spoiler = h("input", { type: "checkbox" });
    this.list = h("div", { class: "tray-files" });
    this.options = h("div", { class: "tray-options" },
      h("label", {}, this.asFiles, "Send as files"), h("label", {}, this.spoiler, "Hide with a spoiler"));
    this.node = h("div", { class: "tray", hidden: true, "data-testid": "tray" }, this.list, this.options);
  }

  add(files) {
    for (const file of files) this.files.push({ file, url: URL.createObjectURL(file) });
    this.render();
  }

  clear() {
    for (const { url } of this.files) URL.revokeObjectURL(url);
    this.files = [];
    this.asFiles.checked = false;
    this.spoiler.checked = false;
    this.render();
  }

  render() {
    this.list.replaceChildren(...this.files.map((one) => this.card(one)));
    this.node.hidden = this.files.length === 0;
    this.options.hidden = !this.files.some(({ file }) => ["photo", "video", "animation"].includes(kindOf(file)));
    this.changed();
  }

  card(one) {
    const { file, url } = one;
    const kind = kindOf(file);
    const drop = () => {
      URL.revokeObjectURL(url);
      this.files = this.files.filter((other) => other !== one);
      this.render();
    };
    const picture = ["photo", "animation"].includes(kind)
      ? h("img", { src: url, alt: "" })
      : kind === "video" ? h("video", { src: url, preload: "metadata" }) : h("span", { class: "tray-file" }, h("b", {}, file.name), h("small", {}, size(file.size)));
    return h("div", { class: "tray-card", title: file.name }, picture, iconButton("close", `Remove ${file.name}`, drop));
  }

  /** What the server is to send: a form with the files, their kinds and measures. */
  async form(facts) {
    const form = new FormData();
    const parts = await Promise.all(this.files.map(({ file, url }) => this.part(file, url)));
    form.append("facts", JSON.stringify({ ...facts, spoiler: this.spoiler.checked, parts }));
    this.files.forEach(({ file }, index) => form.append(`file${index}`, file, file.name));
    return form;
  }

  async part(file, url) {
    const kind = this.asFiles.checked ? "document" : kindOf(file);
    return { kind, ...(await measures(kind, url)) };
  }
}

/** Width and height of a picture, and length of what plays, as far as the browser can tell. */
async function measures(kind, url) {
  if (kind === "photo" || kind === "animation") return measured(new Image(), "load", url, (image) => ({ width: image.naturalWidth, height: image.naturalHeight }));
  if (kind === "video") return measured(document.createElement("video"), "loadedmetadata", url, (video) => ({ width: video.videoWidth, height: video.videoHeight, duration: seconds(video) }));
  if (kind === "voice" || kind === "audio") return measured(new Audio(), "loadedmetadata", url, (sound) => ({ duration: seconds(sound) }));
  return {};
}

const seconds = (medium) => (Number.isFinite(medium.duration) ? Math.round(medium.duration) : 0);
const PATIENCE = 2000; // ms

function measured(element, ready, url, facts) {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve({}), PATIENCE);
    const end = (value) => {
      clearTimeout(late);
      resolve(value);
    };
    element.addEventListener(ready, () => end(facts(element)));
    element.addEventListener("error", () => end({}));
    element.preload = "metadata";
    element.src = url;
  });
}
