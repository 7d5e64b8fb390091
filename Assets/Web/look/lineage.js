import { get } from "../base/api.js";
import { fill, h, svg } from "../base/dom.js";
import { title } from "../base/format.js";
import { address } from "../base/router.js";
import { thumb } from "../base/thumb.js";
import { complain } from "../base/toast.js";
import { t } from "../base/words.js";
import { graph } from "./graph.js";

const node = { width: 108, height: 72, gapX: 64, gapY: 10 };

/** Where an asset comes from and what became of it, as a graph whose nodes lead on.
 * @param {string} id
 * @returns {HTMLElement} */
export function lineagePanel(id) {
  const body = h("div.lineage", {}, h("p.hint", {}, t("loading")));
  const panel = h("section.panel", {}, h("h2", {}, t("look.lineage")), body);
  get(`/lineage/${encodeURIComponent(id)}`).then((document) => draw(body, graph(document)), (error) => { fill(body); complain(error); });
  return panel;
}

/** @param {HTMLElement} body
 * @param {ReturnType<typeof graph>} drawn */
function draw(body, { nodes, edges }) {
  if (nodes.length === 1) { fill(body, h("p.hint", {}, t("lineage.none"))); return; }
  const longest = Math.max(...nodes.map(({ row }) => row)) + 1;
  const rows = (/** @type {number} */ column) => nodes.filter((item) => item.column === column).length;
  const first = Math.min(...nodes.map(({ column }) => column));
  const place = new Map(nodes.map((item) => [item.key, {
    x: (item.column - first) * (node.width + node.gapX),
    // Short columns stand in the middle beside long ones.
    y: (item.row + (longest - rows(item.column)) / 2) * (node.height + node.gapY) }]));
  const width = Math.max(...[...place.values()].map(({ x }) => x)) + node.width;
  const height = Math.max(...[...place.values()].map(({ y }) => y)) + node.height;
  const lines = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
    edges.map(({ from, to, label }) => line(/** @type {any} */ (place.get(from)), /** @type {any} */ (place.get(to)), label)));
  const boxes = nodes.map((item) => {
    const box = h("a.node", { href: address("look", item.asset.id), title: item.note ?? title(item.asset), ...(item.column === 0 ? { "aria-current": "true" } : {}) },
      thumb(item.asset),
      h("span", {}, title(item.asset)));
    const { x, y } = /** @type {any} */ (place.get(item.key));
    Object.assign(box.style, { left: `${x}px`, top: `${y}px`, width: `${node.width}px`, height: `${node.height}px` });
    return box;
  });
  const canvas = h("div.graph", {}, lines, boxes);
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  fill(body, canvas);
  body.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} to
 * @param {string} label */
function line(from, to, label) {
  const [x1, y1, x2, y2] = [from.x + node.width, from.y + node.height / 2, to.x, to.y + node.height / 2];
  const middle = (x1 + x2) / 2;
  return [svg("path", { d: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}` }),
    label && svg("text", { x: x1 + 4, y: y1 + (y1 > y2 ? 11 : -4) }, label)];
}
