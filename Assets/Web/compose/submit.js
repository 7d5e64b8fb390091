import { post } from "../base/api.js";
import { ask } from "../base/dialog.js";
import { h } from "../base/dom.js";
import { number, seconds } from "../base/format.js";
import { go } from "../base/router.js";
import { relearn, server } from "../base/server.js";
import { complain, toast } from "../base/toast.js";
import { t } from "../base/words.js";
import { meant } from "./composed.js";

/** Shows what would be sent and paid for, and sends it once somebody agrees.
 * @param {HTMLButtonElement} button Says that it is at work: every reference is read whole before money moves. */
export async function submit(button) {
  if (button.disabled) return;
  button.disabled = true;
  await confirmAndSend(meant(), (isChecking) => { button.textContent = t(isChecking ? "submit.checking" : "submit"); });
  button.disabled = false;
}

/** @param {any} draft
 * @param {(isChecking: boolean) => void} tell
 * @param {{isAgain?: boolean}} [options] */
async function confirmAndSend(draft, tell, options = {}) {
  try {
    tell(true);
    const [plan] = await Promise.all([post("/tasks", { draft, isDryRun: true, ...options }), relearn()]).finally(() => tell(false));
    // One key for the whole question: a second click or a lost answer can't pay twice.
    const key = crypto.randomUUID();
    const agreed = await ask(t("submit.title"), (close) => confirmation(plan, close), { wide: true });
    if (!agreed) return;
    const answer = await post("/tasks", { draft, ...options, mostTasks: plan.requests.length, mostSeconds: Math.max(1, Math.ceil(plan.outputSeconds)) }, { key });
    toast(t("submit.done", { n: answer.tasks.length }));
    go("tasks");
  } catch (error) {
    if (/** @type {any} */ (error).code === "conflict" && !options.isAgain) await askAgain(draft, tell, error);
    else complain(error);
  } finally {
    relearn().catch(() => {});
  }
}

/** The same was sent before: somebody has to say that it is meant.
 * @param {any} draft
 * @param {(isChecking: boolean) => void} tell
 * @param {any} error */
async function askAgain(draft, tell, error) {
  const agreed = await ask(t("submit.again"), (close) => h("form", { onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); close(true); } },
    h("p", {}, error.message),
    h("footer", {}, h("button", { type: "button", autofocus: true, onclick: () => close(false) }, t("cancel")), h("button.primary", { type: "submit" }, t("submit.againYes")))));
  if (agreed) await confirmAndSend(draft, tell, { isAgain: true });
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
