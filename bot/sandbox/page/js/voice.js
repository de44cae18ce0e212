// A voice note: round button, wave, length.

import { h, icon } from "./dom.js";
import { fileUrl } from "./media.js";
import { length } from "./times.js";

const BARS = 32;

/** Plays in place; the wave is drawn from the message's number, since the Bot API tells no wave. */
export function voice(note, seed) {
  const sound = new Audio();
  sound.preload = "none";
  sound.src = fileUrl(note.file_id);
  const time = h("small", {}, length(note.duration));
  const button = h("button", { type: "button", class: "file-icon", "aria-label": "Play the voice message" }, icon("play"));
  const bars = wave(seed);
  const show = (playing) => {
    button.replaceChildren(icon(playing ? "pause" : "play"));
    button.setAttribute("aria-label", playing ? "Pause the voice message" : "Play the voice message");
  };
  button.addEventListener("click", () => (sound.paused ? sound.play().catch(() => (time.textContent = "cannot be played")) : sound.pause()));
  sound.addEventListener("play", () => show(true));
  for (const end of ["pause", "ended"]) sound.addEventListener(end, () => show(false));
  sound.addEventListener("timeupdate", () => {
    const part = sound.currentTime / (sound.duration || note.duration || 1);
    bars.forEach((bar, index) => bar.classList.toggle("heard", index / BARS < part));
  });
  return h("span", { class: "file-row voice", "data-testid": "voice" }, button, h("span", { class: "file-text" }, h("span", { class: "wave" }, bars), time));
}

function wave(seed) {
  let value = (seed * 2654435761) % 4294967296;
  return Array.from({ length: BARS }, () => {
    value = (value * 1664525 + 1013904223) % 4294967296;
    return h("i", { style: { height: `${20 + (value / 4294967296) * 80}%` } });
  });
}
