import { get } from "../base/api.js";
import { debounced, fill, h, uniqueID } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { t } from "../base/words.js";

/** The box that queries are written in: it completes, and points at mistakes. */
export class SearchBox {
  /** @param {(query: string) => void} onQuery called with every query that is valid */
  constructor(onQuery) {
    this.onQuery = onQuery;
    this.active = -1;
    /** What is wrong with the query. @type {any} */
    this.mistaken = null;
    /** @type {any[]} */
    this.completions = [];
    const listID = uniqueID("completions");
    const errorID = uniqueID("mistake");
    this.input = h("input", {
      type: "text", role: "combobox", placeholder: t("search.placeholder"), spellcheck: false, autocomplete: "off",
      "aria-label": t("search.label"), "aria-expanded": "false", "aria-controls": listID, "aria-autocomplete": "list",
      "aria-describedby": errorID, enterKeyHint: "search",
      oninput: () => this.#edited(), onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
      onblur: () => this.#close(),
    });
    this.popup = h("div.popup", { id: listID, role: "listbox", "aria-label": t("search.completions"), hidden: true });
    this.mistake = h("p.mistake", { id: errorID, role: "alert", hidden: true });
    this.element = h("div.search", { role: "search" }, icon("search"), this.input,
      h("button.plain.clear", { type: "button", "aria-label": t("search.clear"), onclick: () => this.#clear() }, icon("close")),
      this.popup, this.mistake);
    this.help = debounced(120, () => this.#help());
  }

  /** Shows a query that came from elsewhere.
   * @param {string} query */
  show(query) {
    if (this.input.value.trim() !== query && document.activeElement !== this.input) {
      this.input.value = query;
      this.#point(query, this.mistaken = null);
    }
    this.element.classList.toggle("full", Boolean(this.input.value));
  }

  /** @param {any} error */
  showError(error) { this.#point(this.input.value, error); }

  focus() {
    this.input.focus();
    this.input.select();
  }

  #edited() {
    this.element.classList.toggle("full", Boolean(this.input.value));
    this.help();
  }

  #clear() {
    this.input.value = "";
    this.#point("", this.mistaken = null);
    this.onQuery("");
    this.input.focus();
  }

  async #help() {
    const query = this.input.value;
    this.aborter?.abort();
    this.aborter = new AbortController();
    try {
      const answer = await get("/query", { q: query, at: this.input.selectionStart }, this.aborter.signal);
      this.mistaken = answer.valid ? null : answer.error;
      this.#offer(answer.completions);
      // A word that is still being written is no mistake.
      this.#point(query, this.popup.hidden ? this.mistaken : null);
      if (answer.valid) this.onQuery(query.trim());
    } catch { /* a newer text asks again; what is offline says the banner */ }
  }

  /** Shows a mistake under its column.
   * @param {string} query
   * @param {any} error */
  #point(query, error) {
    this.mistake.hidden = !error;
    this.input.setAttribute("aria-invalid", String(Boolean(error)));
    if (!error) { fill(this.mistake); return; }
    const column = Math.min(error.column ?? query.length, query.length);
    const rest = query.slice(column);
    const bad = rest.match(/^\S+/)?.[0] ?? "";
    fill(this.mistake,
      error.column !== null && error.column !== undefined && query && h("code", {}, query.slice(0, column), h("mark", {}, bad || "␣"), rest.slice(bad.length)),
      h("span", {}, error.message ?? error.detail ?? ""),
      (error.suggestions ?? []).map((/** @type {string} */ sentence) => h("span", {}, sentence)),
      (error.fixes ?? []).map((/** @type {any} */ fix) => {
        const mended = query.slice(0, fix.column) + fix.text + query.slice(fix.column + fix.length);
        return h("button.link", { type: "button", onclick: () => this.#mend(mended) }, mended.trim());
      }));
  }

  /** @param {string} query */
  #mend(query) {
    this.input.value = query;
    this.input.focus();
    this.#help();
  }

  /** @param {any[]} completions */
  #offer(completions) {
    this.completions = document.activeElement === this.input ? completions.slice(0, 12) : [];
    this.active = -1;
    this.popup.hidden = !this.completions.length;
    this.input.setAttribute("aria-expanded", String(!this.popup.hidden));
    this.input.removeAttribute("aria-activedescendant");
    fill(this.popup, this.completions.map((completion, index) => h("div.choice", {
      role: "option", id: `${this.popup.id}-${index}`, "aria-selected": "false",
      // Before the input loses the focus.
      onpointerdown: (/** @type {Event} */ event) => { event.preventDefault(); this.#take(completion); },
    }, h("b", {}, completion.text), completion.label !== completion.text && h("span", {}, completion.label))));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const isOpen = !this.popup.hidden;
    if (event.key === "Escape") {
      event.preventDefault();
      if (isOpen) this.#close(); else this.input.blur();
    } else if (isOpen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.#move(event.key === "ArrowDown" ? 1 : -1);
    } else if ((event.key === "Enter" || event.key === "Tab") && isOpen && this.active >= 0) {
      event.preventDefault();
      this.#take(this.completions[this.active]);
    } else if (event.key === "Tab" && isOpen && !event.shiftKey) {
      event.preventDefault();
      this.#take(this.completions[0]);
    } else if (event.key === "Enter") {
      this.#close();
      this.#help();
      /** @type {any} */ (document.querySelector(".grid"))?.focus();
    }
  }

  /** @param {number} step */
  #move(step) {
    const count = this.completions.length;
    this.active = (this.active + step + count + (this.active < 0 && step < 0 ? 1 : 0)) % count;
    [...this.popup.children].forEach((choice, index) => choice.setAttribute("aria-selected", String(index === this.active)));
    this.input.setAttribute("aria-activedescendant", `${this.popup.id}-${this.active}`);
    this.popup.children[this.active].scrollIntoView({ block: "nearest" });
  }

  /** @param {any} completion */
  #take({ from, to, text }) {
    const query = this.input.value;
    this.input.value = query.slice(0, from) + text + query.slice(to);
    this.input.setSelectionRange(from + text.length, from + text.length);
    this.#edited();
  }

  #close() {
    if (!this.popup.hidden) this.#point(this.input.value, this.mistaken);
    this.popup.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}
