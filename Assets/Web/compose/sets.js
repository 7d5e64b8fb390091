import { get, post } from "../base/api.js";
import { askText } from "../base/dialog.js";
import { fill, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { may } from "../base/server.js";
import { complain, toast } from "../base/toast.js";
import { t } from "../base/words.js";
import { collect } from "./dock.js";
import { draft } from "./draft.js";

/** The names of all sets.
 * @returns {Promise<string[]>} */
const names = async () => (await get("/sets")).sets.map((/** @type {any} */ { name }) => name);

/** @param {string} name
 * @param {string[]} assets
 * @param {string} [called] */
const add = (name, assets, called) => post(`/sets/${encodeURIComponent(name)}/members`, { assets, ...(called ? { called } : {}) });

/** Assets that go in with one request: their ids are far from what the server reads at once. */
const batch = 1_000;

/** Puts assets at the end of a set that somebody names; it is made where there is none.
 * @param {number} n How many they are.
 * @param {() => Promise<string[]>} find Their ids, which are asked for once it is known that they are wanted. */
export async function addToSet(n, find) {
  const name = await askName(n);
  if (!name) return;
  let done = 0;
  try {
    const ids = await find();
    // One after another: their order is what a set is about.
    for (; done < ids.length; done += batch) await add(name, ids.slice(done, done + batch));
    toast(t("set.done", { n: ids.length, name }));
  } catch (error) {
    if (done) toast(t("set.done", { n: done, name }));
    complain(error);
  }
}

/** @param {number} n
 * @returns {Promise<string | undefined>} */
const askName = (n) => askText(t("set.title", { n }), t("set.label"), { hint: t("set.hint"), choices: names(), action: t("set.action") });

/** Brings the references of a set into the tray, and keeps those of the tray as one.
 * @returns {any[]} */
export function setTools() {
  const select = h("select", { "aria-label": t("set.open"), onchange: () => open(select.value).catch(complain).finally(() => { select.value = ""; }) });
  const list = async () => {
    const all = await names();
    select.hidden = !all.length;
    fill(select, h("option", { value: "" }, t("set.open")), all.map((name) => h("option", { value: name }, name)));
  };
  list().catch(() => { select.hidden = true; });
  return [select, may("curate") && h("button.keep", { type: "button", onclick: () => keep().then(list).catch(complain) }, icon("set"), t("set.keep"))];
}

/** @param {string} name */
async function open(name) {
  if (name) collect((await get(`/sets/${encodeURIComponent(name)}`)).references);
}

/** One after another: their order is what a set is about. */
async function keep() {
  const { references } = draft.value;
  if (!references.length) return;
  const set = await askName(references.length);
  if (!set) return;
  for (const { asset, name } of references) await add(set, [asset], name ?? undefined);
  toast(t("set.done", { n: references.length, name: set }));
}
