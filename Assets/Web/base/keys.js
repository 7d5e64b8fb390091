/**
 * The keyboard: one table of what is bound now, which is also what `?` shows.
 * @typedef {{keys: string, says: string, run: (event: KeyboardEvent) => void, group: string, shows?: string}} Binding
 *   `shows` is what stands for the keys in the help; nothing does where it is empty.
 */

/** @type {Binding[]} */
let bindings = [];
let pending = "";
let pendingSince = 0;
/** Milliseconds in which the second key of a chord has to come. */
const chordRest = 900;

/** @param {Binding[]} more `keys` is one key (`/`, `Shift+ArrowUp`) or a chord (`g l`), several between commas.
 * @returns {() => void} what unbinds them */
export function bind(more) {
  bindings = [...more, ...bindings];
  return () => { bindings = bindings.filter((binding) => !more.includes(binding)); };
}

/** Everything that is bound. */
export const allBindings = () => bindings.filter((binding) => binding.shows !== "");

/** @param {KeyboardEvent} event
 * @returns {string} */
export function keyName(event) {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  // A sign that needs Shift to be typed says so itself.
  if (event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key))) parts.push("Shift");
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return [...parts, key].join("+");
}

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  if (isTyping(event)) return;
  const name = keyName(event);
  const chord = Date.now() - pendingSince < chordRest ? `${pending} ${name}` : "";
  const found = (chord && find(chord)) || find(name);
  pending = found ? "" : name;
  pendingSince = Date.now();
  if (!found) return;
  event.preventDefault();
  found.run(event);
});

/** @param {string} name */
const find = (name) => bindings.find((binding) => (binding.keys === name || binding.keys.split(", ").includes(name)));

/** @param {KeyboardEvent} event */
function isTyping(event) {
  const target = /** @type {any} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey) return Boolean(target.matches?.("textarea, input:not([type=range])"));
  if (target.matches?.("textarea, select, input:not([type=checkbox], [type=range])")) return true;
  // These use the key themselves.
  if (target.matches?.("button, a, summary, [role=tab], input")) return event.key === " " || event.key === "Enter"
    || (target.matches("input") && event.key.startsWith("Arrow"));
  return false;
}
