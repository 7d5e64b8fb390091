import { fill, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { thumb } from "../base/thumb.js";
import { toast } from "../base/toast.js";
import { t } from "../base/words.js";
import { takeAssets } from "../library/dragging.js";
import { draft, edit, referenceTo, removeReference } from "./draft.js";
import { showInPlace } from "./findings.js";

const slots = /** @type {const} */ ([["firstFrame", "first_frame"], ["lastFrame", "last_frame"]]);

/** Where the clip begins and ends, if that is given. */
export class Frames {
  constructor() {
    this.places = slots.map(([key, subject]) => ({ key, subject, box: h("div.slot"), findings: h("div.inplace") }));
    this.element = h("section.panel", {}, h("h2", {}, t("frames")), h("div.slots", {}, this.places.map(({ box, findings }) => h("div", {}, box, findings))));
    for (const { key, box } of this.places) takeAssets(box, ([asset]) => this.#take(key, asset));
    this.end = draft.listen(() => this.#draw());
    this.#draw();
  }

  /** @param {any[]} findings */
  show(findings) {
    for (const { subject, findings: place } of this.places) showInPlace(place, findings.filter((one) => one.subject === subject));
  }

  #draw() {
    const images = draft.value.references.filter(({ kind }) => kind === "image");
    for (const { key, box } of this.places) {
      const frame = draft.value[key];
      const label = t(`frame.${key}`);
      const select = h("select", { "aria-label": label, onchange: () => this.#choose(key, select.value) },
        h("option", { value: "" }, t("frame.choose")), images.map(({ asset, label: name }) => h("option", { value: asset }, name)));
      fill(box, h("b", {}, label), frame ? [thumb({ id: frame.asset, kind: "image" }, frame.label), h("span.label", {}, frame.label),
        h("button.plain", { type: "button", "aria-label": t("frame.clear", { frame: label }), onclick: () => edit({ [key]: null }) }, icon("close"))]
        : [h("p.hint", {}, t("frame.hint")), images.length > 0 && select]);
    }
  }

  /** @param {"firstFrame" | "lastFrame"} key
   * @param {any} asset */
  #take(key, asset) {
    if (asset.kind !== "image") { toast(t("frame.onlyImages")); return; }
    if (!this.#choose(key, asset.id)) edit({ [key]: referenceTo(asset) });
  }

  /** A picture of the tray becomes a frame; it is no reference any more, and the prompt follows.
   * @param {"firstFrame" | "lastFrame"} key
   * @param {string} asset
   * @returns {boolean} whether it was in the tray */
  #choose(key, asset) {
    const index = draft.value.references.findIndex((reference) => reference.asset === asset);
    if (index < 0) return false;
    const chosen = draft.value.references[index];
    removeReference(index);
    edit({ [key]: chosen });
    return true;
  }
}
