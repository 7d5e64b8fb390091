import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

const stay = 6_000;
const region = h("div.toasts", { role: "status", "aria-live": "polite" });

/** Where notices appear; the shell puts it into the page. */
export const toasts = region;

/** Shows a notice for a while, and for as long as somebody points at it.
 * @param {string} text
 * @param {{action?: string, onAction?: () => void, isError?: boolean, hint?: string | null}} [options]
 * @returns {() => void} what takes it away before its time */
export function toast(text, { action, onAction, isError, hint } = {}) {
  const close = () => { clearTimeout(timer); box.remove(); };
  const box = h("div.toast", { class: isError ? "bad" : "" },
    h("div", {}, h("p", {}, text), hint && h("p.hint", {}, hint)),
    action && h("button.link", { type: "button", onclick: () => { close(); onAction?.(); } }, action),
    h("button.plain", { type: "button", "aria-label": t("close"), onclick: close }, icon("close")));
  const start = () => setTimeout(close, isError ? stay * 2 : stay);
  let timer = start();
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", () => { timer = start(); });
  // The same again, such as one asset after another joining the tray, does not pile up.
  if (region.lastElementChild?.textContent === box.textContent) region.lastElementChild.remove();
  region.append(box);
  while (region.children.length > 3) region.firstElementChild?.remove();
  return close;
}

/** Shows why something failed.
 * @param {any} error */
export function complain(error) {
  if (error?.name === "AbortError") return;
  toast(error?.message || t("error.offline"), { isError: true, hint: error?.hint });
}
