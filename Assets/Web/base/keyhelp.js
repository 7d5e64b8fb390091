import { ask } from "./dialog.js";
import { h } from "./dom.js";
import { allBindings } from "./keys.js";
import { t, term } from "./words.js";

/** Shows every key that does something here. */
export function showKeys() {
  /** @type {Map<string, import("./keys.js").Binding[]>} */
  const groups = new Map();
  for (const binding of allBindings()) {
    groups.set(binding.group, [...(groups.get(binding.group) ?? []), binding]);
  }
  ask(t("shell.keys"), () => h("div.keys", {}, [...groups].map(([group, bindings]) =>
    h("section", {}, h("h3", {}, term("keys", group)),
      h("dl", {}, bindings.map((binding) => h("div", {},
        h("dt", {}, (binding.shows ?? binding.keys).split(", ").map(shown)), h("dd", {}, t(/** @type {any} */ (binding.says))))))))),
  { wide: true });
}

/** @param {string} keys */
const shown = (keys) => h("span", {}, keys.split(/ |\+(?=.)/).map((key) => h("kbd", {}, signs[key] ?? key)));

/** @type {Record<string, string>} */
const signs = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Shift: "⇧" };
