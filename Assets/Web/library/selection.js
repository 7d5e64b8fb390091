import { Signal } from "../base/signal.js";

/**
 * Which assets are chosen, and which one the keyboard is at. `all` stands for everything that the query finds, so that
 * no list of a hundred thousand ids is made.
 */
export class Selection {
  /** @type {Set<string>} */
  ids = new Set();
  isAll = false;
  /** Where a range begins. */
  anchor = 0;
  /** Where the keyboard is. */
  focus = 0;
  changed = new Signal(0);

  /** @param {string | undefined} id */
  has(id) { return this.isAll || (id !== undefined && this.ids.has(id)); }

  /** How many are chosen.
   * @param {number} total */
  count(total) { return this.isAll ? total : this.ids.size; }

  /** @param {any} asset
   * @param {number} index */
  only(asset, index) {
    this.isAll = false;
    this.ids = new Set(asset ? [asset.id] : []);
    this.anchor = this.focus = index;
    this.#tell();
  }

  /** @param {any} asset
   * @param {number} index */
  toggle(asset, index) {
    if (this.isAll) { this.only(asset, index); return; }
    if (!this.ids.delete(asset.id)) this.ids.add(asset.id);
    this.anchor = this.focus = index;
    this.#tell();
  }

  /** @param {any[]} assets
   * @param {number} index */
  range(assets, index) {
    this.isAll = false;
    this.ids = new Set(assets.map(({ id }) => id));
    this.focus = index;
    this.#tell();
  }

  all() {
    this.isAll = true;
    this.#tell();
  }

  clear() {
    this.isAll = false;
    this.ids = new Set();
    this.#tell();
  }

  /** Moves the keyboard without choosing.
   * @param {number} index */
  moveTo(index) {
    this.focus = index;
    this.#tell();
  }

  #tell() { this.changed.set(this.changed.value + 1); }
}
