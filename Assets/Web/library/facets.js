import { get, put, remove } from "../base/api.js";
import { askText } from "../base/dialog.js";
import { fill, h } from "../base/dom.js";
import { number } from "../base/format.js";
import { icon } from "../base/icons.js";
import { chosenModel } from "../base/server.js";
import { complain } from "../base/toast.js";
import { t, term as word } from "../base/words.js";
import { term, terms, toggled } from "./query.js";

/** How what was found divides, saved searches and sets: every row narrows the query or takes that back. */
export class Facets {
  /** @param {(query: string) => void} onQuery */
  constructor(onQuery) {
    this.onQuery = onQuery;
    this.query = "";
    /** @type {((event: Event) => void) | null} */
    this.outside = null;
    /** What each place shows. @type {Map<HTMLElement, string>} */
    this.drawn = new Map();
    this.counts = h("div");
    this.saved = h("div");
    this.element = h("aside.facets", { "aria-label": t("facets") }, this.saved, this.counts);
  }

  /** Opens or closes it where there is no room for it beside the grid. */
  toggle() {
    if (this.close()) return;
    this.element.classList.add("open");
    this.outside = (/** @type {Event} */ event) => {
      if (!(/** @type {Element} */ (event.target)).closest(".facets, .only-narrow")) this.close();
    };
    addEventListener("pointerdown", this.outside);
  }

  /** @returns {boolean} whether it was open */
  close() {
    if (!this.outside) return false;
    removeEventListener("pointerdown", this.outside);
    this.outside = null;
    this.element.classList.remove("open");
    return true;
  }

  /** @param {string} query */
  async show(query) {
    this.query = query;
    this.aborter?.abort();
    const aborter = this.aborter = new AbortController();
    const { signal } = aborter;
    const [facets, searches, sets] = await Promise.allSettled(
      [get("/facets", { q: query }, signal), get("/searches", {}, signal), get("/sets", {}, signal)]);
    if (signal.aborted) return;
    // What did not come is left as it was: a query with a mistake is told of under the search box, a lost connection
    // in the banner.
    if (searches.status === "fulfilled") this.#drawSaved(searches.value.searches, sets.status === "fulfilled" ? sets.value.sets : []);
    if (facets.status === "fulfilled") this.#drawCounts(facets.value);
  }

  /** @param {any} facets */
  #drawCounts(facets) {
    const model = chosenModel.value;
    if (!this.#isNews(this.counts, [facets, this.query, model])) return;
    fill(this.counts,
      this.#group(t("facets.kind"), Object.entries(facets.kinds).map(([kind, n]) => this.#row(term("kind", kind), word("kind", kind), n, "kind", kind))),
      this.#group(t("facets.fits"), [
        this.#row(term("fits", model), model, null, "fits", "check"), this.#row(`-${term("fits", model)}`, t("facets.unfit"), null, "-fits", "warn")]),
      this.#group(t("facets.curated"), [
        this.#row("is:picked", t("tile.picked"), null, "is", "flag"), this.#row("is:rejected", t("tile.rejected"), null, "is", "reject"),
        ...facets.ratings.filter((/** @type {any} */ entry) => entry.rating).map((/** @type {any} */ { rating, count }) =>
          this.#row(`rating:${rating}`, "★".repeat(rating), count, "rating")),
        this.#row("used:0", t("facets.unused"), null, "used"), this.#row("is:trashed", t("facets.trashed"), null, "is", "trash")]),
      this.#group(t("facets.origin"), Object.entries(facets.origins).filter(([, n]) => n).map(([origin, n]) =>
        this.#row(term("origin", origin), word("origin", origin), n, "origin"))),
      this.#group(t("facets.tags"), facets.tags.map((/** @type {any} */ { name, count }) => this.#row(term("tag", name), name, count, null, "tag"))),
      facets.partial && h("p.hint", {}, t("facets.partial")));
  }

  /** @param {any[]} searches
   * @param {any[]} sets */
  #drawSaved(searches, sets) {
    if (!this.#isNews(this.saved, [searches, sets, this.query])) return;
    fill(this.saved,
      this.#group(t("facets.saved"), [
        ...searches.map(({ name, query }) => h("div.row", {},
          h("button.facet", { type: "button", "aria-pressed": String(query === this.query), title: query, onclick: () => this.onQuery(query) },
            icon("search"), h("span", {}, name)),
          h("button.plain", { type: "button", "aria-label": t("facets.forget", { name }), onclick: () => this.#forget(name) }, icon("close")))),
        this.query && h("button.facet.add", { type: "button", onclick: () => this.#save() }, icon("plus"), h("span", {}, t("facets.save")))]),
      this.#group(t("facets.sets"), sets.map(({ name, images, videos, audios }) =>
        this.#row(term("set", name), name, images + videos + audios, "set"))));
  }

  /** The same is not drawn again: whoever is about to press a row, or is at it with the keyboard, would lose it.
   * @param {HTMLElement} place
   * @param {any} data */
  #isNews(place, data) {
    const text = JSON.stringify(data);
    const isNews = this.drawn.get(place) !== text;
    this.drawn.set(place, text);
    return isNews;
  }

  /** @param {string} heading
   * @param {any[]} rows */
  #group(heading, rows) {
    const there = rows.filter(Boolean);
    return there.length > 0 && h("section", {}, h("h2", {}, heading), there);
  }

  /** @param {string} text
   * @param {string} label
   * @param {any} n
   * @param {string | null} field
   * @param {string} [picture] */
  #row(text, label, n, field, picture) {
    const isOn = terms(this.query).includes(text);
    return text && h("button.facet", { type: "button", "aria-pressed": String(isOn), disabled: n === 0 && !isOn,
      onclick: () => this.onQuery(toggled(this.query, text, field ?? undefined)) },
    picture && icon(picture), h("span", {}, label), n !== null && h("b", {}, number(n)));
  }

  async #save() {
    const name = await askText(t("facets.save"), t("facets.name"), { hint: this.query });
    if (!name) return;
    try { await put(`/searches/${encodeURIComponent(name)}`, { query: this.query }); } catch (error) { complain(error); }
    this.show(this.query);
  }

  /** @param {string} name */
  async #forget(name) {
    try { await remove(`/searches/${encodeURIComponent(name)}`); } catch (error) { complain(error); }
    this.show(this.query);
  }
}
