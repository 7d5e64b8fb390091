import { h } from "./dom.js";
import { icon } from "./icons.js";
import { previewURL } from "./server.js";

/** A small picture of an asset; what has none shows of which kind it is.
 * @param {{id: string, kind: string}} asset
 * @param {string} [alt]
 * @returns {Element} */
export function thumb({ id, kind }, alt = "") {
  if (kind === "audio") return icon("audio");
  const image = h("img", { src: previewURL(id, "picture.jpg"), alt, draggable: false, decoding: "async" });
  image.addEventListener("error", () => image.replaceWith(icon(kind)), { once: true });
  return image;
}
