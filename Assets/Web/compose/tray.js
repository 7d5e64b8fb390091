import { h, uniqueID } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { address } from "../base/router.js";
import { may } from "../base/server.js";
import { thumb } from "../base/thumb.js";
import { t } from "../base/words.js";
import { dragAssets, takeAssets } from "../library/dragging.js";
import { addToTray, draft, moveReference, nameReference, removeReference } from "./draft.js";
import { findingOf, showInPlace, worst } from "./findings.js";
import { fitReference, isFittable } from "./fitting.js";
import { handles } from "./handles.js";
import { setTools } from "./sets.js";

/** In characters; the server takes no longer ones. */
const longestName = 128;

/** Whether it is no draft for the name of a reference.
 * @param {any} problem
 * @param {import("./draft.js").Reference} reference */
const isAbout = (problem, { name }) => Boolean(name) && problem?.code === "invalid_draft" && problem.message.includes(`“${name}”`);

/** The same as a finding, without what it is said of: it stands there.
 * @param {any} problem
 * @param {string | null} name */
const ofName = (problem, name) => ({ ...findingOf(problem), code: "invalid_name", message: problem.message.replace(/^[^“]*“references”: /, ""), measured: name });

/** The references in their order, which is the order that the gateway sees. */
export class Tray {
  constructor() {
    /** @type {Map<string, any>} */
    this.rows = new Map();
    this.list = h("ol.tray", { "aria-label": t("tray") });
    this.news = h("p.sr", { role: "status" });
    this.hint = h("p.hint");
    this.element = h("section.panel", {}, h("h2", {}, t("tray")), this.list, this.news,
      this.hint, h("div.line", {}, h("a.button", { href: address("library") }, icon("plus"), t("tray.more")), setTools()));
    takeAssets(this.element, addToTray);
    this.end = draft.listen(() => this.#draw());
    this.#draw();
  }

  /** @param {any[]} findings
   * @param {any} problem Why it is no draft.
   * @returns {boolean} whether the problem is with a name, and shown there */
  show(findings, problem) {
    const all = draft.value.references;
    const names = handles(all);
    const isAtName = all.map((reference) => isAbout(problem, reference));
    all.forEach(({ asset, name }, index) => {
      const row = this.rows.get(asset);
      const own = isAtName[index] ? [ofName(problem, name)] : findings.filter(({ subject }) => subject === names[index]);
      row.name.setAttribute("aria-invalid", String(isAtName[index]));
      row.verdict.className = `verdict ${worst(own)}`;
      row.fit.hidden = !own.some(isFittable) || !may("curate");
      showInPlace(row.findings, own);
    });
    return isAtName.includes(true);
  }

  #draw() {
    const { references } = draft.value;
    const names = handles(references);
    const focused = /** @type {any} */ (document.activeElement);
    for (const [asset, row] of this.rows) {
      if (references.some((reference) => reference.asset === asset)) continue;
      row.element.remove();
      this.rows.delete(asset);
    }
    references.forEach((reference, index) => {
      const row = this.rows.get(reference.asset) ?? this.#row(reference);
      this.rows.set(reference.asset, row);
      row.handle.textContent = names[index];
      row.handle.setAttribute("aria-label", t("tray.item", { handle: names[index], name: reference.label }));
      if (row.name.value !== (reference.name ?? "") && document.activeElement !== row.name) row.name.value = reference.name ?? "";
      if (this.list.children[index] !== row.element) this.list.insertBefore(row.element, this.list.children[index] ?? null);
    });
    // Moving an element takes the focus from it.
    if (this.list.contains(focused) && document.activeElement !== focused) focused.focus();
    this.element.classList.toggle("empty", !references.length);
    this.hint.textContent = t(references.length ? "tray.hint" : "tray.none");
    this.hint.classList.toggle("for-keys", references.length > 0);
    this.hint.hidden = references.length === 1;
  }

  /** @param {import("./draft.js").Reference} reference */
  #row(reference) {
    const { asset, kind, label } = reference;
    const findingsID = uniqueID("findings");
    const place = () => draft.value.references.findIndex((other) => other.asset === asset);
    const move = (/** @type {number} */ by) => {
      moveReference(place(), place() + by);
      this.news.textContent = t("tray.moved", { name: label, handle: handles(draft.value.references)[place()] });
    };
    const tool = (/** @type {string} */ picture, /** @type {string} */ says, /** @type {() => void} */ run) =>
      h("button.plain", { type: "button", "aria-label": `${says}: ${label}`, title: says, onclick: run }, icon(picture));
    const handle = h("button.handle", { type: "button", data: { kind }, title: t("tray.move"), onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) { event.preventDefault(); move(event.key === "ArrowUp" ? -1 : 1); }
      if (event.key === "Delete" || event.key === "Backspace") { event.preventDefault(); removeReference(place()); }
    } });
    const name = h("input", { type: "text", value: reference.name ?? "", placeholder: t("tray.name"), "aria-label": t("tray.nameOf", { name: label }),
      spellcheck: false, autocomplete: "off", maxLength: longestName, "aria-describedby": findingsID, oninput: () => nameReference(place(), name.value.trim().replace(/^@/, "")) });
    const [verdict, findings] = [h("span.verdict"), h("div.inplace", { id: findingsID })];
    const tools = h("div.tools", {}, tool("up", t("tray.up"), () => move(-1)), tool("down", t("tray.down"), () => move(1)), tool("close", t("tray.remove"), () => removeReference(place())));
    const fit = h("button.fit", { type: "button", hidden: true, onclick: () => fitReference(place(), fit) }, icon("check"), t("fit.make"));
    const element = h("li", { draggable: true }, h("span.grip", {}, icon("grip")),
      h("a.thumb", { href: address("look", asset), "aria-label": label, tabIndex: -1 }, thumb({ id: asset, kind })),
      h("div.what", {}, h("div.line", {}, verdict, handle, h("p.label", { title: label }, label), tools), name),
      fit, findings);
    this.#letDrag(element, place);
    return { element, handle, name, verdict, fit, findings };
  }

  /** @param {HTMLElement} element
   * @param {() => number} place */
  #letDrag(element, place) {
    element.addEventListener("dragstart", (event) => { this.dragged = place(); element.classList.add("dragged"); dragAssets(event, [draft.value.references[place()].asset]); });
    element.addEventListener("dragend", () => { this.dragged = undefined; element.classList.remove("dragged"); });
    element.addEventListener("dragover", (event) => {
      if (this.dragged === undefined) return;
      event.preventDefault();
      const to = place();
      if (to === this.dragged) return;
      moveReference(this.dragged, to);
      this.dragged = to;
    });
    element.addEventListener("drop", (event) => { if (this.dragged !== undefined) event.preventDefault(); });
  }
}

