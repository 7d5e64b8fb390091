import { h } from "../base/dom.js";
import { previewURL } from "../base/server.js";

/** @typedef {{from: number, to: number, x: number, y: number, width: number, height: number}} Cell */

/** @type {Map<string, Promise<Cell[]>>} */
const strips = new Map();
const keptStrips = 100;

/** Where each moment of a clip lies on its strip of small frames.
 * @param {string} id
 * @returns {Promise<Cell[]>} none where there is no strip */
export function strip(id) {
  const known = strips.get(id);
  if (known) return known;
  const answer = fetch(previewURL(id, "strip.vtt")).then((reply) => (reply.ok ? reply.text() : ""), () => "").then(cells);
  strips.set(id, answer);
  if (strips.size > keptStrips) strips.delete(/** @type {string} */ (strips.keys().next().value));
  return answer;
}

/** Shows the moment of a clip that the pointer is at.
 * @param {any} tile
 * @param {PointerEvent} event */
export async function scrub(tile, event) {
  const asset = tile.asset;
  if (asset?.kind !== "video" || event.pointerType === "touch") return;
  const box = tile.parts.frame.getBoundingClientRect();
  const place = Math.min(0.999, Math.max(0, (event.clientX - box.left) / box.width));
  const all = await strip(asset.id);
  if (!all.length || tile.asset !== asset || !tile.matches(":hover")) return;
  const view = tile.parts.frame.querySelector(".scrub")
    ?? tile.parts.frame.appendChild(h("div.scrub", {}, h("i")));
  showCell(view, asset.id, all, all[Math.floor(place * all.length)], box);
  view.firstChild.style.transform = `translateX(${place * box.width}px)`;
}

/** @param {any} tile */
export function endScrub(tile) { tile.parts.frame.querySelector(".scrub")?.remove(); }

/** Draws one cell of a strip as large as fits into a box.
 * @param {HTMLElement} view
 * @param {string} id
 * @param {Cell[]} all
 * @param {Cell} cell
 * @param {{width: number, height: number}} box */
export function showCell(view, id, all, cell, box) {
  const zoom = Math.min(box.width / cell.width, box.height / cell.height);
  const sheetWidth = Math.max(...all.map(({ x, width }) => x + width));
  view.style.width = `${cell.width * zoom}px`;
  view.style.height = `${cell.height * zoom}px`;
  view.style.backgroundImage = `url("${previewURL(id, "strip.jpg")}")`;
  view.style.backgroundSize = `${sheetWidth * zoom}px auto`;
  view.style.backgroundPosition = `${-cell.x * zoom}px ${-cell.y * zoom}px`;
}

/** Reads the WebVTT that the server writes: a line of times, then a line of a place.
 * @param {string} text
 * @returns {Cell[]} */
function cells(text) {
  const cue = /([\d:.]+) --> ([\d:.]+)\s*\n\S*#xywh=(\d+),(\d+),(\d+),(\d+)/g;
  return [...text.matchAll(cue)].map(([, from, to, ...place]) => {
    const [x, y, width, height] = place.map(Number);
    return { from: instant(from), to: instant(to), x, y, width, height };
  });
}

/** @param {string} text `00:01:02.500` */
const instant = (text) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
