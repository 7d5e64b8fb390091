import { askText } from "../base/dialog.js";
import { h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { keep, kept } from "../base/storage.js";
import { t } from "../base/words.js";
import { draft, edit } from "./draft.js";

/** Parameters under a name, for those who always want the same.
 * @param {() => void} onChange
 * @returns {HTMLElement} */
export function presets(onChange) {
  const all = () => /** @type {Record<string, any>} */ (kept("presets", {}));
  const select = h("select", { "aria-label": t("presets"), onchange: () => {
    const { parameters, extra } = all()[select.value] ?? {};
    if (parameters) { edit({ parameters, extra }); onChange(); }
  } });
  const list = () => select.replaceChildren(h("option", { value: "" }, t("presets")), ...Object.keys(all()).sort().map((name) => h("option", { value: name }, name)));
  const save = async () => {
    const name = await askText(t("presets.save"), t("presets.name"), { choices: Object.keys(all()) });
    if (!name) return;
    keep("presets", { ...all(), [name]: { parameters: draft.value.parameters, extra: draft.value.extra } });
    list();
    select.value = name;
  };
  const forget = () => {
    const { [select.value]: _, ...rest } = all();
    keep("presets", rest);
    list();
  };
  list();
  return h("div.line.presets", {}, select, h("button.plain", { type: "button", "aria-label": t("presets.save"), title: t("presets.save"), onclick: save }, icon("plus")),
    h("button.plain", { type: "button", "aria-label": t("presets.forget"), title: t("presets.forget"), onclick: forget }, icon("trash")));
}
