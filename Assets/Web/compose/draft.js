import { Signal } from "../base/signal.js";
import { keep, kept } from "../base/storage.js";
import { get } from "../base/api.js";
import { chooseModel, chosenModel, models } from "../base/server.js";
import { toast } from "../base/toast.js";
import { t } from "../base/words.js";
import { handles, renumbered } from "./handles.js";

/**
 * What is being composed. It is kept in this browser, so that no reload loses a prompt.
 * @typedef {{asset: string, kind: "image" | "video" | "audio", name: string | null, label: string}} Reference
 * @typedef {{model: string | null, prompt: string, references: Reference[], firstFrame: Reference | null,
 *   lastFrame: Reference | null, parameters: Record<string, any>, extra: Record<string, any>}} Draft
 */

/** @returns {Draft} */
const blank = () => ({ model: null, prompt: "", references: [], firstFrame: null, lastFrame: null, parameters: {}, extra: {} });

/** @type {Signal<Draft>} */
export const draft = new Signal({ ...blank(), ...kept("draft", {}) });

/** @param {Partial<Draft>} changes */
export function edit(changes) {
  draft.set({ ...draft.value, ...changes });
  keep("draft", draft.value);
}

/** Tells when another draft took the place of what was there. */
export const replaced = new Signal(0);

/** Puts another draft in the place of this one, which is offered back unless there was nothing in it. The model that it
 * names is chosen for everything, where there is such a one.
 * @param {Draft} next
 * @param {string} says */
function replace(next, says) {
  const before = { ...draft.value, model: chosenModel.value };
  const named = models.value?.models.find((/** @type {any} */ { id, aliases }) => id === next.model || aliases.includes(next.model));
  if (named) chooseModel(named.id);
  edit(next);
  replaced.set(replaced.value + 1);
  toast(says, isBlank(before) ? {} : { action: t("undo"), onAction: () => replace(before, t("draft.back")) });
}

/** @param {Draft} value */
const isBlank = (value) => JSON.stringify({ ...value, model: null }) === JSON.stringify(blank());

/** Begins anew. */
export function clearDraft() {
  if (!isBlank(draft.value)) replace({ ...blank(), model: draft.value.model }, t("draft.cleared"));
}

/** A reference to an asset.
 * @param {any} asset
 * @returns {Reference} */
export const referenceTo = (asset) => ({
  asset: asset.id, kind: asset.kind, name: asset.name, label: asset.name ?? asset.path?.split("/").pop() ?? asset.id,
});

/** Puts assets at the end of the tray, each once.
 * @param {any[]} assets
 * @returns {number} how many were not there before */
export function addToTray(assets) {
  const known = new Set(draft.value.references.map(({ asset }) => asset));
  const fresh = assets.filter(({ id }) => !known.has(id)).map(referenceTo);
  if (fresh.length) edit({ references: [...draft.value.references, ...fresh] });
  return fresh.length;
}

/** Moves a reference to another place; the prompt follows.
 * @param {number} from
 * @param {number} to */
export function moveReference(from, to) {
  const before = draft.value.references;
  if (to < 0 || to >= before.length || from === to) return;
  const after = before.filter((_, index) => index !== from);
  after.splice(to, 0, before[from]);
  edit({ references: after, prompt: renumbered(draft.value.prompt, before, after) });
}

/** Takes a reference out; the prompt follows.
 * @param {number} index */
export function removeReference(index) {
  const before = draft.value.references;
  const after = before.filter((_, other) => other !== index);
  edit({ references: after, prompt: renumbered(draft.value.prompt, before, after) });
}

/** Gives a reference a name in this request, or takes it.
 * @param {number} index
 * @param {string} name */
export function nameReference(index, name) {
  const references = draft.value.references.map((reference, other) =>
    (other === index ? { ...reference, name: name || null } : reference));
  edit({ references });
}

/** What the prompt calls a reference: its name, else its handle.
 * @param {number} index */
export function callName(index) {
  const { references } = draft.value;
  return references[index].name ? `@${references[index].name}` : handles(references)[index];
}

/** The draft as the server takes it.
 * @param {Draft} value */
export function toJSON(value) {
  const { model, prompt, references, firstFrame, lastFrame, parameters, extra } = value;
  return {
    ...parameters, model, prompt: prompt || null,
    references: references.map(({ asset, name }) => ({ asset, ...(name ? { name } : {}) })),
    first_frame: firstFrame?.asset ?? null, last_frame: lastFrame?.asset ?? null,
    ...(Object.keys(extra).length ? { extra } : {}),
  };
}

/** Takes a draft that the server made, in place of this one.
 * @param {any} json The `draft` of `greenroom.draft/1`. */
export async function openDraft(json) {
  const { profile, model, prompt, references = [], first_frame, last_frame, extra = {}, ...parameters } = json;
  const listed = Array.isArray(references)
    ? references.map(listedReference) : Object.entries(references).map(([name, asset]) => ({ name, asset }));
  const found = await Promise.all(listed.map(resolve));
  const frame = async (/** @type {any} */ asset) => (asset ? resolve({ asset }) : null);
  const [firstFrame, lastFrame] = [await frame(first_frame), await frame(last_frame)];
  replace({ model, prompt: prompt ?? "", references: /** @type {any} */ (found.filter(Boolean)), firstFrame, lastFrame, parameters, extra }, t("reuse.opened"));
}

/** One entry of a list: an id, `{name: asset}` or `{asset, name}`.
 * @param {any} entry */
function listedReference(entry) {
  if (typeof entry === "string") return { asset: entry, name: null };
  if ("asset" in entry) return entry;
  const [[name, asset]] = Object.entries(entry);
  return { name, asset };
}

/** @param {{asset: string, name?: string | null}} entry
 * @returns {Promise<Reference | null>} */
async function resolve({ asset: text, name = null }) {
  try {
    const { asset } = await get(`/assets/${encodeURIComponent(text)}`);
    return { ...referenceTo(asset), name: name ?? asset.name };
  } catch {
    return null;
  }
}
