// The field one writes in: shows formatting while writing, and gives text with entities.

import { h } from "./dom.js";

const TAGS = { B: "bold", STRONG: "bold", I: "italic", EM: "italic", U: "underline", INS: "underline", S: "strikethrough", STRIKE: "strikethrough", DEL: "strikethrough", CODE: "code", TT: "code", PRE: "pre", BLOCKQUOTE: "blockquote" };
const BLOCKS = new Set(["DIV", "P", "BLOCKQUOTE", "PRE", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "TR"]);
const SHORTCUTS = { b: "bold", i: "italic", u: "underline" };
const SHIFTED = { x: "strikethrough", m: "code", p: "spoiler", ".": "blockquote", ">": "blockquote" };

export const FORMATS = [["bold", "B", "Ctrl+B"], ["italic", "I", "Ctrl+I"], ["underline", "U", "Ctrl+U"], ["strikethrough", "S", "Ctrl+Shift+X"], ["code", "‹›", "Ctrl+Shift+M"], ["spoiler", "▒", "Ctrl+Shift+P"], ["blockquote", "❝", "Ctrl+Shift+."], ["text_link", "🔗", "Ctrl+K"]];

/** The formatting that a key press asks for, or null. */
export function formatOfKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.shiftKey) return SHIFTED[key] ?? null;
  return key === "k" ? "text_link" : SHORTCUTS[key] ?? null;
}

/** Dresses the selected words inside `field`; `url` is needed for a link. */
export function format(field, kind, url) {
  field.focus();
  const native = { bold: "bold", italic: "italic", underline: "underline", strikethrough: "strikeThrough" }[kind];
  if (native) return document.execCommand(native);
  const selection = window.getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !field.contains(selection.anchorNode)) return false;
  const range = selection.getRangeAt(0);
  const outer = closest(range.commonAncestorContainer, kind, field);
  if (outer) return outer.replaceWith(...outer.childNodes);
  const node = holder({ type: kind, url });
  node.append(range.extractContents());
  range.insertNode(node);
  selection.selectAllChildren(node);
  field.dispatchEvent(new Event("input"));
  return true;
}

function closest(node, kind, field) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const found = element.closest(`[data-format="${kind}"]`);
  return found && field.contains(found) ? found : null;
}

function holder({ type, url }) {
  const tag = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "code", blockquote: "q" }[type] ?? "span";
  return h(tag, { "data-format": type === "expandable_blockquote" ? "blockquote" : type, "data-url": url, class: `format-${type}` });
}

/** {text, entities} of what is written, trimmed as Telegram trims it. */
export function read(field) {
  const out = { text: "", entities: [] };
  walk(field, out);
  return trimmed(out);
}

function walk(node, out) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) out.text += child.data.replace(/\u00a0/g, " ");
    else if (child.nodeName === "BR") out.text += "\n";
    else if (child.nodeType === Node.ELEMENT_NODE && !["STYLE", "SCRIPT", "TITLE", "META"].includes(child.nodeName)) element(child, out);
  }
}

function element(node, out) {
  if (BLOCKS.has(node.nodeName) && out.text && !out.text.endsWith("\n")) out.text += "\n";
  const start = out.text.length;
  walk(node, out);
  const entity = entityOf(node);
  const length = out.text.length - start;
  if (entity && length > 0) out.entities.push({ ...entity, offset: start, length });
}

function entityOf(node) {
  const url = node.dataset?.url ?? (node.nodeName === "A" ? node.getAttribute("href") : null);
  if (url && /^https?:/i.test(url)) return { type: "text_link", url };
  const type = node.dataset?.format ?? TAGS[node.nodeName] ?? styled(node);
  return type && type !== "text_link" ? { type } : null;
}

function styled(node) {
  if (Number(node.style?.fontWeight) >= 600 || node.style?.fontWeight === "bold") return "bold";
  return node.style?.fontStyle === "italic" ? "italic" : null;
}

function trimmed({ text, entities }) {
  const front = text.length - text.trimStart().length;
  const whole = text.trim();
  const kept = entities
    .map((one) => ({ ...one, offset: Math.max(0, one.offset - front), length: one.length - Math.max(0, front - one.offset) }))
    .map((one) => ({ ...one, length: Math.min(one.length, whole.length - one.offset) }))
    .filter((one) => one.length > 0)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text: whole, entities: joined(kept) };
}

// Two bold pieces side by side are one.
function joined(entities) {
  const done = [];
  for (const one of entities) {
    const before = done.find((other) => other.type === one.type && other.url === one.url && other.offset + other.length === one.offset);
    if (before) before.length += one.length;
    else done.push({ ...one });
  }
  return done;
}

const LONGEST = 4096; // UTF-16 units of one message

/** Cuts a text with entities into messages, at the end of a line or a word where there is one. */
export function pieces({ text, entities }) {
  const found = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + LONGEST);
    if (end < text.length) {
      const cut = Math.max(text.lastIndexOf("\n", end), text.lastIndexOf(" ", end));
      if (cut > at) end = cut;
    }
    const inside = entities.filter((one) => one.offset < end && one.offset + one.length > at);
    const clipped = inside.map((one) => ({ ...one, offset: Math.max(one.offset, at) - at, length: Math.min(one.offset + one.length, end) - Math.max(one.offset, at) }));
    found.push({ text: text.slice(at, end), entities: clipped });
    at = end;
  }
  return found;
}

const EDITABLE = new Set(["bold", "italic", "underline", "strikethrough", "code", "pre", "spoiler", "blockquote", "expandable_blockquote", "text_link"]);

/** Puts a text with entities into the field, to be changed there. */
export function write(field, text, entities = []) {
  field.replaceChildren(...editable(text, entities));
  field.dispatchEvent(new Event("input"));
}

/** Nodes for the field; what cannot be made by hand stays plain. */
export function editable(text, entities) {
  const kept = entities.filter((one) => EDITABLE.has(one.type)).sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nest(text, 0, text.length, kept);
}

function nest(text, start, end, entities) {
  const nodes = [];
  let at = start;
  for (let index = 0; index < entities.length; index += 1) {
    const one = entities[index];
    const to = Math.min(one.offset + one.length, end);
    if (one.offset < at || to <= one.offset) continue;
    nodes.push(text.slice(at, one.offset));
    const node = holder(one);
    node.append(...nest(text, one.offset, to, entities.slice(index + 1).filter((other) => other.offset < to)));
    nodes.push(node);
    at = to;
  }
  nodes.push(text.slice(at, end));
  return nodes.filter((node) => node !== "");
}

/** Puts what was copied elsewhere into the field, with the formatting Telegram knows and nothing else. */
export function paste(field, data) {
  const html = data.getData("text/html");
  const plain = data.getData("text/plain");
  if (!html || !/<(b|i|u|s|strong|em|code|a|del|pre|blockquote)\b/i.test(html)) return insertText(plain);
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const out = { text: "", entities: [] };
  walk(parsed.body, out);
  const { text, entities } = trimmed(out);
  const fragment = document.createDocumentFragment();
  fragment.append(...editable(text, entities));
  const range = window.getSelection().getRangeAt(0);
  range.deleteContents();
  range.insertNode(fragment);
  range.collapse(false);
  field.dispatchEvent(new Event("input"));
  return true;
}

/** Types text at the cursor, so that undo knows it. */
export function insertText(text) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  lines.forEach((line, index) => {
    if (index) document.execCommand("insertLineBreak");
    if (line) document.execCommand("insertText", false, line);
  });
}
