import { h } from "../base/dom.js";
import { clock, title } from "../base/format.js";
import { icon } from "../base/icons.js";
import { chosenModel, previewURL } from "../base/server.js";
import { t, term } from "../base/words.js";
import { drawWave } from "./wave.js";

/**
 * One tile, used for one asset after another.
 * @returns {any} */
export function createTile() {
  const picture = h("img", { alt: "", decoding: "async", draggable: false });
  const wave = h("canvas", { hidden: true });
  const fallback = h("div.fallback", { hidden: true });
  const parts = {
    picture, wave, fallback,
    frame: h("div.frame", {}, fallback, picture, wave),
    name: h("span.name"), meta: h("span.meta"), stars: h("span.stars"), mark: h("span.mark"),
    verdict: h("span.verdict"), length: h("span.length"),
  };
  picture.addEventListener("error", () => { picture.hidden = true; fallback.hidden = false; });
  parts.frame.append(parts.mark, parts.length);
  const tile = h("div.tile", { role: "option", draggable: true },
    parts.frame, h("div.caption", {}, h("div", {}, parts.verdict, parts.name), h("div", {}, parts.meta, parts.stars)));
  return Object.assign(tile, { parts });
}

/** @param {any} tile
 * @param {any} asset Null where it is not here yet.
 * @param {{index: number, total: number, isSelected: boolean, isFocused: boolean}} place */
export function drawTile(tile, asset, { index, total, isSelected, isFocused }) {
  const { parts } = tile;
  tile.id = `tile-${index}`;
  tile.setAttribute("aria-posinset", index + 1);
  tile.setAttribute("aria-setsize", total);
  tile.setAttribute("aria-selected", String(isSelected));
  tile.classList.toggle("focused", isFocused);
  if (tile.asset === asset && tile.model === chosenModel.value) return;
  tile.classList.toggle("waiting", !asset);
  tile.classList.toggle("trashed", asset?.isTrashed ?? false);
  tile.setAttribute("aria-label", asset ? spoken(asset) : t("loading"));
  const isSame = tile.asset?.id === asset?.id;
  tile.asset = asset;
  tile.model = chosenModel.value;
  if (!isSame) drawPicture(tile, asset);
  parts.name.textContent = asset ? title(asset) : "";
  parts.meta.textContent = asset ? meta(asset) : "";
  parts.stars.textContent = asset?.rating ? "★".repeat(asset.rating) : "";
  parts.length.textContent = asset?.facts.durationSeconds ? clock(asset.facts.durationSeconds) : "";
  parts.verdict.className = `verdict ${asset?.fits[chosenModel.value] ?? ""}`;
  drawMark(parts.mark, asset);
}

/** @param {any} tile
 * @param {any} asset */
function drawPicture({ parts }, asset) {
  parts.frame.querySelector(".scrub")?.remove();
  const isSound = asset?.kind === "audio";
  parts.picture.hidden = !asset || isSound;
  parts.wave.hidden = !isSound;
  parts.fallback.hidden = true;
  parts.picture.removeAttribute("src");
  if (!asset) return;
  parts.fallback.replaceChildren(icon(asset.kind));
  if (isSound) drawWave(parts.wave, asset.id);
  else parts.picture.src = previewURL(asset.id, "picture.jpg");
}

/** @param {HTMLElement} mark
 * @param {any} asset */
function drawMark(mark, asset) {
  const state = asset?.isPicked === true ? "picked" : asset?.isPicked === false ? "rejected" : "";
  if (mark.dataset.state === state) return;
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
