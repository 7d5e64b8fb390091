import { Signal } from "./signal.js";
import { keep, kept } from "./storage.js";

/** `auto` follows the system.
 * @type {Signal<"auto" | "dark" | "light">} */
export const theme = new Signal(kept("theme", /** @type {any} */ ("auto")));

const systemIsLight = matchMedia("(prefers-color-scheme: light)");

/** Whether the page is dark now. */
export const isDark = () => (theme.value === "auto" ? !systemIsLight.matches : theme.value === "dark");

export function applyTheme() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

export function toggleTheme() {
  theme.set(isDark() ? "light" : "dark");
  keep("theme", theme.value);
  applyTheme();
}

systemIsLight.addEventListener("change", applyTheme);
