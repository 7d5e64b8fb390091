import { post } from "../base/api.js";
import { askText } from "../base/dialog.js";
import { route } from "../base/router.js";
import { complain, toast } from "../base/toast.js";
import { t } from "../base/words.js";
import { get } from "../base/api.js";

/** What is to be changed: ids, or everything that a query finds.
 * @typedef {{assets: string[]} | {query: string}} Chosen */

/** Notices that offer to take an operation back, by its number. @type {Map<number, () => void>} */
const offers = new Map();
let view = "";

// An offer goes with the view that it was made in: nobody sees there what would be taken back.
route.listen((now) => {
  if (now.view !== view) for (const operation of [...offers.keys()]) withdraw(operation);
  view = now.view;
});

/** @param {number} operation */
function withdraw(operation) {
  offers.get(operation)?.();
  offers.delete(operation);
}

/** @param {string} says
 * @param {number} operation */
function offer(says, operation) {
  view = route.value.view;
  offers.set(operation, toast(says, { action: t("undo"), onAction: () => undo(operation) }));
}

/** Changes assets, and offers to take it back.
 * @param {Chosen} chosen
 * @param {any} change As `POST /assets/changes` takes it.
 * @param {string} says What was done.
 * @returns {Promise<boolean>} */
export async function change(chosen, change, says) {
  try {
    const answer = await post("/assets/changes", { ...chosen, ...change });
    if (!answer.changed) { toast(t("change.none")); return false; }
    const done = `${says} · ${t("assets", { n: answer.changed })}`;
    if (answer.operation === null) toast(done); else offer(done, answer.operation);
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}

/** Takes one operation back.
 * @param {number} [operation] The last one where none is named. */
export async function undo(operation) {
  try {
    const { undone } = await post("/undo", operation === undefined ? {} : { operation });
    for (const { number } of undone) withdraw(number);
    toast(undone.length ? t("undone", { what: undone[0].summary }) : t("undo.none"));
  } catch (error) {
    complain(error);
  }
}

/** Asks for tags and puts them on; those after a minus are taken off.
 * @param {Chosen} chosen
 * @param {number} n How many assets are meant. */
export async function askTags(chosen, n) {
  const known = get("/tags").then(({ tags }) => tags.map((/** @type {any} */ tag) => tag.name));
  const text = await askText(t("tag.title", { n }), t("tag.label"),
    { hint: t("tag.hint"), choices: known, action: t("tag.action") });
  const words = (text ?? "").split(",").map((word) => word.trim()).filter(Boolean);
  if (!words.length) return;
  const addTags = words.filter((word) => !word.startsWith("-"));
  const removeTags = words.filter((word) => word.startsWith("-")).map((word) => word.slice(1));
  await change(chosen, { addTags, removeTags }, t("tag.done", { tags: words.join(", ") }));
}

/** Asks for a note.
 * @param {Chosen} chosen
 * @param {string} before */
export async function askNote(chosen, before) {
  const note = await askText(t("note.title"), t("note.label"), { value: before });
  if (note !== undefined && note !== before) await change(chosen, { note }, t("note.done"));
}
