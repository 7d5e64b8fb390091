import { post } from "../base/api.js";
import { ask } from "../base/dialog.js";
import { h } from "../base/dom.js";
import { t } from "../base/words.js";

/** Helps to settle a submit that nobody knows the end of; nothing is ever paid twice by itself.
 * @param {any} task */
export async function reconcile(task) {
  const settlement = await ask(t("reconcile.title"), (close) => {
    const adopted = h("input", { type: "text", autocomplete: "off", spellcheck: false });
    return h("form", { onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); if (adopted.value.trim()) close({ settlement: "adopt", adopt: adopted.value.trim() }); } },
      h("p", {}, t("reconcile.hint")),
      h("div.choices", {},
        h("button", { type: "button", autofocus: true, onclick: () => close({ settlement: "ask" }) }, t("reconcile.ask")),
        h("label.field", {}, h("span", {}, t("reconcile.adopt")), h("div.line", {}, adopted, h("button", { type: "submit" }, t("ok")))),
        h("button.danger", { type: "button", onclick: () => close({ settlement: "give-up" }) }, t("reconcile.giveUp"))));
  });
  if (settlement) await post(`/tasks/${encodeURIComponent(task.id)}/reconcile`, settlement);
}
