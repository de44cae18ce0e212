// What the keys of a bot's keyboard do besides saying their own label.

import { confirmDialog } from "./dialogs.js";
import { choosePlace, chooseUsers } from "./pickers.js";
import { me, summary } from "./store.js";
import { toast } from "./toast.js";
import { act } from "./wire.js";

/** Does what the key is for, in the chat of this composer. */
export async function useKey(composer, button) {
  const { chat } = composer;
  if (button.request_chat) {
    const chosen = await choosePlace(button.request_chat, summary(chat)?.peer);
    return chosen === null ? null : act("choose_chat", { chat, request: button.request_chat.request_id, chosen });
  }
  if (button.request_users) {
    const chosen = await chooseUsers(button.request_users);
    return chosen === null ? null : act("choose_users", { chat, request: button.request_users.request_id, chosen });
  }
  if (button.request_poll) return composer.poll(button.request_poll);
  if (button.request_contact) return shareContact(chat);
  if (button.request_location || button.web_app) return toast("This kind of key does nothing in the sandbox");
  return composer.say(button.text);
}

async function shareContact(chat) {
  const sure = await confirmDialog({ title: "Share your phone number?", text: `The bot will know the number of ${me().first_name}.`, yes: "Share" });
  return sure ? act("contact", { chat }) : null;
}
