import { markKeys } from "./markkeys.js";

/** The keys of the library.
 * @param {any} view
 * @returns {import("../base/keys.js").Binding[]} */
export function libraryKeys(view) {
  const group = "library";
  const key = (/** @type {string} */ keys, /** @type {string} */ says, /** @type {(event: any) => void} */ run, shows = keys) =>
    ({ keys, says, run, group, shows });
  const move = (/** @type {() => number} */ by) => (/** @type {KeyboardEvent} */ event) => view.step(by(), event.shiftKey);
  const columns = () => view.grid.columns;
  return [
    key("/", "key.search", () => view.search.focus()),
    key("ArrowLeft, Shift+ArrowLeft", "key.move", move(() => -1), "ArrowLeft, ArrowRight, ArrowUp, ArrowDown"),
    key("ArrowRight, Shift+ArrowRight", "key.move", move(() => 1), ""),
    key("ArrowUp, Shift+ArrowUp", "key.move", move(() => -columns()), ""),
    key("ArrowDown, Shift+ArrowDown", "key.move", move(() => columns()), ""),
    key("PageUp, Shift+PageUp", "key.move", move(() => -columns() * view.grid.rowsInSight()), ""),
    key("PageDown, Shift+PageDown", "key.move", move(() => columns() * view.grid.rowsInSight()), ""),
    key("Home, Shift+Home", "key.move", move(() => -Infinity), ""),
    key("End, Shift+End", "key.move", move(() => Infinity), ""),
    key("Space, Enter", "key.look", () => view.look()),
    key("Ctrl+Space, s", "key.toggle", () => view.toggle()),
    key("Ctrl+a", "key.all", () => view.selectAll()),
    key("Escape", "key.none", () => view.none()),
    ...markKeys(key, view),
    key("b", "key.compare", () => view.compare()),
    key("Delete", "key.trash", () => view.trash()),
    key("Ctrl+z", "key.undo", () => view.undo()),
  ];
}
