import { upload } from "../base/api.js";
import { h } from "../base/dom.js";
import { may } from "../base/server.js";
import { Signal } from "../base/signal.js";
import { complain, toast } from "../base/toast.js";
import { t } from "../base/words.js";

/** The assets that came last. @type {Signal<any[]>} */
export const arrivals = new Signal(/** @type {any[]} */ ([]));

/** Takes files that are dropped anywhere: a browser would leave the page for one that it is not told to leave alone.
 * @param {HTMLElement} body */
export function takeFiles(body) {
  const isOfFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  body.addEventListener("dragover", (event) => {
    if (!isOfFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = may("curate") ? "copy" : "none";
    body.classList.toggle("receiving", may("curate"));
  });
  body.addEventListener("dragleave", (event) => { if (!event.relatedTarget) body.classList.remove("receiving"); });
  body.addEventListener("drop", (event) => {
    body.classList.remove("receiving");
    if (!isOfFiles(event)) return;
    event.preventDefault();
    if (may("curate")) send([...event.dataTransfer?.files ?? []]);
  });
}

/** Lets somebody choose files. */
export function chooseFiles() {
  const input = h("input", { type: "file", multiple: true, accept: "image/*,video/*,audio/*" });
  input.addEventListener("change", () => send([...input.files]));
  input.click();
}

/** Sends one after another, so that a slow disk or link is not asked for everything at once.
 * @param {File[]} files */
async function send(files) {
  if (!files.length) return;
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
  if (!arrived.length) return;
  toast(t("upload.done", { n: arrived.length }));
  arrivals.set(arrived);
}
