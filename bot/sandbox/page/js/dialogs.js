// Modal questions: native <dialog>, so focus, Escape and the backdrop behave as the browser's own.

import { h, iconButton } from "./dom.js";

/** Shows a dialog; resolves with what `close(value)` was given, null when it was dismissed. */
export function dialog(title, build, kind = "") {
  return new Promise((resolve) => {
    let answer = null;
    const close = (value) => {
      answer = value;
      box.close();
    };
    const head = h("header", {}, h("h2", {}, title), iconButton("close", "Close", () => close(null)));
    const box = h("dialog", { class: `sheet ${kind}`, "aria-label": title }, head, build(close));
    box.addEventListener("close", () => {
      box.remove();
      resolve(answer);
    });
    box.addEventListener("click", (event) => event.target === box && close(null));
    document.body.append(box);
    box.showModal();
  });
}

/** A yes or no; true for yes. */
export async function confirmDialog({ title, text, yes = "OK", no = "Cancel", danger = false }) {
  const answer = await dialog(title, (close) => [
    h("p", { class: "say", dir: "auto" }, text),
    h("footer", {},
      h("button", { type: "button", class: "plain", onclick: () => close(false) }, no),
      h("button", { type: "button", class: danger ? "main danger" : "main", onclick: () => close(true) }, yes)),
  ]);
  return answer === true;
}

/** What a bot says with show_alert: stays until it is read. */
export function alertDialog(title, text) {
  return dialog(title, (close) => [
    h("p", { class: "say", dir: "auto", "data-testid": "alert" }, text),
    h("footer", {}, h("button", { type: "button", class: "main", autofocus: true, onclick: () => close(true) }, "OK")),
  ], "alert");
}

/** One of `choices` ({value, title, note, picture}); null when dismissed. */
export function choiceDialog(title, choices, empty, intro = null) {
  return dialog(title, (close) => [
    intro && h("p", { class: "say" }, intro),
    choices.length ? null : h("p", { class: "say quiet" }, empty),
    h("div", { class: "choices" }, choices.map((one) => h("button", { type: "button", class: "choice", onclick: () => close(one.value) },
      one.picture, h("span", { class: "choice-text" }, h("b", { dir: "auto" }, one.title), one.note && h("small", {}, one.note))))),
  ]);
}

/** Asks for one line; the text, or null. */
export function promptDialog(title, placeholder) {
  return dialog(title, (close) => {
    const input = h("input", { type: "text", placeholder, "aria-label": title, autofocus: true });
    return h("form", { onsubmit: (event) => {
      event.preventDefault();
      close(input.value.trim() || null);
    } }, input, h("footer", {}, h("button", { type: "submit", class: "main" }, "OK")));
  });
}
