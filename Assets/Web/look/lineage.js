import { get } from "../base/api.js";
import { fill, h, svg } from "../base/dom.js";
import { title } from "../base/format.js";
import { address } from "../base/router.js";
import { thumb } from "../base/thumb.js";
import { complain } from "../base/toast.js";
import { t, term } from "../base/words.js";
import { graph } from "./graph.js";

const node = { width: 108, height: 72, gapX: 72, gapY: 10 };
/** Signs of a name's end, which is where a number or an extension is. */
const tail = 7;

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
    const box = h("a.node", { href: address("look", item.asset.id), "aria-label": title(item.asset), title: [title(item.asset), item.note].filter(Boolean).join("\n"), ...(item.column === 0 ? { "aria-current": "true" } : {}) },
      thumb(item.asset), shortened(title(item.asset)));
    const { x, y } = /** @type {any} */ (place.get(item.key));
    Object.assign(box.style, { left: `${x}px`, top: `${y}px`, width: `${node.width}px`, height: `${node.height}px` });
    return box;
  });
  const canvas = h("div.graph", {}, lines, boxes);
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  fill(body, canvas);
  // Only the graph's own box: the page would go with scrollIntoView, and the picture out of sight.
  const { x } = /** @type {any} */ (place.get(nodes[0].key));
  body.scrollLeft = x - (body.clientWidth - node.width) / 2;
  showMore(body);
  body.addEventListener("scroll", () => showMore(body), { passive: true });
}

/** Lets the graph fade where it goes on.
 * @param {HTMLElement} body */
function showMore(body) {
  body.classList.toggle("before", body.scrollLeft > 1);
  body.classList.toggle("after", body.scrollLeft + body.clientWidth < body.scrollWidth - 1);
}

/** A name that gives up its middle where there is no room for it.
 * @param {string} name */
function shortened(name) {
  const signs = [...name];
  return h("span.name", {}, h("span", {}, signs.slice(0, -tail).join("")), h("span", {}, signs.slice(-tail).join("")));
}

/** @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} to
 * @param {string} label */
function line(from, to, label) {
  const [x1, y1, x2, y2] = [from.x + node.width, from.y + node.height / 2, to.x, to.y + node.height / 2];
  const middle = (x1 + x2) / 2;
  return [svg("path", { d: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}` }),
    label && svg("text", { x: x1 + 4, y: y1 + (y1 > y2 ? 11 : -4) }, term("edge", label))];
}
