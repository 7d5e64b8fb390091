import { get } from "../base/api.js";

/** Assets in one page of the list. */
const pageSize = 200;
/** Pages that are kept; others are asked for again when somebody comes back to them. */
const keptPages = 16;

/**
 * What a query found, as sparse pages: only what is looked at is held, so that a hundred thousand assets cost no more
 * than a few thousand. A page is asked for by the cursor before it, and by its place where somebody jumped there.
 */
export class Pages {
  /** @param {string} query
   * @param {string} sort
   * @param {(error?: any) => void} onChange called when something can be drawn anew */
  constructor(query, sort, onChange) {
    this.query = query;
    this.sort = sort;
    this.onChange = onChange;
    this.total = 0;
    this.isLoaded = false;
    /** @type {Map<number, any[]>} */
    this.pages = new Map();
    /** The cursor that each page begins behind, where it is known. @type {(string | null | undefined)[]} */
    this.cursors = [null];
    /** @type {Set<number>} */
    this.stale = new Set();
    this.first = 0;
    this.last = 0;
    this.aborter = new AbortController();
    this.isBusy = false;
  }

  /** The asset at a place, or null where it is not here yet.
   * @param {number} index
   * @returns {any} */
  at(index) { return index < 0 ? null : this.pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null; }

  /** Where an asset is, among those that are here.
   * @param {string} id
   * @returns {number} -1 where it is not */
  indexOf(id) {
    for (const [page, assets] of this.pages) {
      const place = assets.findIndex((asset) => asset.id === id);
      if (place >= 0) return page * pageSize + place;
    }
    return -1;
  }

  /** Ids in the order of the list. Where some are not here they stay as they were chosen, which for a range is that order.
   * @param {Iterable<string>} ids
   * @returns {string[]} */
  inOrder(ids) {
    /** @type {Map<string, number>} */
    const places = new Map();
    for (const [page, assets] of this.pages) assets.forEach(({ id }, place) => places.set(id, page * pageSize + place));
    const all = [...ids];
    const place = (/** @type {string} */ id) => places.get(id) ?? 0;
    return all.every((id) => places.has(id)) ? all.sort((a, b) => place(a) - place(b)) : all;
  }

  /** Says which places are looked at.
   * @param {number} first
   * @param {number} last */
  want(first, last) {
    this.first = Math.floor(first / pageSize);
    this.last = Math.floor(Math.max(first, last) / pageSize);
    this.#pump();
  }

  /** All assets between two places, asked for where needed.
   * @param {number} first
   * @param {number} last
   * @returns {Promise<any[]>} */
  async range(first, last) {
    const found = [];
    for (let index = first; index <= last; index += 1) {
      if (!this.at(index)) await this.#page(Math.floor(index / pageSize));
      const asset = this.at(index);
      if (asset) found.push(asset);
    }
    return found;
  }

  /** Asks again for what is looked at; what is shown stays until the answer is here. */
  refresh() {
    for (const page of this.pages.keys()) this.stale.add(page);
    this.#pump();
  }

  /** Puts what is known better in place.
   * @param {any} asset */
  replace(asset) {
    const index = this.indexOf(asset.id);
    if (index < 0) return;
    /** @type {any[]} */ (this.pages.get(Math.floor(index / pageSize)))[index % pageSize] = asset;
  }

  end() { this.aborter.abort(); }

  async #pump() {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      for (let page = this.#next(); page !== null; page = this.#next()) await this.#page(page);
    } catch (error) {
      if (!this.aborter.signal.aborted) this.onChange(error);
    } finally {
      this.isBusy = false;
    }
  }

  /** The next page that is missed, those looked at first. */
  #next() {
    const end = this.isLoaded ? Math.max(0, Math.ceil(this.total / pageSize) - 1) : 0;
    for (let page = Math.min(this.first, end); page <= Math.min(this.last, end); page += 1) {
      if (!this.pages.has(page) || this.stale.has(page)) return page;
    }
    return null;
  }

  /** @param {number} page */
  async #page(page) {
    const cursor = this.cursors[page];
    const place = cursor === undefined ? { skip: page * pageSize } : { after: cursor };
    const answer = await get("/assets",
      { q: this.query, sort: this.sort, limit: pageSize, ...place }, this.aborter.signal);
    this.total = answer.total;
    this.isLoaded = true;
    this.stale.delete(page);
    this.pages.delete(page);
    this.pages.set(page, answer.assets);
    if (answer.next) this.cursors[page + 1] = answer.next;
    else this.cursors.length = page + 1;
    this.#forget();
    this.onChange();
  }

  /** Lets go of the pages that nobody looked at for longest. */
  #forget() {
    for (const page of this.pages.keys()) {
      if (this.pages.size <= keptPages) return;
      if (page >= this.first && page <= this.last) continue;
      this.pages.delete(page);
      this.stale.delete(page);
    }
  }
}
