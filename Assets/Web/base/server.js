import { get } from "./api.js";
import { Signal } from "./signal.js";
import { keep, kept } from "./storage.js";

/** What this server is and may do: `greenroom.server/1`. @type {Signal<any>} */
export const server = new Signal(null);

/** The profile's models: `greenroom.models/1`. @type {Signal<any>} */
export const models = new Signal(null);

/** The id of the model that verdicts are shown for. @type {Signal<string>} */
export const chosenModel = new Signal("");

/** @type {Map<string, Promise<any>>} */
const details = new Map();

/** Learns what the page needs before it can show anything. */
export async function learn() {
  const [about, list] = await Promise.all([get(""), get("/models")]);
  details.clear();
  models.set(list);
  server.set(about);
  const before = kept("model", "");
  const known = list.models.some((/** @type {any} */ model) => model.id === before);
  chosenModel.set(known ? before : list.models.find((/** @type {any} */ model) => model.status === "active")?.id ?? "");
}

/** Looks again at what was spent. */
export async function relearn() { server.set(await get("")); }

/** @param {string} id */
export function chooseModel(id) {
  keep("model", id);
  chosenModel.set(id);
}

/** One model with its limits and parameters: `greenroom.model/1`, asked for once.
 * @param {string} id
 * @returns {Promise<any>} */
export function modelDetails(id) {
  if (!details.has(id)) {
    const answer = get(`/models/${encodeURIComponent(id)}`);
    answer.catch(() => details.delete(id));
    details.set(id, answer);
  }
  return /** @type {Promise<any>} */ (details.get(id));
}

/** Whether the session may do this: `curate`, `stage`, `spend`.
 * @param {string} scope */
export const may = (scope) => server.value?.scopes.includes(scope) ?? false;

/** Where a preview of an asset is.
 * @param {string} id
 * @param {"picture.jpg" | "strip.jpg" | "strip.vtt" | "curve.json"} part */
export const previewURL = (id, part) =>
  `/previews/${encodeURIComponent(id)}/${server.value?.previewVersion ?? 1}/${part}`;

/** Where an asset's own bytes are.
 * @param {string} id */
export const mediaURL = (id) => `/media/${encodeURIComponent(id)}`;
