import { get } from "../base/api.js";
import { debounced, fill, h, uniqueID } from "../base/dom.js";
import { thumb } from "../base/thumb.js";
import { title } from "../base/format.js";
import { t } from "../base/words.js";
import { addToTray, callName, draft, edit } from "./draft.js";
import { showInPlace } from "./findings.js";
import { handles, mentions } from "./handles.js";

/** Where the prompt is written; `@` offers the tray and the library. */
export class Prompt {
  constructor() {
    const listID = uniqueID("mentions");
    const fieldID = uniqueID("prompt");
    this.mirror = h("div.mirror", { "aria-hidden": "true" });
    this.field = h("textarea", { id: fieldID, rows: 7, spellcheck: false, placeholder: t("prompt.placeholder"), "aria-autocomplete": "list",
      "aria-controls": listID, "aria-haspopup": "listbox", value: draft.value.prompt,
      oninput: () => { edit({ prompt: this.field.value }); this.#complete(); },
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event), onblur: () => this.#close(),
      onscroll: () => { this.mirror.scrollTop = this.field.scrollTop; } });
    this.popup = h("div.popup", { id: listID, role: "listbox", "aria-label": t("prompt.completions"), hidden: true });
    this.findings = h("div.inplace", { role: "status" });
    this.sent = h("p.hint.sent");
    this.element = h("section.panel.prompt", {}, h("h2", {}, h("label", { htmlFor: fieldID }, t("prompt"))),
      h("div.editor", {}, this.mirror, this.field, this.popup), this.findings, this.sent);
    this.active = 0;
    /** @type {{label: string, detail: string, asset: any, index: number}[]} */
    this.offers = [];
    this.lookUp = debounced(140, () => this.#lookUp());
    this.end = draft.listen(() => this.#draw());
    this.#draw();
  }

  /** @param {any[]} findings
   * @param {string | null} sentPrompt */
  show(findings, sentPrompt) {
    showInPlace(this.findings, findings.filter(({ subject }) => subject === "prompt"));
    const differs = sentPrompt && sentPrompt !== draft.value.prompt;
    fill(this.sent, differs && [t("prompt.sent"), " ", h("q", {}, sentPrompt)]);
  }

  #draw() {
    const { prompt, references } = draft.value;
    if (this.field.value !== prompt) this.field.value = prompt;
    const pieces = [];
    let end = 0;
    for (const { from, to, index } of mentions(prompt, references)) {
      pieces.push(prompt.slice(end, from), h("mark", { data: { kind: references[index]?.kind ?? "unknown" } }, prompt.slice(from, to)));
      end = to;
    }
    // The last line break of a block is not drawn unless something follows.
    fill(this.mirror, pieces, `${prompt.slice(end)}\u200b`);
  }

  /** The `@word` that is being written, or null. */
  #word() {
    const before = this.field.value.slice(0, this.field.selectionStart);
    const found = before.match(/(?<![A-Za-z0-9._+@-])@([\p{L}\p{N}_-]*)$/u);
    return found ? { from: before.length - found[0].length, text: found[1].toLowerCase() } : null;
  }

  #complete() {
    const word = this.#word();
    if (!word) { this.#close(); return; }
    const { references } = draft.value;
    const names = handles(references);
    this.offers = references.map((reference, index) => ({ label: callName(index), detail: reference.name ? `${names[index]} · ${reference.label}` : reference.label,
      asset: { id: reference.asset, kind: reference.kind }, index }))
      .filter(({ label, detail }) => `${label} ${detail}`.toLowerCase().includes(word.text));
    this.active = 0;
    this.#offer();
    this.lookUp();
  }

  async #lookUp() {
    const word = this.#word();
    if (!word) return;
    const { assets } = await get("/assets", { q: word.text ? `"${word.text}"` : "", limit: 12 }).catch(() => ({ assets: [] }));
    if (this.#word()?.text !== word.text || document.activeElement !== this.field) return;
    const known = new Set(draft.value.references.map(({ asset }) => asset));
    const more = assets.filter((/** @type {any} */ asset) => !known.has(asset.id)).slice(0, 8);
    this.offers = [...this.offers.filter(({ index }) => index >= 0),
      ...more.map((/** @type {any} */ asset) => ({ label: title(asset), detail: t("prompt.join"), asset, index: -1 }))];
    this.#offer();
  }

  #offer() {
    this.popup.hidden = !this.offers.length;
    fill(this.popup, this.offers.map(({ label, detail, asset }, index) => h("div.choice", { role: "option", id: `${this.popup.id}-${index}`,
      "aria-selected": String(index === this.active),
      onpointerdown: (/** @type {Event} */ event) => { event.preventDefault(); this.#take(index); } },
    thumb(asset), h("b", {}, label), h("span", {}, detail))));
    if (this.popup.hidden) this.field.removeAttribute("aria-activedescendant");
    else this.field.setAttribute("aria-activedescendant", `${this.popup.id}-${this.active}`);
    this.popup.children[this.active]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // A space that was just put in need not be typed again.
    if (event.key === " " && this.hasJustTaken) event.preventDefault();
    this.hasJustTaken = false;
    if (this.popup.hidden || event.isComposing) return;
    const moves = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
    if (event.key in moves) this.active = (this.active + moves[event.key] + this.offers.length) % this.offers.length;
    else if (event.key === "Enter" || event.key === "Tab") this.#take(this.active);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
    if (!this.popup.hidden) this.#offer();
  }

  /** @param {number} place */
  #take(place) {
    const { asset, index } = this.offers[place];
    const word = /** @type {any} */ (this.#word());
    if (index < 0) addToTray([asset]);
    const now = index >= 0 ? index : draft.value.references.findIndex((reference) => reference.asset === asset.id);
    const after = this.field.value.slice(this.field.selectionStart);
    const text = `${callName(now)}${after.startsWith(" ") ? "" : " "}`;
    const prompt = this.field.value.slice(0, word.from) + text + after;
    edit({ prompt });
    this.field.setSelectionRange(word.from + text.length, word.from + text.length);
    this.#close();
    this.hasJustTaken = true;
  }

  #close() {
    this.lookUp.cancel();
    this.popup.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }
}
