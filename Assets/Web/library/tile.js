import { h } from "../base/dom.js";
import { clock, title } from "../base/format.js";
import { icon } from "../base/icons.js";
import { chosenModel, previewURL } from "../base/server.js";
import { t, term } from "../base/words.js";
import { endScrub } from "./scrub.js";
import { drawWave } from "./wave.js";

/**
 * One tile, used for one asset after another.
 * @returns {any} */
export function createTile() {
  const picture = h("img", { alt: "", decoding: "async", draggable: false, onerror: () => showFallback(tile) });
  const parts = { picture, frame: h("div.frame", {}, picture), verdict: h("span.verdict"), name: h("div.name"), meta: h("div.meta") };
  const tile = h("div.tile", { role: "option", draggable: true }, parts.frame, parts.verdict, parts.name, parts.meta);
  return Object.assign(tile, { parts });
}

/** A part that few tiles have, made when it is first needed: what is not there costs nothing while scrolling.
 * @param {any} parts
 * @param {"wave" | "fallback" | "length" | "mark" | "stars"} name
 * @returns {any} */
function part(parts, name) {
  if (!parts[name]) {
    parts[name] = h(name === "wave" ? "canvas" : `span.${name}`);
    if (name === "stars") parts.meta.after(parts[name]); else parts.frame.append(parts[name]);
  }
  return parts[name];
}

/** @param {any} parts
 * @param {"length" | "stars"} name
 * @param {string} text */
function write(parts, name, text) {
  if (text || parts[name]) part(parts, name).textContent = text;
}

/** @param {any} parts
 * @param {"wave" | "fallback"} name
 * @param {boolean} isShown */
function show(parts, name, isShown) {
  if (isShown || parts[name]) part(parts, name).hidden = !isShown;
}

/** @param {any} tile
 * @param {any} asset Null where it is not here yet.
 * @param {{index: number, total: number, isSelected: boolean, isFocused: boolean, isFast: boolean}} place `isFast` where
 *   it is gone before a picture could be seen. */
export function drawTile(tile, asset, { index, total, isSelected, isFocused, isFast }) {
  const { parts } = tile;
  if (tile.place !== index || tile.total !== total) {
    Object.assign(tile, { place: index, total, id: `tile-${index}` });
    tile.setAttribute("aria-posinset", index + 1);
    tile.setAttribute("aria-setsize", total);
  }
  tile.setAttribute("aria-selected", String(isSelected));
  tile.classList.toggle("focused", isFocused);
  drawPicture(tile, asset, isFast);
  if (tile.asset === asset && tile.model === chosenModel.value) return;
  tile.classList.toggle("waiting", !asset);
  tile.classList.toggle("trashed", asset?.isTrashed ?? false);
  tile.setAttribute("aria-label", asset ? spoken(asset) : t("loading"));
  tile.asset = asset;
  tile.model = chosenModel.value;
  parts.name.textContent = asset ? title(asset) : "";
  parts.meta.textContent = asset ? meta(asset) : "";
  tile.classList.toggle("rated", Boolean(asset?.rating));
  write(parts, "stars", "★".repeat(asset?.rating ?? 0));
  write(parts, "length", asset?.facts.durationSeconds ? clock(asset.facts.durationSeconds) : "");
  const verdict = asset?.fits[chosenModel.value];
  parts.verdict.className = `verdict ${verdict ?? ""}`;
  parts.verdict.title = verdict ? `${chosenModel.value}: ${term("verdict", verdict)}` : "";
  drawMark(parts, asset);
}

/** @param {any} tile
 * @param {any} asset
 * @param {boolean} isFast */
function drawPicture(tile, asset, isFast) {
  // The picture that is shown stays while its asset does; another one's never does.
  const wanted = asset && (!isFast || tile.pictured === asset.id) ? asset.id : null;
  if (tile.pictured === wanted) return;
  const { parts } = tile;
  tile.pictured = wanted;
  endScrub(tile);
  const isSound = Boolean(wanted) && asset.kind === "audio";
  parts.picture.hidden = !wanted || isSound;
  show(parts, "wave", isSound);
  show(parts, "fallback", false);
  // Without that, the old picture would stay until the new one is here.
  parts.picture.removeAttribute("src");
  if (isSound) drawWave(parts.wave, asset.id);
  else if (wanted) parts.picture.src = previewURL(asset.id, "picture.jpg");
}

/** What has no picture shows of which kind it is.
 * @param {any} tile */
function showFallback({ asset, parts }) {
  if (!asset || !parts.picture.hasAttribute("src")) return;
  parts.picture.hidden = true;
  show(parts, "fallback", true);
  parts.fallback.replaceChildren(icon(asset.kind));
}

/** @param {any} parts
 * @param {any} asset */
function drawMark(parts, asset) {
  const state = asset?.isPicked === true ? "picked" : asset?.isPicked === false ? "rejected" : "";
  if ((parts.mark?.dataset.state ?? "") === state) return;
  const mark = part(parts, "mark");
  mark.dataset.state = state;
  mark.replaceChildren(...(state ? [icon(state === "picked" ? "flag" : "reject")] : []));
}

/** @param {any} asset */
function meta({ facts, kind, tags }) {
  const shape = facts.width ? `${facts.width}×${facts.height}` : facts.sampleRate ? `${facts.sampleRate / 1000} kHz` : "";
  const extra = kind === "video" && facts.frameRate ? `${Math.round(facts.frameRate * 100) / 100} fps` : "";
  return [shape, extra, tags.slice(0, 2).join(", ")].filter(Boolean).join(" · ");
}

/** @param {any} asset */
function spoken(asset) {
  const verdict = asset.fits[chosenModel.value];
  return [title(asset), term("kind", asset.kind), meta(asset),
    asset.facts.durationSeconds && clock(asset.facts.durationSeconds),
    asset.rating && t("tile.stars", { n: asset.rating }),
    asset.isPicked === true && t("tile.picked"), asset.isPicked === false && t("tile.rejected"),
    verdict && `${chosenModel.value}: ${term("verdict", verdict)}`].filter(Boolean).join(", ");
}
