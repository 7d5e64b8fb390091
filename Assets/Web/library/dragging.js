import { get } from "../base/api.js";

/** What an asset is when it is dragged within the page. */
const type = "application/x-greenroom-assets";

/** @param {DragEvent} event
 * @param {string[]} ids */
export function dragAssets(event, ids) {
  event.dataTransfer?.setData(type, ids.join("\n"));
  if (event.dataTransfer) event.dataTransfer.effectAllowed = "copyMove";
}

// A drag that is broken off ends nowhere.
addEventListener("dragend", () => { for (const area of document.querySelectorAll(".receiving")) area.classList.remove("receiving"); });

/** Lets assets be dropped onto an element.
 * @param {HTMLElement} area
 * @param {(assets: any[]) => void} onDrop */
export function takeAssets(area, onDrop) {
  area.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes(type)) return;
    event.preventDefault();
    area.classList.add("receiving");
  });
  area.addEventListener("dragleave", () => area.classList.remove("receiving"));
  area.addEventListener("drop", async (event) => {
    area.classList.remove("receiving");
    const ids = event.dataTransfer?.getData(type);
    if (!ids) return;
    event.preventDefault();
    const answers = await Promise.all(ids.split("\n").map((id) => get(`/assets/${encodeURIComponent(id)}`)));
    onDrop(answers.map(({ asset }) => asset));
  });
}
