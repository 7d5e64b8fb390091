import { markKeys } from "../library/markkeys.js";

/** The keys of the big view.
 * @param {any} view
 * @returns {import("../base/keys.js").Binding[]} */
export function lookKeys(view) {
  const group = "look";
  const key = (/** @type {string} */ keys, /** @type {string} */ says, /** @type {() => void} */ run, shows = keys) =>
    ({ keys, says, run, group, shows });
  return [
    key("Space, k", "key.play", () => view.play()),
    key(",", "key.frameBack", () => view.player?.step(-1)),
    key(".", "key.frameOn", () => view.player?.step(1)),
    key("l", "key.loop", () => view.player?.toggleLoop()),
    key("ArrowLeft", "key.previous", () => view.turn(-1)),
    key("ArrowRight", "key.next", () => view.turn(1)),
    key("Escape, Backspace", "key.back", () => view.back()),
    ...markKeys(key, view),
    key("Ctrl+z", "key.undo", () => view.undo()),
  ];
}
