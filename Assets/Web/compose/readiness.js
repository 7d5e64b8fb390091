import { Signal } from "../base/signal.js";
import { replaced } from "./draft.js";

/** What somebody wants to be sent although it is discouraged: that and nothing that is found later. */
export const allowed = new Signal("");
replaced.listen(() => allowed.set(""));

/** @param {any} finding */
const isDiscouraged = ({ code }) => code === "output.discouraged";

/** The parameters that had better be otherwise.
 * @param {any[]} findings
 * @returns {string[]} */
export const discouraged = (findings) => findings.filter(isDiscouraged).map(({ subject }) => subject.replace(/^extra\./, ""));

/** @param {any[]} findings */
const asText = (findings) => JSON.stringify(findings.filter(isDiscouraged).map(({ subject, measured }) => [subject, measured]));

/** @param {any[]} findings */
export const isAllowed = (findings) => allowed.value === asText(findings);

/** @param {any[]} findings
 * @param {boolean} isWanted */
export const allow = (findings, isWanted) => allowed.set(isWanted ? asText(findings) : "");

/** Whether nothing that was found stands in the way of sending.
 * @param {{request: any, problem: any}} composed */
export function isReady({ request, problem }) {
  if (!request || problem || request.verdict === "fail") return false;
  const mayPass = isAllowed(request.findings);
  return request.findings.every((/** @type {any} */ finding) => !finding.blocksSubmit || (mayPass && isDiscouraged(finding)));
}
