/** The keys that say what one thinks of what is chosen, the same wherever assets are looked at.
 * @param {(keys: string, says: string, run: () => void, shows?: string) => import("../base/keys.js").Binding} key
 * @param {any} view
 * @returns {import("../base/keys.js").Binding[]} */
export function markKeys(key, view) {
  return [
    ...[1, 2, 3, 4, 5, 0].map((stars) => key(String(stars), "key.rate", () => view.rate(stars), stars === 1 ? "1, 2, 3, 4, 5, 0" : "")),
    key("p", "key.pick", () => view.pick(true)),
    key("x", "key.reject", () => view.pick(false)),
    key("u", "key.unpick", () => view.pick(null)),
    key("t", "key.tag", () => view.tag()),
    key("n", "key.note", () => view.note()),
    key("c", "key.tray", () => view.collect()),
    key("a", "key.set", () => view.addToSet()),
  ];
}
