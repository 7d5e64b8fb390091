import { get } from "../base/api.js";
import { debounced, fill, h } from "../base/dom.js";
import { revision } from "../base/events.js";
import { bind } from "../base/keys.js";
import { amend, go } from "../base/router.js";
import { chosenModel, may } from "../base/server.js";
import { Leftovers } from "../base/signal.js";
import { kept } from "../base/storage.js";
import { complain, toast } from "../base/toast.js";
import { t } from "../base/words.js";
import { collect, Dock } from "../compose/dock.js";
import { addToSet } from "../compose/sets.js";
import { Bar } from "./bar.js";
import { askNote, askTags, change, undo } from "./changes.js";
import { dragAssets } from "./dragging.js";
import { Facets } from "./facets.js";
import { usualWidth, VirtualGrid } from "./grid.js";
import { libraryKeys } from "./keys.js";
import { endScrub, scrub } from "./scrub.js";
import { SearchBox } from "./search.js";
import { shelf } from "./shelf.js";
import { createTile, drawTile } from "./tile.js";
import { arrivals, chooseFiles } from "./uploads.js";

/** More than that at once is a slip of the hand: no request takes as many. */
const mostCollected = 50;

/** Where a person finds, looks over and marks what there is. */
export class LibraryView {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.leftovers = new Leftovers();
    this.search = new SearchBox((query) => amend({ q: query }));
    this.facets = new Facets((query) => { this.facets.close(); amend({ q: query }, true); });
    this.scroller = h("div.grid", { role: "listbox", tabIndex: 0, "aria-multiselectable": "true", "aria-label": t("view.library") });
    this.grid = new VirtualGrid(this.scroller, {
      create: () => this.#createTile(), draw: (tile, index) => this.#draw(tile, index),
      onRange: (first, last) => shelf.pages?.want(first, last),
    });
    this.grid.width = kept("tile", usualWidth());
    this.scroller.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      if (!(/** @type {Element} */ (event.target)).closest(".tile")) this.selection.clear();
    });
    this.bar = new Bar(this);
    this.dock = new Dock();
    this.nothing = h("div.nothing", { hidden: true });
    main.append(this.facets.element, h("section.shelf", { "aria-label": t("view.library") },
      this.search.element, this.bar.element, this.scroller, this.nothing), this.dock.element);
    shelf.onChange = (error) => this.#changed(error);
    this.leftovers.add(bind(libraryKeys(this)));
    this.leftovers.add(arrivals.listen(() => shelf.pages?.refresh()));
    this.leftovers.add(chosenModel.listen(() => { this.grid.redraw(); this.facets.show(this.query); }));
    this.leftovers.add(this.dock.end);
    const refresh = debounced(250, () => { shelf.pages?.refresh(); this.facets.show(this.query); });
    this.leftovers.add(revision.listen(refresh));
    this.leftovers.add(refresh.cancel);
  }

  get selection() { return shelf.selection; }

  /** @param {import("../base/router.js").Route} route */
  update({ query }) {
    this.query = query.get("q") ?? "";
    this.sort = query.get("sort") ?? "";
    const isNew = shelf.open(this.query, this.sort);
    this.search.show(this.query);
    this.facets.show(this.query);
    this.forgetSelection?.();
    this.forgetSelection = this.selection.changed.listen(() => this.#selected());
    if (isNew) shelf.pages?.want(0, 0);
    this.#changed();
    this.scroller.scrollTop = shelf.scrollTop;
    if (document.activeElement === document.body) this.scroller.focus({ preventScroll: true });
  }

  end() {
    shelf.scrollTop = this.scroller.scrollTop;
    shelf.onChange = () => {};
    this.facets.close();
    this.forgetSelection?.();
    this.grid.end();
    this.leftovers.end();
  }

  /** @param {any} [error] */
  #changed(error) {
    if (error?.code === "invalid_query") this.search.showError(error);
    else if (error) complain(error);
    this.hasFailed = Boolean(error);
    const { total, isLoaded } = /** @type {any} */ (shelf.pages);
    this.grid.setCount(total);
    this.selection.focus = Math.max(0, Math.min(this.selection.focus, total - 1));
    this.nothing.hidden = !isLoaded || total > 0;
    if (!this.nothing.hidden) this.#sayNothing();
    this.#selected();
  }

  #sayNothing() {
    const way = (/** @type {string} */ label, /** @type {() => void} */ run) => h("button", { type: "button", onclick: run }, label);
    if (this.query) fill(this.nothing, h("p", {}, t("nothing.found")), way(t("search.clear"), () => amend({ q: null }, true)));
    else fill(this.nothing, h("p", {}, t("nothing.there")), may("curate") && way(t("upload"), () => this.upload()));
  }

  #selected() {
    const { total, isLoaded } = /** @type {any} */ (shelf.pages);
    this.grid.redraw();
    this.bar.show({ total, isLoaded, chosen: this.selection.count(total), sort: this.sort ?? "", hasFailed: this.hasFailed ?? false });
    this.scroller.setAttribute("aria-activedescendant", total ? `tile-${this.selection.focus}` : "");
  }

  #createTile() {
    const tile = createTile();
    tile.addEventListener("click", (/** @type {MouseEvent} */ event) => this.#click(tile, event));
    tile.addEventListener("dblclick", () => this.look());
    tile.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => scrub(tile, event));
    tile.addEventListener("pointerleave", () => endScrub(tile));
    tile.addEventListener("dragstart", (/** @type {DragEvent} */ event) => dragAssets(event,
      this.selection.ids.has(tile.asset?.id) ? [...this.selection.ids] : [tile.asset?.id]));
    return tile;
  }

  /** @param {any} tile
   * @param {number} index */
  #draw(tile, index) {
    tile.index = index;
    const asset = shelf.pages?.at(index);
    drawTile(tile, asset, { index, total: shelf.pages?.total ?? 0, isSelected: this.selection.has(asset?.id),
      isFocused: index === this.selection.focus, isFast: this.grid.isFast });
  }

  /** @param {any} tile
   * @param {MouseEvent} event */
  async #click(tile, event) {
    this.scroller.focus({ preventScroll: true });
    const { asset, index } = tile;
    if (!asset) return;
    if (event.shiftKey) await this.#extend(index);
    else if (event.ctrlKey || event.metaKey) this.selection.toggle(asset, index);
    else if (matchMedia("(pointer: coarse)").matches) { this.selection.moveTo(index); this.look(); }
    else this.selection.only(asset, index);
  }

  /** @param {number} index */
  async #extend(index) {
    const [first, last] = [Math.min(this.selection.anchor, index), Math.max(this.selection.anchor, index)];
    try { this.selection.range(await /** @type {any} */ (shelf.pages).range(first, last), index); } catch (error) { complain(error); }
  }

  /** Moves the keyboard's place.
   * @param {number} by
   * @param {boolean} isRange */
  step(by, isRange) {
    const index = Math.max(0, Math.min((shelf.pages?.total ?? 1) - 1, this.selection.focus + by));
    this.scroller.focus({ preventScroll: true });
    this.grid.reveal(index);
    if (isRange) this.#extend(index);
    else { this.selection.anchor = index; this.selection.moveTo(index); }
  }

  toggle() {
    const asset = this.#focused();
    if (asset) this.selection.toggle(asset, this.selection.focus);
  }

  selectAll() { this.selection.all(); }

  look() {
    const asset = this.#focused();
    if (asset) go("look", asset.id);
  }

  async compare() {
    const assets = await this.#chosenAssets(3);
    if (assets.length === 2) go("look", assets[0].id, { b: assets[1].id });
    else toast(t("compare.two"));
  }

  /** @param {number} stars */
  rate(stars) { this.#change({ rating: stars }, stars ? t("rated", { n: stars }) : t("unrated"), { rating: stars || null }); }

  /** @param {boolean | null} isPicked */
  pick(isPicked) {
    this.#change({ isPicked }, t(isPicked === null ? "unpicked" : isPicked ? "tile.picked" : "tile.rejected"), { isPicked });
  }

  /** Puts into the trash, or takes out what is there. */
  trash() {
    const isTrashed = !this.#focused()?.isTrashed;
    this.#change({ trash: isTrashed }, t(isTrashed ? "trashed" : "restored"), { isTrashed });
  }

  tag() { this.#withChosen((chosen, n) => askTags(chosen, n)); }

  note() { this.#withChosen((chosen) => askNote(chosen, this.#focused()?.note ?? "")); }

  undo() { undo(); }

  upload() { chooseFiles(); }

  toggleFacets() { this.facets.toggle(); }

  /** Goes back to nothing that is open or chosen. */
  none() {
    if (!this.facets.close()) this.selection.clear();
  }

  /** @param {string} sort */
  order(sort) { amend({ sort: sort === "-added" ? null : sort }, true); }

  async collect() {
    const assets = await this.#chosenAssets(mostCollected + 1);
    if (assets.length > mostCollected) toast(t("tray.tooMany", { n: mostCollected }));
    else if (assets.length) collect(assets);
  }

  addToSet() { this.#withChosen((_, n) => addToSet(n, () => this.#chosenIDs())); }

  #focused() { return shelf.pages?.at(this.selection.focus); }

  /** What is chosen, else what the keyboard is at, in the order of the list.
   * @param {number} most
   * @returns {Promise<any[]>} */
  async #chosenAssets(most) {
    const [{ selection }, pages] = [this, /** @type {import("./pages.js").Pages} */ (shelf.pages)];
    try {
      if (selection.isAll) return await pages.range(0, Math.min(pages.total, most) - 1);
      if (!selection.ids.size) return [this.#focused()].filter(Boolean);
      const ids = pages.inOrder(selection.ids).slice(0, most);
      return await Promise.all(ids.map((id) => pages.at(pages.indexOf(id)) ?? get(`/assets/${encodeURIComponent(id)}`).then((answer) => answer.asset)));
    } catch (error) {
      complain(error);
      return [];
    }
  }

  /** The same as ids, however many there are.
   * @returns {Promise<string[]>} */
  async #chosenIDs() {
    const [{ selection }, pages] = [this, /** @type {import("./pages.js").Pages} */ (shelf.pages)];
    if (selection.ids.size && !selection.isAll) return pages.inOrder(selection.ids);
    const assets = selection.isAll ? await pages.range(0, pages.total - 1) : [this.#focused()].filter(Boolean);
    return assets.map(({ id }) => id);
  }

  /** Changes what is chosen; tiles show it before the server has answered.
   * @param {any} wanted
   * @param {string} says
   * @param {any} shown */
  #change(wanted, says, shown) {
    this.#withChosen(async (chosen) => {
      if ("assets" in chosen) {
        for (const id of chosen.assets) {
          const asset = shelf.pages?.at(shelf.pages.indexOf(id));
          if (asset) shelf.pages?.replace({ ...asset, ...shown });
        }
        this.grid.redraw();
      }
      if (!await change(chosen, wanted, says)) shelf.pages?.refresh();
    });
  }

  /** @param {(chosen: any, n: number) => void} act */
  #withChosen(act) {
    const { selection } = this;
    if (selection.isAll) { act({ query: this.query ?? "" }, shelf.pages?.total ?? 0); return; }
    const focused = this.#focused();
    const assets = selection.ids.size ? [...selection.ids] : focused ? [focused.id] : [];
    if (assets.length) act({ assets }, assets.length);
  }
}
