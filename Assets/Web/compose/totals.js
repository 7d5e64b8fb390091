import { get } from "../base/api.js";
import { fill, h } from "../base/dom.js";
import { number } from "../base/format.js";
import { modelDetails } from "../base/server.js";
import { t } from "../base/words.js";
import { draft } from "./draft.js";
import { bounds } from "./limits.js";

/** @type {Map<string, number>} */
const lengths = new Map();

/** How much of what the model takes is used, as bars. */
export class Totals {
  constructor() {
    this.body = h("div.totals");
    this.element = h("section.panel", {}, h("h2", {}, t("totals")), this.body);
  }

  /** @param {string} model */
  async show(model) {
    const { references, prompt } = draft.value;
    const [{ limits }] = await Promise.all([modelDetails(model), ...references.map(({ asset }) => measure(asset))]);
    const of = (/** @type {string} */ kind) => references.filter((reference) => reference.kind === kind);
    const sum = (/** @type {string} */ kind) => of(kind).reduce((total, { asset }) => total + (lengths.get(asset) ?? 0), 0);
    const ideographs = prompt.match(/\p{Script=Han}/gu)?.length ?? 0;
    const words = prompt.replace(/\p{Script=Han}/gu, " ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    /** @type {[string, number, string][]} */
    const used = [["image.count", of("image").length, ""], ["video.count", of("video").length, ""], ["video.total_duration", sum("video"), "s"],
      ["audio.count", of("audio").length, ""], ["audio.total_duration", sum("audio"), "s"], ["prompt.words", words, ""], ["prompt.ideographs", ideographs, ""]];
    fill(this.body, used.map(([key, now, unit]) => {
      const limit = limits.find((/** @type {any} */ entry) => entry.key === key);
      const greatest = limit && bounds(limit.allowed).greatest;
      return greatest ? bar(t(/** @type {any} */ (`total.${key}`)), now, greatest, unit, limit.allowed.note) : null;
    }));
  }
}

/** @param {string} label
 * @param {number} now
 * @param {number} greatest
 * @param {string} unit
 * @param {string | null} note */
function bar(label, now, greatest, unit, note) {
  return h("label.total", { class: now > greatest ? "over" : "", title: note ?? "" }, h("span", {}, label),
    h("meter", { min: 0, max: greatest, value: Math.min(now, greatest), high: greatest * 0.9, optimum: 0 }),
    h("b", {}, `${number(now, 1)} / ${number(greatest, 1)}${unit && ` ${unit}`}`));
}

/** @param {string} id */
async function measure(id) {
  if (lengths.has(id)) return;
  const found = await get(`/assets/${encodeURIComponent(id)}`).catch(() => null);
  lengths.set(id, found?.asset.facts.durationSeconds ?? 0);
}
