import { Pages } from "./pages.js";
import { Selection } from "./selection.js";

/**
 * The list that the library shows. It outlives the view, so that one comes back to the same place, and the big view
 * can go on to the next asset.
 */
export const shelf = {
  /** @type {Pages | null} */
  pages: null,
  selection: new Selection(),
  scrollTop: 0,
  /** @type {(error?: any) => void} */
  onChange: () => {},

  /** Shows what a query finds, if it is not shown already.
   * @param {string} query
   * @param {string} sort */
  open(query, sort) {
    if (this.pages && this.pages.query === query && this.pages.sort === sort) return false;
    this.pages?.end();
    this.pages = new Pages(query, sort, (error) => this.onChange(error));
    this.selection = new Selection();
    this.scrollTop = 0;
    return true;
  },
};
