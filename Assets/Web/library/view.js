import { debounced, h } from "../base/dom.js";
import { revision } from "../base/events.js";
import { bind } from "../base/keys.js";
import { amend, go } from "../base/router.js";
import { chosenModel } from "../base/server.js";
import { Leftovers } from "../base/signal.js";
import { kept } from "../base/storage.js";
import { complain } from "../base/toast.js";
import { t } from "../base/words.js";
import { collect, Dock } from "../compose/dock.js";
import { Bar } from "./bar.js";
import { askNote, askTags, change, undo } from "./changes.js";
import { dragAssets } from "./dragging.js";
import { Facets } from "./facets.js";
import { VirtualGrid } from "./grid.js";
import { libraryKeys } from "./keys.js";
import { endScrub, scrub } from "./scrub.js";
import { SearchBox } from "./search.js";
import { shelf } from "./shelf.js";
import { createTile, drawTile } from "./tile.js";
import { chooseFiles, takeFiles } from "./uploads.js";

/** Where a person finds, looks over and marks what there is. */
export class LibraryView {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.leftovers = new Leftovers();
    this.search = new SearchBox((query) => amend({ q: query }));
    this.facets = new Facets((query) => amend({ q: query }, true));
    this.scroller = h("div.grid", { role: "listbox", tabIndex: 0, "aria-multiselectable": "true", "aria-label": t("view.library") });
    this.grid = new VirtualGrid(this.scroller, {
      create: () => this.#createTile(), draw: (tile, index) => this.#draw(tile, index),
      onRange: (first, last) => shelf.pages?.want(first, last),
    });
    this.grid.width = kept("tile", 190);
    this.bar = new Bar(this);
    this.dock = new Dock();
    this.nothing = h("div.nothing", { hidden: true });
    main.append(this.facets.element, h("section.shelf", { "aria-label": t("view.library") },
      this.search.element, this.bar.element, this.scroller, this.nothing), this.dock.element);
    shelf.onChange = (error) => this.#changed(error);
    this.leftovers.add(bind(libraryKeys(this)));
    this.leftovers.add(takeFiles(main, () => shelf.pages?.refresh()));
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
    this.nothing.textContent = this.query ? t("nothing.found") : t("nothing.there");
    this.#selected();
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
      isFocused: index === this.selection.focus });
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

  compare() {
    const [a, b] = [...this.selection.ids];
    if (b) go("look", a, { b });
    else complain(new Error(t("compare.two")));
  }

  /** @param {number} stars */
  rate(stars) { this.#change({ rating: stars }, stars ? t("rated", { n: stars }) : t("unrated"), { rating: stars || null }); }

  /** @param {boolean | null} isPicked */
  pick(isPicked) {
    this.#change({ isPicked }, t(isPicked === null ? "unpicked" : isPicked ? "tile.picked" : "tile.rejected"), { isPicked });
  }

  trash() { this.#change({ trash: true }, t("trashed"), { isTrashed: true }); }

  tag() { this.#withChosen((chosen, n) => askTags(chosen, n)); }

  note() { this.#withChosen((chosen) => askNote(chosen, this.#focused()?.note ?? "")); }

  undo() { undo(); }

  upload() { chooseFiles(() => shelf.pages?.refresh()); }

  toggleFacets() { this.facets.element.classList.toggle("open"); }

  /** @param {string} sort */
  order(sort) { amend({ sort: sort === "-added" ? null : sort }, true); }

  async collect() {
    const { ids } = this.selection;
    const assets = ids.size ? this.#loaded().filter(({ id }) => ids.has(id)) : [this.#focused()].filter(Boolean);
    if (assets.length) collect(assets);
  }

  #focused() { return shelf.pages?.at(this.selection.focus); }

  #loaded() { return [.../** @type {any} */ (shelf.pages).pages.values()].flat(); }

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
