import { fill, h, uniqueID } from "../base/dom.js";
import { may } from "../base/server.js";
import { t } from "../base/words.js";
import { composed } from "./composed.js";
import { allow, discouraged, isAllowed, isReady } from "./readiness.js";
import { sending, submit } from "./submit.js";

/** The button that sends, and beside it why it does not. */
export class Send {
  constructor() {
    const reasonID = uniqueID("reason");
    this.reason = h("p.hint", { id: reasonID, role: "status" });
    this.box = h("input", { type: "checkbox", onchange: () => allow(this.#findings(), this.box.checked) });
    this.permission = h("label.inline", { hidden: true }, this.box, h("span", {}, t("submit.allow")));
    this.button = h("button.primary.big", { type: "button", "aria-describedby": reasonID, onclick: () => this.run() }, t("submit"));
    this.element = h("div.sender", {}, this.reason, this.permission, this.button);
    this.show();
  }

  run() { if (!this.button.disabled) submit(); }

  show() {
    const findings = this.#findings();
    // Nobody is asked for leave as long as there are errors.
    const unwanted = composed.value.request?.verdict === "fail" ? [] : discouraged(findings);
    const reason = this.#reason(unwanted);
    if (this.reason.textContent !== reason) fill(this.reason, reason);
    this.reason.hidden = !reason;
    this.permission.hidden = !unwanted.length || !may("spend");
    this.box.checked = isAllowed(findings);
    this.button.disabled = sending.value !== "" || !isReady(composed.value) || !may("spend");
    this.button.textContent = t(sending.value === "checking" ? "submit.checking" : "submit");
  }

  #findings() { return composed.value.request?.findings ?? []; }

  /** @param {string[]} unwanted */
  #reason(unwanted) {
    if (!may("spend")) return t("submit.mayNot");
    return unwanted.length ? t("submit.discouraged", { what: unwanted.join(", ") }) : "";
  }
}
