import { fill, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { t, term } from "../base/words.js";

/** Findings, the worst first.
 * @param {any[]} findings
 * @returns {HTMLElement} */
export function findingList(findings) {
  const weight = /** @type {Record<string, number>} */ ({ error: 0, warning: 1, info: 2 });
  return h("ul.findings", {}, [...findings].sort((a, b) => weight[a.severity] - weight[b.severity]).map(finding));
}

/** @param {any} item */
const finding = (item) => h("li", { class: item.severity, title: item.source ? `${item.code} · ${item.source}` : item.code },
  icon(item.severity === "error" ? "close" : "warn"),
  h("div", {}, h("span.sr", {}, `${term("severity", item.severity)}: `), h("p", {}, item.message),
    item.blocksSubmit && item.severity !== "error" && item.code !== "output.discouraged" && h("p.hint", {}, t("finding.blocks")), item.remedy && remedy(item.remedy)));

/** A problem of the whole as one finding.
 * @param {any} problem */
export const findingOf = ({ code, message, hint }) => ({ code, severity: "error", message, remedy: hint });

/** Commands in a remedy are long, and seldom what somebody at a page wants: they are a click away, and their options
 * are no words for it.
 * @param {string} text */
function remedy(text) {
  const [says, command] = text.split("`");
  if (!command || command.length < 40) return h("p.hint", {}, text);
  return [!says.includes("--") && h("p.hint", {}, says.replace(/:\s*$/, ".")), h("details", {}, h("summary", {}, t("output.command")), h("code", {}, command))];
}

/** What is told in the page of a draft: that nothing is staged yet is no news, since submitting stages; and that a
 * prompt is empty is none to somebody who comes to write it.
 * @param {any[]} findings */
export const worthTelling = (findings) => findings.filter(({ code }) => !["url.unstaged", "prompt.empty"].includes(code));

/** Shows below a field what was found of it.
 * @param {HTMLElement} place
 * @param {any[]} findings */
export function showInPlace(place, findings) {
  // The same again would only make a screen reader repeat itself.
  const text = JSON.stringify(findings);
  if (place.dataset.shown === text) return;
  place.dataset.shown = text;
  fill(place, findings.length > 0 && findingList(findings));
}

/** The worst of them.
 * @param {any[]} findings
 * @returns {"pass" | "warn" | "fail"} */
export const worst = (findings) => (findings.some(({ severity }) => severity === "error") ? "fail"
  : findings.some(({ severity }) => severity === "warning") ? "warn" : "pass");

/** @param {any[]} findings */
export const summary = (findings) => {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  return [errors && t("findings.errors", { n: errors }), warnings && t("findings.warnings", { n: warnings })].filter(Boolean).join(", ")
    || t("findings.none");
};
