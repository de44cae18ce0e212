// Text with Bot API entities (offsets in UTF-16 units, as JavaScript counts) → nodes.

import { h, iconButton } from "./dom.js";
import { follow, safeUrl } from "./links.js";
import { customTime, fullTime } from "./times.js";
import { toast } from "./toast.js";

/** The nodes of a text; `context` says where links lead: {run(command)}. */
export function formatted(text, entities = [], context = {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b));
  return span(text, 0, text.length, sorted, context);
}

const BLOCKS = ["blockquote", "expandable_blockquote", "pre"];

function rank(entity) {
  return BLOCKS.includes(entity.type) ? 0 : 1;
}

function span(text, start, end, entities, context) {
  const nodes = [];
  let at = start;
  let rest = entities;
  while (rest.length) {
    const [first, ...others] = rest;
    const from = Math.max(first.offset, at);
    const to = Math.min(first.offset + first.length, end);
    if (to <= from) {
      rest = others;
      continue;
    }
    if (from > at) nodes.push(plain(text, at, from, BLOCKS.includes(first.type)));
    const inside = others.filter((one) => one.offset < to);
    const part = text.slice(from, to);
    nodes.push(dress(first, part, span(text, from, to, inside, context), context));
    at = to;
    if (BLOCKS.includes(first.type) && text[at] === "\n") at += 1;
    rest = others.filter((one) => one.offset + one.length > at);
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

// A block stands on its own line already: the line end before it would make an empty one.
function plain(text, from, to, blockFollows) {
  return text.slice(from, blockFollows && text[to - 1] === "\n" ? to - 1 : to);
}

const SIMPLE = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };

function dress(entity, part, inner, context) {
  const { type } = entity;
  if (SIMPLE[type]) return h(SIMPLE[type], {}, inner);
  if (type === "spoiler") return spoiler(inner);
  if (type === "code") return h("code", { title: "Copy", onclick: () => copy(part) }, part);
  if (type === "pre") return listing(part, entity.language);
  if (type === "blockquote") return h("blockquote", { dir: "auto" }, inner);
  if (type === "expandable_blockquote") return folded(inner);
  if (type === "date_time") return moment(entity, part);
  if (type === "custom_emoji") return h("span", { class: "custom-emoji" }, inner);
  if (type === "bot_command" && context.run) return link(inner, () => context.run(part));
  if (type === "text_link") return address(entity.url, inner, context, true);
  if (type === "url") return address(/^[a-z]+:/i.test(part) ? part : `https://${part}`, inner, context);
  if (type === "email") return address(`mailto:${part}`, inner, context);
  if (type === "mention") return address(`https://t.me/${part.slice(1)}`, inner, context);
  if (type === "text_mention") return address(`tg://user?id=${entity.user.id}`, inner, context);
  return h("span", { class: "link" }, inner);
}

function address(url, inner, context, hidden = false) {
  const href = safeUrl(url);
  if (!href) return h("span", {}, inner);
  const onclick = (event) => {
    event.preventDefault();
    follow(url, { ...context, hidden });
  };
  return h("a", { href, class: "link", title: hidden ? url : null, rel: "noopener noreferrer", onclick }, inner);
}

function link(inner, onclick) {
  return h("button", { type: "button", class: "link inline", onclick }, inner);
}

function spoiler(inner) {
  const show = (event) => {
    if (event.type === "keydown" && !["Enter", " "].includes(event.key)) return;
    const node = event.currentTarget;
    if (node.classList.contains("shown")) return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add("shown");
    node.removeAttribute("role");
    node.removeAttribute("aria-label");
  };
  const facts = { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler, show", onclick: show, onkeydown: show };
  return h("span", facts, h("span", { class: "spoiler-text" }, inner));
}

function listing(part, language) {
  const head = h("span", { class: "pre-head" }, language || "code", iconButton("copy", "Copy the code", () => copy(part)));
  return h("pre", { dir: "ltr" }, head, h("code", {}, part.replace(/\n$/, "")));
}

function folded(inner) {
  const button = h("button", { type: "button", class: "unfold", "aria-expanded": "false" }, "Show more");
  const quote = h("blockquote", { dir: "auto", class: "folded" }, h("span", { class: "folded-text" }, inner), button);
  button.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    button.textContent = open ? "Show less" : "Show more";
    button.setAttribute("aria-expanded", String(open));
  });
  return quote;
}

function moment(entity, part) {
  const shown = () => customTime(entity.unix_time, entity.date_time_format, part);
  const iso = new Date(entity.unix_time * 1000).toISOString();
  const relative = entity.date_time_format === "r" ? "" : null;
  const facts = { class: "moment", datetime: iso, title: fullTime(entity.unix_time), "data-relative": relative };
  return Object.assign(h("time", facts, shown()), { refresh: shown });
}

// Relative times count on their own, as they do in Telegram.
setInterval(() => {
  for (const node of document.querySelectorAll("time[data-relative]")) node.textContent = node.refresh?.() ?? node.textContent;
}, 1000);

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  } catch {
    toast("The browser does not allow copying here");
  }
}

const EMOJI = /^(?:[\p{Extended_Pictographic}\p{Emoji_Component}])+$/u;

/** One to three emoji and nothing else are shown large. */
export function isJumbo(message) {
  const { text, entities } = message;
  return Boolean(text) && !entities?.length && !/^[\d#*]+$/.test(text) && text.length <= 12 && EMOJI.test(text);
}
