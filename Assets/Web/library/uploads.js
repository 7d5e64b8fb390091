import { upload } from "../base/api.js";
import { h } from "../base/dom.js";
import { complain, toast } from "../base/toast.js";
import { t } from "../base/words.js";

/** Takes files that are dragged into a view.
 * @param {HTMLElement} area
 * @param {(assets: any[]) => void} onArrival
 * @returns {() => void} what ends it */
export function takeFiles(area, onArrival) {
  const over = (/** @type {DragEvent} */ event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    area.classList.add("receiving");
  };
  const out = () => area.classList.remove("receiving");
  const drop = (/** @type {DragEvent} */ event) => {
    out();
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    send([...event.dataTransfer.files], onArrival);
  };
  area.addEventListener("dragover", over);
  area.addEventListener("dragleave", out);
  area.addEventListener("drop", drop);
  return () => area.removeEventListener("drop", drop);
}

/** Lets somebody choose files.
 * @param {(assets: any[]) => void} onArrival */
export function chooseFiles(onArrival) {
  const input = h("input", { type: "file", multiple: true, accept: "image/*,video/*,audio/*" });
  input.addEventListener("change", () => send([...input.files], onArrival));
  input.click();
}

/** Sends one after another, so that a slow disk or link is not asked for everything at once.
 * @param {File[]} files
 * @param {(assets: any[]) => void} onArrival */
async function send(files, onArrival) {
  const bar = h("progress", { max: files.length, value: 0, "aria-label": t("upload.progress") });
  const text = h("span");
  const box = h("div.uploading", { role: "status" }, text, bar);
  document.body.append(box);
  const arrived = [];
  for (const [index, file] of files.entries()) {
    text.textContent = t("upload.now", { name: file.name, i: index + 1, of: files.length });
    try {
      arrived.push((await upload(file, (fraction) => { bar.value = index + fraction; })).asset);
    } catch (error) {
      complain(error);
    }
  }
  box.remove();
  if (arrived.length) toast(t("upload.done", { n: arrived.length }));
  onArrival(arrived);
}
