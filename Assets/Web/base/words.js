import { en } from "../words/en.js";
import { zh } from "../words/zh.js";
import { Signal } from "./signal.js";
import { keep, kept } from "./storage.js";

const tongues = { en, zh };
const first = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";

/** The language of the page: `en` or `zh`.
 * @type {Signal<keyof typeof tongues>} */
export const language = new Signal(kept("language", first) === "zh" ? "zh" : "en");

/** Says something in the page's language.
 * @param {keyof typeof en} key
 * @param {Record<string, any>} [values] for the `{places}` in it; `n` also chooses between `one | many`.
 * @returns {string} */
export function t(key, values = {}) {
  const text = tongues[language.value][key] ?? en[key] ?? key;
  const forms = text.split(" | ");
  const form = forms.length > 1 && values.n !== 1 ? forms[1] : forms[0];
  return form.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

/** Says a word that the server chose, where the page knows it, else shows it as it is.
 * @param {string} group
 * @param {string} word
 * @returns {string} */
export function term(group, word) {
  const key = `${group}.${word}`;
  return /** @type {any} */ (tongues[language.value])[key] ?? /** @type {any} */ (en)[key] ?? word;
}

/** @param {"en" | "zh"} tongue */
export function speak(tongue) {
  keep("language", tongue);
  document.documentElement.lang = tongue === "zh" ? "zh-Hans" : "en";
  language.set(tongue);
}

/** @param {any} value */
const shown = (value) => (typeof value === "number" ? value.toLocaleString(language.value) : String(value));
