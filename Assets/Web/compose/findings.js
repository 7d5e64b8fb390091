import { fill, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { language, t, term } from "../base/words.js";
import { inChinese } from "../words/findings-zh.js";

/** Findings, the worst first.
 * @param {any[]} findings
 * @returns {HTMLElement} */
export function findingList(findings) {
  const weight = /** @type {Record<string, number>} */ ({ error: 0, warning: 1, info: 2 });
  return h("ul.findings", {}, [...findings].sort((a, b) => weight[a.severity] - weight[b.severity]).map(finding));
}

/** A finding in the page's language: the server's own words are English.
 * @param {any} item
 * @returns {{message: string, help?: string}} */
export const spoken = (item) => (language.value === "zh" && inChinese(item)) || item;

/** @param {any} item */
function finding(item) {
  const { message, help } = spoken(item);
  const own = message === item.message ? "" : `${item.message}\n`;
  return h("li", { class: item.severity, title: own + [item.code, item.source].filter(Boolean).join(" · ") },
    icon(item.severity === "error" ? "close" : "warn"),
    h("div", {}, h("span.sr", {}, `${term("severity", item.severity)}: `), h("p", {}, message),
      item.blocksSubmit && item.severity !== "error" && item.code !== "output.discouraged" && h("p.hint", {}, t("finding.blocks")), item.remedy && remedy(item.remedy, help)));
}

/** A problem of the whole as one finding.
 * @param {any} problem */
export const findingOf = ({ code, message, hint }) => ({ code, severity: "error", message, remedy: hint });

/** Commands in a remedy are long, and seldom what somebody at a page wants: they are a click away, and their options
 * are no words for it.
 * @param {string} text
 * @param {string} [help] What is said instead, in the page's language. */
function remedy(text, help) {
  const [says, command = ""] = text.split("`");
  const isLong = command.length >= 40;
  const sentence = help ?? (!isLong ? text : says.includes("--") ? "" : says.replace(/:\s*$/, "."));
  return [sentence && h("p.hint", {}, sentence), isLong && h("details", {}, h("summary", {}, t("output.command")), h("code", {}, command))];
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
