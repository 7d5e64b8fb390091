/** What this browser keeps for the page: preferences and the draft, never a token. */
const prefix = "greenroom.";

/** @template T
 * @param {string} name
 * @param {T} otherwise
 * @returns {T} */
export function kept(name, otherwise) {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

/** @param {string} name
 * @param {any} value */
export function keep(name, value) {
  // A browser that keeps nothing (private window, full disk) loses preferences, not work.
  try { localStorage.setItem(prefix + name, JSON.stringify(value)); } catch { /* nothing to do about it */ }
}
