/** The keys of the big view.
 * @param {any} view
 * @returns {import("../base/keys.js").Binding[]} */
export function lookKeys(view) {
  const group = "look";
  const key = (/** @type {string} */ keys, /** @type {string} */ says, /** @type {() => void} */ run, isShown = true) =>
    ({ keys, says, run, group, isShown });
  return [
    key("Space, k", "key.play", () => view.player?.toggle()),
    key(",", "key.frameBack", () => view.player?.step(-1)),
    key(".", "key.frameOn", () => view.player?.step(1)),
    key("l", "key.loop", () => view.player?.toggleLoop()),
    key("ArrowLeft", "key.previous", () => view.turn(-1)),
    key("ArrowRight", "key.next", () => view.turn(1)),
    key("Escape, Backspace", "key.back", () => view.back()),
    ...[0, 1, 2, 3, 4, 5].map((stars) => key(String(stars), "key.rate", () => view.rate(stars), stars === 1)),
    key("p", "key.pick", () => view.pick(true)),
    key("x", "key.reject", () => view.pick(false)),
    key("u", "key.unpick", () => view.pick(null)),
    key("t", "key.tag", () => view.tag()),
    key("n", "key.note", () => view.note()),
    key("c", "key.tray", () => view.collect()),
    key("Ctrl+z", "key.undo", () => view.undo()),
  ];
}
