/** Rows that are drawn beyond what is seen. */
const spareRows = 2;
const gap = 10;

/**
 * A grid of any number of tiles in a constant number of elements: tiles that leave on one side come back on the other.
 */
export class VirtualGrid {
  /**
   * @param {HTMLElement} scroller
   * @param {{create: () => HTMLElement, draw: (tile: HTMLElement, index: number) => void,
   *   onRange: (first: number, last: number) => void}} tiles */
  constructor(scroller, { create, draw, onRange }) {
    this.scroller = scroller;
    this.create = create;
    this.draw = draw;
    this.onRange = onRange;
    this.count = 0;
    this.width = 190;
    this.columns = 1;
    /** @type {Map<number, HTMLElement>} */
    this.shown = new Map();
    /** @type {HTMLElement[]} */
    this.spare = [];
    this.spacer = document.createElement("div");
    this.spacer.className = "spacer";
    this.spacer.setAttribute("role", "presentation");
    scroller.append(this.spacer);
    this.frame = 0;
    scroller.addEventListener("scroll", () => this.#later(), { passive: true });
    this.observer = new ResizeObserver(() => this.layOut());
    this.observer.observe(scroller);
  }

  /** Tiles are never narrower than this.
   * @param {number} width pixels */
  setWidth(width) {
    this.width = width;
    this.layOut();
  }

  /** @param {number} count */
  setCount(count) {
    this.count = count;
    this.layOut();
  }

  /** Measures, and keeps in sight what was. */
  layOut() {
    const room = this.scroller.clientWidth - gap;
    if (room <= 0) return;
    const top = this.columns * Math.floor(this.scroller.scrollTop / this.rowHeight());
    const columns = Math.max(room < 340 ? 1 : 2, Math.floor(room / (this.width + gap)));
    const changed = columns !== this.columns;
    this.columns = columns;
    this.tileWidth = Math.floor(room / columns) - gap;
    this.spacer.style.height = `${Math.ceil(this.count / columns) * this.rowHeight() + gap}px`;
    if (changed && top) this.scroller.scrollTop = Math.floor(top / columns) * this.rowHeight();
    this.redraw();
  }

  /** Draws every tile that is seen anew, once before the next frame however often it is asked. */
  redraw() {
    this.isDirty = true;
    this.#later();
  }

  /** @param {number} index
   * @returns {HTMLElement | undefined} */
  tile(index) { return this.shown.get(index); }

  /** @param {number} index */
  reveal(index) {
    const top = Math.floor(index / this.columns) * this.rowHeight();
    const view = this.scroller;
    if (top < view.scrollTop) view.scrollTop = top;
    else if (top + this.rowHeight() + gap > view.scrollTop + view.clientHeight) {
      view.scrollTop = top + this.rowHeight() + gap - view.clientHeight;
    }
    this.#update();
  }

  rowsInSight() { return Math.max(1, Math.floor(this.scroller.clientHeight / this.rowHeight())); }

  rowHeight() { return Math.round((this.tileWidth ?? this.width) * 0.75) + 46 + gap; }

  end() {
    cancelAnimationFrame(this.frame);
    this.observer.disconnect();
  }

  #later() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.#update());
  }

  #update() {
    if (this.isDirty) {
      this.isDirty = false;
      for (const [index, tile] of this.shown) this.#put(index, tile);
    }
    const row = this.rowHeight();
    const top = this.scroller.scrollTop;
    const firstRow = Math.max(0, Math.floor(top / row) - spareRows);
    const lastRow = Math.floor((top + this.scroller.clientHeight) / row) + spareRows;
    const first = Math.min(firstRow * this.columns, Math.max(0, this.count - 1));
    const last = Math.min((lastRow + 1) * this.columns, this.count) - 1;
    for (const [index, tile] of this.shown) {
      if (index >= first && index <= last) continue;
      this.shown.delete(index);
      this.spare.push(tile);
    }
    for (let index = first; index <= last; index += 1) if (!this.shown.has(index)) this.#show(index);
    // What is left over is only kept while it may be needed in the next rows.
    for (const tile of this.spare) tile.hidden = true;
    while (this.spare.length > this.columns * spareRows * 2) this.spare.pop()?.remove();
    if (this.count) this.onRange(first, last);
  }

  /** @param {number} index */
  #show(index) {
    let tile = this.spare.pop();
    if (!tile) {
      tile = this.create();
      this.scroller.append(tile);
    }
    tile.hidden = false;
    this.shown.set(index, tile);
    this.#put(index, tile);
  }

  /** @param {number} index
   * @param {HTMLElement} tile */
  #put(index, tile) {
    const x = gap + (index % this.columns) * (/** @type {number} */ (this.tileWidth) + gap);
    const y = gap + Math.floor(index / this.columns) * this.rowHeight();
    const place = `${x} ${y} ${this.tileWidth}`;
    // Styles that are set cost, even where they are the same.
    if (tile.dataset.place !== place) {
      tile.dataset.place = place;
      tile.style.transform = `translate(${x}px, ${y}px)`;
      tile.style.width = `${this.tileWidth}px`;
      tile.style.height = `${this.rowHeight() - gap}px`;
    }
    this.draw(tile, index);
  }
}
