// Photos, videos, files, voice: real media where the browser can show it, an honest placeholder where it cannot.

import { h, icon } from "./dom.js";
import { length, size } from "./times.js";
import { view } from "./viewer.js";
import { voice } from "./voice.js";

export const WIDEST = 300; // px of a picture in a bubble
const TALLEST = 380;

export const fileUrl = (fileId) => `/page/file/${encodeURIComponent(fileId)}`;

/** Which visual medium a message carries: {kind, file, width, height, seconds}, else null. */
export function visual(message) {
  if (message.photo?.length) {
    const file = message.photo.reduce((a, b) => (a.width * a.height >= b.width * b.height ? a : b));
    return { kind: "photo", file, width: file.width, height: file.height };
  }
  for (const kind of ["animation", "video", "video_note"]) {
    const file = message[kind];
    if (file) return { kind, file, width: file.width ?? file.length, height: file.height ?? file.length, seconds: file.duration };
  }
  if (message.sticker) return { kind: "sticker", file: message.sticker, width: 180, height: 180 };
  return null;
}

/** The box of a picture in a bubble, in px, with its proportions within Telegram's limits. */
export function fit(what, widest = WIDEST) {
  const ratio = Math.min(2.4, Math.max(0.5, (what.width || 4) / (what.height || 3)));
  const width = Math.min(widest, Math.max(180, TALLEST * ratio));
  return { width: Math.round(width), height: Math.round(Math.min(TALLEST, width / ratio)) };
}

/** A picture or moving picture; pressing it opens the viewer, the first press takes the spoiler away. */
export function tile(message, what, { cover = true } = {}) {
  const spoiled = message.has_media_spoiler;
  const name = { photo: "Photo", video: "Video", animation: "GIF", video_note: "Video message", sticker: "Sticker" }[what.kind];
  const node = h("button", { type: "button", class: `tile ${what.kind}`, "data-testid": what.kind, "aria-label": spoiled ? `${name}, hidden by a spoiler` : name });
  node.append(picture(what, cover));
  if (what.kind === "video") node.append(h("span", { class: "tile-play" }, icon("play")), h("span", { class: "tile-badge" }, length(what.seconds)));
  if (what.kind === "animation") node.append(h("span", { class: "tile-badge" }, "GIF"));
  if (spoiled) node.classList.add("spoiled");
  node.addEventListener("click", () => {
    if (node.classList.contains("spoiled")) {
      node.classList.remove("spoiled");
      node.setAttribute("aria-label", name);
    } else {
      view(what, message.caption ?? "");
    }
  });
  return node;
}

function picture(what, cover) {
  const source = fileUrl(what.file.file_id);
  const moving = what.kind !== "photo" && what.kind !== "sticker";
  const node = moving
    ? h("video", { src: source, muted: true, playsinline: true, preload: "metadata", tabindex: "-1", loop: what.kind !== "video", autoplay: what.kind !== "video" })
    : h("img", { src: source, alt: "", loading: "lazy", decoding: "async" });
  if (moving) node.muted = true;
  if (cover) node.classList.add("cover");
  node.addEventListener("error", () => node.replaceWith(placeholder(what)));
  return node;
}

function placeholder(what) {
  return h("span", { class: "no-picture" }, icon(what.kind === "photo" ? "photo" : "video"), h("small", {}, what.file.file_name ?? what.kind));
}

/** What a message carries besides pictures: voice, music, file, contact, place, dice; null when nothing. */
export function attachment(message) {
  if (message.voice) return voice(message.voice, message.message_id);
  if (message.audio) return fileRow(message.audio, "music", message.audio.title || message.audio.file_name || "Audio", audioNote(message.audio), "audio");
  if (message.document && !message.animation) {
    return fileRow(message.document, "file", message.document.file_name || "File", size(message.document.file_size), "document");
  }
  if (message.contact) return plainRow("group", message.contact.first_name, message.contact.phone_number);
  if (message.venue) return plainRow("pin", message.venue.title, message.venue.address);
  if (message.location) return plainRow("pin", "Location", `${message.location.latitude}, ${message.location.longitude}`);
  if (message.dice) return h("span", { class: "dice" }, message.dice.emoji, h("small", {}, ` ${message.dice.value}`));
  return null;
}

function audioNote(audio) {
  return [audio.performer, length(audio.duration)].filter(Boolean).join(" · ");
}

function fileRow(file, picture, title, note, testid) {
  const facts = { class: "file-row", href: fileUrl(file.file_id), download: file.file_name ?? "", "data-testid": testid };
  return h("a", facts, h("span", { class: "file-icon" }, icon(picture)), h("span", { class: "file-text" }, h("b", { dir: "auto" }, title), h("small", {}, note)));
}

function plainRow(picture, title, note) {
  return h("span", { class: "file-row" }, h("span", { class: "file-icon" }, icon(picture)), h("span", { class: "file-text" }, h("b", { dir: "auto" }, title), h("small", {}, note)));
}

/** A word for what a message is, for lists, banners and quotations. */
export function kindWord(message) {
  if (message.photo) return "Photo";
  if (message.video) return "Video";
  if (message.animation) return "GIF";
  if (message.video_note) return "Video message";
  if (message.sticker) return `${message.sticker.emoji ?? ""} Sticker`.trim();
  if (message.voice) return "Voice message";
  if (message.audio) return message.audio.title ?? "Audio";
  if (message.document) return message.document.file_name ?? "File";
  if (message.poll) return `Poll: ${message.poll.question}`;
  if (message.contact) return "Contact";
  if (message.location) return "Location";
  if (message.dice) return message.dice.emoji;
  return "";
}
