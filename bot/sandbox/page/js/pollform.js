// The form of a new poll.

import { dialog } from "./dialogs.js";
import { h, icon } from "./dom.js";

const MOST = 12;

/** Asks for question and options; {question, options, anonymous, multiple, quiz, correct}, or null. */
export function pollForm(request = {}) {
  return dialog("New poll", (close) => {
    const question = h("input", { type: "text", maxlength: "300", placeholder: "Ask a question", "aria-label": "Question", dir: "auto", autofocus: true });
    const list = h("div", { class: "poll-form-options" });
    const quiz = toggle("Quiz: one answer is right", request.type === "quiz");
    const anonymous = toggle("Anonymous", true);
    const multiple = toggle("Several answers", false);
    const send = h("button", { type: "submit", class: "main", disabled: true }, "Send");
    const add = () => list.children.length < MOST && list.append(optionLine(list.children.length + 1));
    const filled = () => [...list.querySelectorAll("input[type=text]")].map((one) => one.value.trim());
    const refresh = () => {
      if (filled().every(Boolean)) add();
      list.classList.toggle("quiz", quiz.input.checked);
      multiple.input.disabled = quiz.input.checked;
      send.disabled = !question.value.trim() || filled().filter(Boolean).length < 2;
    };
    add();
    add();
    const form = h("form", { class: "poll-form", oninput: refresh, onsubmit: (event) => {
      event.preventDefault();
      close(answer());
    } }, question, list, anonymous.node, multiple.node, request.type ? null : quiz.node, h("footer", {}, send));
    const answer = () => {
      const texts = filled();
      const right = [...list.querySelectorAll("input[type=radio]")].findIndex((one) => one.checked);
      const isQuiz = quiz.input.checked;
      return { question: question.value.trim(), options: texts.filter(Boolean), anonymous: anonymous.input.checked, multiple: !isQuiz && multiple.input.checked, quiz: isQuiz, correct: isQuiz ? Math.max(0, right) : null };
    };
    return form;
  });
}

function toggle(name, on) {
  const input = h("input", { type: "checkbox", role: "switch" });
  input.checked = on;
  return { input, node: h("label", { class: "switch-line" }, h("span", {}, name), input) };
}

function optionLine(number) {
  return h("div", { class: "poll-form-option" },
    h("input", { type: "radio", name: "right", "aria-label": `Option ${number} is right` }),
    h("input", { type: "text", maxlength: "100", placeholder: `Option ${number}`, "aria-label": `Option ${number}`, dir: "auto" }), icon("menu"));
}
