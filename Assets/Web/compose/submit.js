import { post } from "../base/api.js";
import { ask } from "../base/dialog.js";
import { h } from "../base/dom.js";
import { number, seconds } from "../base/format.js";
import { go } from "../base/router.js";
import { relearn, server } from "../base/server.js";
import { Signal } from "../base/signal.js";
import { complain, toast } from "../base/toast.js";
import { t } from "../base/words.js";
import { composed, judgedNow, meant } from "./composed.js";
import { allowed, discouraged, isAllowed, isReady } from "./readiness.js";

/** What a submit is at: every reference is read whole before money moves, which may take a while.
 * @type {Signal<"" | "checking" | "asking">} */
export const sending = new Signal(/** @type {any} */ (""));

/** Shows what would be sent and paid for, and sends it once somebody agrees. What was typed last is judged before
 * anybody is asked. */
export async function submit() {
  if (sending.value) return;
  sending.set("checking");
  const verdict = await judgedNow();
  if (isReady(verdict)) await confirmAndSend(meant(), wishes(verdict.request.findings));
  sending.set("");
}

/** @typedef {{isAgain?: boolean, allowsDiscouraged?: boolean}} Wishes */

/** @param {any[]} findings
 * @returns {Wishes} */
const wishes = (findings) => (discouraged(findings).length && isAllowed(findings) ? { allowsDiscouraged: true } : {});

/** @param {any} draft
 * @param {Wishes} options */
async function confirmAndSend(draft, options) {
  try {
    sending.set("checking");
    const [plan] = await Promise.all([post("/tasks", { draft, isDryRun: true, ...options }), relearn()]);
    if (isRefused(plan)) return;
    sending.set("asking");
    // One key for the whole question: a second click or a lost answer can't pay twice.
    const key = crypto.randomUUID();
    const agreed = await ask(t("submit.title"), (close) => confirmation(plan, close), { wide: true });
    if (!agreed) return;
    const answer = await post("/tasks", { draft, ...options, mostTasks: plan.requests.length, mostSeconds: Math.max(1, Math.ceil(plan.outputSeconds)) }, { key });
    if (isRefused(answer)) return;
    allowed.set("");
    toast(t("submit.done", { n: answer.tasks.length }));
    go("tasks");
  } catch (error) {
    if (/** @type {any} */ (error).code === "conflict" && !options.isAgain) await askAgain(draft, options, error);
    else complain(error);
  } finally {
    relearn().catch(() => {});
  }
}

/** Whether the server sends it not. Then what it found stands where it belongs, and the draft stays open.
 * @param {any} plan */
function isRefused(plan) {
  const refused = plan.requests.find((/** @type {any} */ request) => request.verdict === "fail");
  if (!refused) return false;
  composed.set({ ...composed.value, request: refused });
  toast(t("submit.refused"), { isError: true });
  return true;
}

/** The same was sent before: somebody has to say that it is meant.
 * @param {any} draft
 * @param {Wishes} options
 * @param {any} error */
async function askAgain(draft, options, error) {
  sending.set("asking");
  const agreed = await ask(t("submit.again"), (close) => h("form", { onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); close(true); } },
    h("p", {}, error.message),
    h("footer", {}, h("button", { type: "button", autofocus: true, onclick: () => close(false) }, t("cancel")), h("button.primary", { type: "submit" }, t("submit.againYes")))));
  if (agreed) await confirmAndSend(draft, { ...options, isAgain: true });
}

/** @param {any} plan
 * @param {(agreed: boolean) => void} close */
function confirmation(plan, close) {
  const { spend } = server.value;
  const [tasks, length] = [spend.usedTasks + plan.requests.length, spend.usedSeconds + plan.outputSeconds];
  const isOver = tasks > spend.tasks || length > spend.seconds;
  return h("form", { onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); close(true); } },
    h("dl.facts", {}, fact(t("submit.gateway"), `${plan.profile} · ${plan.baseURL}`),
      fact(t("submit.model"), plan.requests.map((/** @type {any} */ request) => request.model).join(", ")),
      fact(t("submit.length"), seconds(plan.outputSeconds)),
      fact(t("submit.references"), plan.requests.flatMap((/** @type {any} */ request) => request.handles.map((/** @type {any} */ { handle, path }) => `${handle} ${path?.split("/").pop() ?? ""}`)).join(" · ") || "–")),
    h("section", {}, h("h3", {}, t("submit.budget")), budget(t("submit.tasks"), tasks, spend.tasks, ""), budget(t("submit.seconds"), length, spend.seconds, " s")),
    h("details", {}, h("summary", {}, t("output.body")), h("pre", { tabIndex: 0 }, JSON.stringify(plan.requests[0]?.body, null, 2))),
    isOver && h("p.bad", { role: "alert" }, t("submit.over")),
    h("footer", {}, h("button", { type: "button", onclick: () => close(false) }, t("cancel")),
      h("button.primary", { type: "submit", autofocus: true, disabled: isOver }, t("submit.send", { n: plan.requests.length, length: number(plan.outputSeconds, 1) }))));
}

/** @param {string} label
 * @param {number} now
 * @param {number} greatest
 * @param {string} unit */
const budget = (label, now, greatest, unit) => h("label.total", { class: now > greatest ? "over" : "" }, h("span", {}, label),
  h("meter", { min: 0, max: greatest, value: Math.min(now, greatest), high: greatest * 0.9, optimum: 0 }), h("b", {}, `${number(now, 1)} / ${number(greatest, 1)}${unit}`));

/** @param {string} label
 * @param {string} value */
const fact = (label, value) => h("div", {}, h("dt", {}, label), h("dd", {}, value));
