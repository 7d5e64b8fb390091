import { previewURL } from "../base/server.js";
import { theme } from "../base/theme.js";

/** @type {Map<string, Promise<any>>} */
const curves = new Map();
const keptCurves = 200;

/** How loud an asset is over time: `{duration, loudness, silences, zooms: [{step, peaks}]}`, or null.
 * @param {string} id
 * @returns {Promise<any>} */
export function curve(id) {
  const known = curves.get(id);
  if (known) return known;
  const answer = fetch(previewURL(id, "curve.json")).then((reply) => (reply.ok ? reply.json() : null), () => null);
  curves.set(id, answer);
  if (curves.size > keptCurves) curves.delete(/** @type {string} */ (curves.keys().next().value));
  return answer;
}

/** Draws a sound's waveform into a canvas, in the colour of its text.
 * @param {HTMLCanvasElement & {wanted?: string}} canvas
 * @param {string} id
 * @param {number} [played] 0 to 1: what is left of it is drawn stronger. */
export async function drawWave(canvas, id, played = 1) {
  // The tile may be another asset's by the time the answer is here.
  canvas.wanted = id;
  const data = await curve(id);
  if (canvas.wanted !== id) return;
  const scale = Math.min(2, devicePixelRatio || 1);
  const [width, height] = [canvas.clientWidth || 180, canvas.clientHeight || 120];
  canvas.width = width * scale;
  canvas.height = height * scale;
  const brush = canvas.getContext("2d");
  const peaks = data && data.zooms[0]?.peaks;
  if (!brush || !peaks?.length) return;
  brush.scale(scale, scale);
  brush.fillStyle = getComputedStyle(canvas).color;
  const step = 4;
  for (let x = 0; x < width; x += step) {
    const from = Math.floor((x / width) * peaks.length);
    const to = Math.max(from + 1, Math.floor(((x + step) / width) * peaks.length));
    // 255 is full scale.
    const loud = Math.max(...peaks.slice(from, to)) / 255;
    const bar = Math.max(1.5, loud * height * 0.8);
    brush.globalAlpha = x / width <= played ? 1 : 0.35;
    brush.fillRect(x, (height - bar) / 2, step - 1.5, bar);
  }
}

theme.listen(() => {
  for (const canvas of document.querySelectorAll("canvas")) {
    const id = /** @type {any} */ (canvas).wanted;
    if (id) drawWave(canvas, id);
  }
});
