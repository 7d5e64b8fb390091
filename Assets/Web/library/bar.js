import { h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { may } from "../base/server.js";
import { keep, kept } from "../base/storage.js";
import { t } from "../base/words.js";
import { usualWidth } from "./grid.js";

const orders = ["", "-added", "name", "path", "-bytes", "-dur", "-w", "-rating", "relevance"];

/** What stands above the grid: how much was found, its order, and what to do with what is chosen. */
export class Bar {
  /** @param {any} view */
  constructor(view) {
    this.count = h("output.found");
    this.sort = h("select", { "aria-label": t("sort"), onchange: () => view.order(this.sort.value) },
      orders.slice(1).map((order) => h("option", { value: order }, t(/** @type {any} */ (`sort.${order.replace("-", "")}`)))));
    const size = h("input", { type: "range", min: 120, max: 420, step: 10, "aria-label": t("tile.size"),
      oninput: () => { keep("tile", Number(size.value)); view.grid.setWidth(Number(size.value)); } });
    size.value = String(kept("tile", usualWidth()));
    const tool = (/** @type {string} */ picture, /** @type {string} */ label, /** @type {() => void} */ run) =>
      h("button", { type: "button", title: label, "aria-label": label, onclick: run }, icon(picture));
    this.chosen = h("span.chosen");
    this.tools = h("div.tools", { role: "toolbar", "aria-label": t("chosen") }, this.chosen,
      may("curate") && [tool("star", t("tile.stars", { n: 5 }), () => view.rate(5)), tool("flag", t("key.pick"), () => view.pick(true)),
        tool("reject", t("key.reject"), () => view.pick(false)), tool("tag", t("key.tag"), () => view.tag())],
      tool("tray", t("key.tray"), () => view.collect()), may("curate") && tool("set", t("key.set"), () => view.addToSet()), tool("compare", t("key.compare"), () => view.compare()),
      may("curate") && tool("trash", t("key.trash"), () => view.trash()));
    this.element = h("div.above", {},
      h("button.plain.only-narrow", { type: "button", "aria-label": t("facets"), onclick: () => view.toggleFacets() }, icon("filter")),
      this.count, this.tools, h("span.grow"),
      h("label.inline.sort", {}, h("span", {}, t("sort")), this.sort), h("label.inline.size", {}, icon("library"), size),
      may("curate") && h("button", { type: "button", "aria-label": t("upload"), onclick: () => view.upload() }, icon("plus"), h("span", {}, t("upload"))));
  }

  /** @param {{total: number, isLoaded: boolean, chosen: number, sort: string, hasFailed: boolean}} now */
  show({ total, isLoaded, chosen, sort, hasFailed }) {
    this.count.textContent = isLoaded ? t("assets", { n: total }) : hasFailed ? "" : t("loading");
    this.chosen.textContent = t("chosen.n", { n: chosen });
    this.tools.hidden = !chosen;
    this.sort.value = sort || "-added";
  }
}
