import { fill, h, uniqueID } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

/**
 * Opens a modal dialog; the browser keeps the focus in it and gives it back.
 * @param {string} heading
 * @param {(close: (value?: any) => void) => any} content Children of the dialog.
 * @param {{wide?: boolean}} [options]
 * @returns {Promise<any>} What it was closed with; undefined where it was dismissed.
 */
export function ask(heading, content, { wide = false } = {}) {
  return new Promise((resolve) => {
    const id = uniqueID("heading");
    const dialog = h("dialog", { class: wide ? "wide" : "", "aria-labelledby": id });
    let result;
    const close = (/** @type {any} */ value) => { result = value; dialog.close(); };
    dialog.addEventListener("close", () => { dialog.remove(); resolve(result); });
    dialog.addEventListener("click", (/** @type {any} */ event) => { if (event.target === dialog) close(); });
    fill(dialog, h("div.sheet", {},
      h("header", {}, h("h2", { id }, heading),
        h("button.plain", { type: "button", "aria-label": t("close"), onclick: () => close() }, icon("close"))),
      content(close)));
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector("[autofocus]")?.focus();
  });
}

/** Asks for one line of text.
 * @param {string} heading
 * @param {string} label
 * @param {{value?: string, hint?: string, choices?: string[] | Promise<string[]>, action?: string}} [options] Choices that
 *   take a while come later: nobody waits for them, since what is typed meanwhile would be taken for keys.
 * @returns {Promise<string | undefined>} */
export function askText(heading, label, { value = "", hint, choices = [], action } = {}) {
  return ask(heading, (close) => {
    const listID = uniqueID("choices");
    const list = h("datalist", { id: listID });
    Promise.resolve(choices).then((all) => fill(list, all.map((choice) => h("option", { value: choice }))), () => {});
    const input = h("input", { value, autofocus: true, type: "text", autocomplete: "off", list: listID });
    return h("form", { onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); close(input.value); } },
      h("label.field", {}, h("span", {}, label), input),
      list,
      hint && h("p.hint", {}, hint),
      h("footer", {}, h("button", { type: "button", onclick: () => close() }, t("cancel")),
        h("button.primary", { type: "submit" }, action ?? t("ok"))));
  });
}
