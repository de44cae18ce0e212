// Choosing a chat or a person: for forwarding, and for a bot that asks for one.

import { choiceDialog } from "./dialogs.js";
import { avatar, chatTitle, fullName, peerId } from "./names.js";
import { bot, state, summary } from "./store.js";

/** Asks where to forward to; the chat's key, or null. */
export function chooseTarget() {
  const lines = (state.chats.get(state.me) ?? []).filter((one) => one.may_write && one.member);
  return choiceDialog("Forward to", lines.map(choice), "There is no chat you can write to.");
}

function choice(line) {
  const title = chatTitle(line.chat);
  return { value: line.chat, title, note: kindName(line), picture: avatar(peerId(line.chat), title) };
}

function kindName(line) {
  if (line.kind === "private") return "bot";
  return line.kind === "channel" ? "channel" : "group";
}

/** The dialog of a request_chat key: the person's channels or groups that fit; the chosen chat's id, or null. */
export function choosePlace(request, robot) {
  const fits = state.world.places.filter((one) => suits(one, request));
  const kind = request.chat_is_channel ? "channel" : "group";
  const choices = fits.map((one) => ({
    value: one.chat.id, title: one.chat.title, note: one.chat.username ? `@${one.chat.username}` : `private ${kind}`, picture: avatar(one.chat.id, one.chat.title),
  }));
  return choiceDialog(`Choose a ${kind}`, choices, `You have no ${kind} that fits: you must be an administrator there.`, intro(request, robot));
}

function suits({ key, chat }, request) {
  const line = summary(key);
  if (!line?.member || (chat.type === "channel") !== Boolean(request.chat_is_channel)) return false;
  if (request.chat_has_username !== undefined && Boolean(chat.username) !== request.chat_has_username) return false;
  if (request.chat_is_created && line.status !== "creator") return false;
  if (request.bot_is_member && !line.bots.length) return false;
  return line.admin || !(request.bot_administrator_rights || request.user_administrator_rights);
}

function intro(request, robot) {
  const wanted = Object.entries(request.bot_administrator_rights ?? {}).filter(([, on]) => on === true).map(([name]) => RIGHTS[name]).filter(Boolean);
  if (!wanted.length) return null;
  return `${fullName(bot(robot) ?? {})} will become an administrator who may ${wanted.join(", ")}.`;
}

const RIGHTS = {
  can_post_messages: "post", can_edit_messages: "edit posts", can_delete_messages: "delete posts", can_invite_users: "invite people",
  can_restrict_members: "restrict members", can_pin_messages: "pin", can_promote_members: "add administrators", can_change_info: "change the name and picture",
};

/** The dialog of a request_users key: people or bots of the town; ids, or null. */
export async function chooseUsers(request) {
  const crowd = request.user_is_bot ? state.world.bots : state.world.people.filter((one) => one.id !== state.me);
  const choices = crowd.map((one) => ({ value: one.id, title: fullName(one), note: one.username ? `@${one.username}` : null, picture: avatar(one.id, fullName(one)) }));
  const chosen = await choiceDialog(request.user_is_bot ? "Choose a bot" : "Choose a person", choices, "Nobody fits.");
  return chosen === null ? null : [chosen];
}
