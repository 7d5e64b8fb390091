import { Signal } from "./signal.js";

/**
 * Where the page is; the address holds all of it, so that a reload or a copied address shows the same.
 * The fragment never reaches the server or its logs.
 * @typedef {{view: string, id: string | null, query: URLSearchParams}} Route
 */

/** @returns {Route} */
function current() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [view, id] = path.split("/");
  return { view: view || "library", id: id ? decodeURIComponent(id) : null, query: new URLSearchParams(query) };
}

/** @type {Signal<Route>} */
export const route = new Signal(current());

addEventListener("hashchange", () => route.set(current()));

/** An address of the page.
 * @param {string} view
 * @param {string | null} [id]
 * @param {Record<string, string | null | undefined>} [query] */
export function address(view, id = null, query = {}) {
  const pairs = Object.entries(query).filter((pair) => pair[1]);
  const search = new URLSearchParams(/** @type {any} */ (pairs)).toString();
  return `#/${view}${id ? `/${encodeURIComponent(id)}` : ""}${search ? `?${search}` : ""}`;
}

/** @param {string} view
 * @param {string | null} [id]
 * @param {Record<string, string | null | undefined>} [query] */
export function go(view, id, query) { location.hash = address(view, id, query); }

/** Changes part of the query; a step that "back" leads over only where `isStep`.
 * @param {Record<string, string | null>} changes
 * @param {boolean} [isStep] */
export function amend(changes, isStep = false) {
  const { view, id, query } = current();
  const hash = address(view, id, { ...Object.fromEntries(query), ...changes });
  if (hash === location.hash) return;
  if (isStep) { location.hash = hash; return; }
  history.replaceState(null, "", hash);
  route.set(current());
}
