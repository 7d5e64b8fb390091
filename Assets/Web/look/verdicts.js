import { post } from "../base/api.js";
import { fill, h } from "../base/dom.js";
import { address } from "../base/router.js";
import { chosenModel, may, models } from "../base/server.js";
import { complain } from "../base/toast.js";
import { t, term } from "../base/words.js";
import { findingList } from "../compose/findings.js";
import { isFittable } from "../compose/fitting.js";

/** What each model would say of one asset, with a way to make it fit.
 * @param {any} asset
 * @returns {HTMLElement} */
export function verdictsPanel(asset) {
  const list = h("div.verdicts");
  for (const { id } of models.value.models) {
    const verdict = asset.fits[id] ?? "pass";
    const body = h("div.body");
    const details = h("details", { ontoggle: () => { if (details.open && !body.childElementCount) examine(asset, id, body); } },
      h("summary", {}, h("span.verdict", { class: verdict }), h("span", {}, id), h("b", { class: verdict }, term("verdict", verdict))), body);
    list.append(details);
    if (id === chosenModel.value) details.open = true;
  }
  return h("section.panel", {}, h("h2", {}, t("look.verdicts")), list);
}

/** Shows every finding of one model.
 * @param {any} asset
 * @param {string} model
 * @param {HTMLElement} body */
async function examine(asset, model, body) {
  fill(body, h("p.hint", {}, t("loading")));
  try {
    const { checks } = await post("/check", { assets: [asset.id], model, each: true });
    const findings = checks.flatMap((/** @type {any} */ check) => check.findings);
    fill(body, findings.length ? findingList(findings) : h("p.hint", {}, t("verdict.nothing")),
      findings.some(isFittable) && may("curate") && fitter(asset, model));
  } catch (error) {
    complain(error);
    fill(body);
  }
}

/** One click makes a copy that fits; the source is never touched.
 * @param {any} asset
 * @param {string} model */
function fitter(asset, model) {
  const outcome = h("div.outcome", { role: "status" });
  const run = async (/** @type {any} */ event, /** @type {boolean} */ isPlan, /** @type {any} */ options = {}) => {
    event.target.disabled = true;
    fill(outcome, h("p.hint", {}, t("fit.working")));
    try {
      const answer = await post("/fits", { assets: [asset.id], model, isPlan, ...options }, isPlan ? {} : { key: crypto.randomUUID() });
      show(answer.assets[0]);
    } catch (error) {
      complain(error);
      fill(outcome);
    }
    event.target.disabled = false;
  };
  const show = (/** @type {any} */ item) => {
    const canScaleUp = item.outcome === "cannot" && JSON.stringify(item.findings).includes("--upscale");
    fill(outcome, h("p", {}, term("fit", item.outcome)),
      h("ul", {}, item.steps.map((/** @type {any} */ step) => h("li", {}, step.message, step.loss && h("span.hint", {}, ` ${t("fit.loss")} ${step.loss}`)))),
      item.outcome === "cannot" && findingList(item.findings),
      canScaleUp && h("button", { type: "button", onclick: (/** @type {any} */ event) => run(event, false, { upscale: true }) }, t("fit.upscale")),
      item.copy && h("a.button", { href: address("look", item.copy.id) }, t("fit.open")));
  };
  return h("div.fitter", {}, h("div.line", {},
    h("button.primary", { type: "button", onclick: (/** @type {any} */ event) => run(event, false) }, t("fit.make")),
    h("button", { type: "button", onclick: (/** @type {any} */ event) => run(event, true) }, t("fit.plan"))), outcome);
}
