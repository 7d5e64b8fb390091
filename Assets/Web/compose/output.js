import { h, uniqueID } from "../base/dom.js";
import { toast } from "../base/toast.js";
import { t } from "../base/words.js";

const kinds = /** @type {const} */ (["body", "curl", "command"]);

/** Exactly what is sent, and how to send it by other means. */
export class Output {
  constructor() {
    this.kind = "body";
    this.request = null;
    const panelID = uniqueID("output");
    this.text = h("pre", { id: panelID, role: "tabpanel", tabIndex: 0 });
    this.tabs = kinds.map((kind) => h("button", { type: "button", role: "tab", id: `${panelID}-${kind}`, "aria-controls": panelID,
      data: { kind }, onclick: () => this.#open(kind), onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event) }, t(`output.${kind}`)));
    this.element = h("section.panel.output", {}, h("header", {},
      h("div", { role: "tablist", "aria-label": t("output") }, this.tabs), h("span.grow"),
      h("button", { type: "button", onclick: () => this.#copy() }, t("copy"))), this.text);
    this.#open("body");
  }

  /** @param {any} request */
  show(request) {
    this.request = request;
    this.text.textContent = this.#content();
  }

  #content() {
    if (!this.request) return "";
    return this.kind === "body" ? JSON.stringify(this.request.body, null, 2) : this.request[this.kind] ?? "";
  }

  /** @param {typeof kinds[number]} kind */
  #open(kind) {
    this.kind = kind;
    for (const tab of this.tabs) {
      const isOpen = tab.dataset.kind === kind;
      tab.setAttribute("aria-selected", String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
      if (isOpen) this.text.setAttribute("aria-labelledby", tab.id);
    }
    this.text.textContent = this.#content();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!by) return;
    event.preventDefault();
    const next = this.tabs[(this.tabs.indexOf(event.target) + by + this.tabs.length) % this.tabs.length];
    next.focus();
    this.#open(next.dataset.kind);
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#content());
      toast(t("copied"));
    } catch {
      // Where the clipboard is refused, what is selected can be copied by hand.
      getSelection()?.selectAllChildren(this.text);
    }
  }
}

