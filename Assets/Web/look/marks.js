import { h } from "../base/dom.js";
import { title } from "../base/format.js";
import { icon } from "../base/icons.js";
import { go } from "../base/router.js";
import { complain } from "../base/toast.js";
import { t, term } from "../base/words.js";
import { change } from "../library/changes.js";
import { continueClip, remix } from "../tasks/reuse.js";

/** What people say of an asset, and what to do with it next.
 * @param {any} document
 * @param {any} view */
export function marksPanel({ asset, lineage }, view) {
  return h("section.panel.marks", {},
    h("header", {}, h("button.plain", { type: "button", "aria-label": t("key.back"), title: t("key.back"), onclick: () => view.back() }, icon("back")),
      h("h1", { title: asset.path }, title(asset)), h("span.badge", {}, icon(asset.kind), term("origin", asset.origin))),
    h("div.line", {}, stars(asset, view), h("span.grow"),
      flag("flag", t("key.pick"), asset.isPicked === true, () => view.pick(asset.isPicked === true ? null : true)),
      flag("reject", t("key.reject"), asset.isPicked === false, () => view.pick(asset.isPicked === false ? null : false))),
    h("div.tags", {}, asset.tags.map((/** @type {string} */ tag) => h("span.tag", {},
      h("button.plain", { type: "button", onclick: () => go("library", null, { q: `tag:"${tag}"` }) }, tag),
      h("button.plain", { type: "button", "aria-label": t("tag.off", { tag }), onclick: () => change(view.chosen, { removeTags: [tag] }, t("tag.done", { tags: `-${tag}` })) }, icon("close")))),
    h("button.tag.add", { type: "button", onclick: () => view.tag() }, icon("plus"), t("key.tag"))),
    asset.note && h("p.note", {}, asset.note),
    h("div.line", {},
      h("button.primary", { type: "button", onclick: () => view.collect() }, icon("plus"), t("key.tray")),
      asset.kind === "video" && h("button", { type: "button", title: t("reuse.continueHint"), onclick: () => continueClip(asset.id).catch(complain) }, t("reuse.continue")),
      lineage.madeBy[0] && h("button", { type: "button", title: t("reuse.remixHint"), onclick: () => remix(lineage.madeBy[0].request).catch(complain) }, t("reuse.remix"))));
}

/** @param {any} asset
 * @param {any} view */
function stars(asset, view) {
  return h("div.rating", { role: "group", "aria-label": t("key.rate") }, [1, 2, 3, 4, 5].map((n) => h("button.plain", {
    type: "button", class: n <= (asset.rating ?? 0) ? "on" : "", "aria-pressed": String(n === asset.rating),
    "aria-label": t("tile.stars", { n }), onclick: () => view.rate(n === asset.rating ? 0 : n) }, icon("star"))));
}

/** @param {string} picture
 * @param {string} label
 * @param {boolean} isOn
 * @param {() => void} run */
const flag = (picture, label, isOn, run) =>
  h("button.plain", { type: "button", "aria-pressed": String(isOn), "aria-label": label, title: label, class: picture, onclick: run }, icon(picture));
