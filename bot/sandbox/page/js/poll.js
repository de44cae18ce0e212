// A poll in a bubble: choosing, then the shares.

import { h, icon } from "./dom.js";
import { act } from "./wire.js";
import { state } from "./store.js";

/** The poll of an item as the present person sees it: options to choose from, or shares once he voted or it is closed. */
export function pollView(item) {
  const { poll } = item.message;
  const mine = item.votes?.[state.me] ?? [];
  const decided = mine.length > 0 || poll.is_closed;
  const body = decided ? shares(poll, mine) : choices(item, poll);
  return h("div", { class: "poll", "data-testid": "poll" },
    h("b", { class: "poll-question", dir: "auto" }, poll.question),
    h("small", { class: "poll-kind" }, kind(poll)),
    body,
    h("small", { class: "poll-total" }, total(poll), mine.length && !poll.is_closed && poll.type !== "quiz" ? [" · ", retract(item)] : null));
}

function kind(poll) {
  if (poll.is_closed) return "Final results";
  return `${poll.is_anonymous ? "Anonymous " : ""}${poll.type === "quiz" ? "quiz" : "poll"}`.replace(/^./, (letter) => letter.toUpperCase());
}

function total(poll) {
  const many = poll.total_voter_count;
  return many === 0 ? "No votes yet" : many === 1 ? "1 vote" : `${many} votes`;
}

function retract(item) {
  return h("button", { type: "button", class: "link inline", onclick: () => vote(item, []) }, "Retract vote");
}

function choices(item, poll) {
  if (poll.allows_multiple_answers) return several(item, poll);
  return h("div", { class: "poll-options" }, poll.options.map((option, index) =>
    h("button", { type: "button", class: "poll-option", onclick: () => vote(item, [index]) }, h("i", { class: "radio" }), h("span", { dir: "auto" }, option.text))));
}

function several(item, poll) {
  const boxes = poll.options.map(() => h("input", { type: "checkbox" }));
  const send = h("button", { type: "button", class: "link poll-send", disabled: true }, "Vote");
  const chosen = () => boxes.flatMap((box, index) => (box.checked ? [index] : []));
  for (const box of boxes) box.addEventListener("change", () => (send.disabled = chosen().length === 0));
  send.addEventListener("click", () => vote(item, chosen()));
  return h("div", { class: "poll-options" },
    poll.options.map((option, index) => h("label", { class: "poll-option" }, boxes[index], h("span", { dir: "auto" }, option.text))), send);
}

function shares(poll, mine) {
  const all = poll.options.reduce((sum, option) => sum + option.voter_count, 0) || 1;
  const right = poll.correct_option_ids ?? (poll.correct_option_id === undefined ? [] : [poll.correct_option_id]);
  return h("div", { class: "poll-options" }, poll.options.map((option, index) => {
    const share = Math.round((option.voter_count / (poll.allows_multiple_answers ? poll.total_voter_count || 1 : all)) * 100);
    const chosen = mine.includes(index);
    const wrong = right.length > 0 && chosen && !right.includes(index);
    return h("div", { class: `poll-share ${chosen ? "mine" : ""} ${wrong ? "wrong" : ""}`, "aria-label": `${option.text}: ${share} %${chosen ? ", your vote" : ""}` },
      h("span", { class: "poll-percent" }, `${share}%`),
      h("span", { class: "poll-text", dir: "auto" }, option.text, chosen ? icon("check") : null),
      h("span", { class: "poll-bar" }, h("i", { style: { width: `${share}%` } })));
  }));
}

function vote(item, options) {
  act("vote", { chat: item.chat, message: item.id, options });
}
