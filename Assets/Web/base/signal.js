/**
 * A value that tells who listens when it changes.
 * @template T
 */
export class Signal {
  /** @param {T} value */
  constructor(value) {
    this.value = value;
    /** @type {Set<(value: T) => void>} */
    this.listeners = new Set();
  }

  /** @param {T} value */
  set(value) {
    this.value = value;
    for (const listener of [...this.listeners]) listener(value);
  }

  /** @param {(value: T) => void} listener
   * @returns {() => void} what ends it */
  listen(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** Things to be undone together when a view goes. */
export class Leftovers {
  /** @type {(() => void)[]} */
  #all = [];

  /** @param {() => void} end */
  add(end) { this.#all.push(end); }

  end() {
    for (const end of this.#all.splice(0)) end();
  }
}
