/** Rows that are drawn beyond what is seen. */
const spareRows = 2;
const gap = 10;
/** How wide tiles are until somebody says otherwise, in pixels. */
export const usualWidth = () => (innerWidth >= 2200 ? 260 : 190);
/** Pixels a millisecond beyond which nobody sees pictures, and beyond which nobody reads names. */
const [fast, flung] = [3, 15];
/** Milliseconds after which a grid that does not move any more stands still. */
const rest = 90;

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
    this.width = usualWidth();
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
    this.speed = 0;
    this.movedAt = 0;
    this.timer = 0;
    scroller.addEventListener("scroll", () => this.#move(), { passive: true });
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
    this.height = this.scroller.clientHeight;
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

  /** Whether tiles go by too fast for their pictures to be seen. */
  get isFast() { return this.speed > fast; }

  end() {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.observer.disconnect();
  }

  #later() {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.#update());
  }

  /** Notes how fast it moves.
   * @param {number} top */
  #clock(top) {
    if (top === this.top) return;
    const now = performance.now();
    const passed = now - this.movedAt;
    // One jump after a rest is none of speed.
    this.speed = passed > rest ? 0 : Math.abs(top - (this.top ?? top)) / Math.max(1, passed);
    this.movedAt = now;
    this.top = top;
  }

  /** Looks again when it has come to rest. */
  #move() {
    this.#later();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#stand(), rest);
  }

  #stand() {
    const wasFast = this.isFast;
    this.speed = 0;
    if (wasFast) this.redraw();
  }

  #update() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const top = this.scroller.scrollTop;
    const wasFast = this.isFast;
    this.#clock(top);
    if (this.isDirty || (wasFast && !this.isFast)) {
      this.isDirty = false;
      for (const [index, tile] of this.shown) this.#put(index, tile);
    }
    const row = this.rowHeight();
    const firstRow = Math.max(0, Math.floor(top / row) - spareRows);
    const lastRow = Math.floor((top + (this.height ?? 0)) / row) + spareRows;
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
    if (this.count && this.speed <= flung) this.onRange(first, last);
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
    // Styles that are set cost, even where they are the same.
    set(tile, "left", `${x}px`);
    set(tile, "top", `${y}px`);
    set(tile, "width", `${this.tileWidth}px`);
    set(tile, "height", `${this.rowHeight() - gap}px`);
    this.draw(tile, index);
  }
}

/** @param {any} tile
 * @param {"left" | "top" | "width" | "height"} property
 * @param {string} value */
function set(tile, property, value) {
  const styles = tile.styles ??= {};
  if (styles[property] === value) return;
  styles[property] = tile.style[property] = value;
}
