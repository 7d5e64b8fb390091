import { post } from "../base/api.js";
import { chosenModel } from "../base/server.js";
import { complain, toast } from "../base/toast.js";
import { t } from "../base/words.js";
import { draft, edit } from "./draft.js";
import { spoken } from "./findings.js";

/** Whether a copy may help: the finding is about the file and not about the company it is in.
 * @param {any} finding */
export const isFittable = ({ code }) => /^(file|image|video|audio)\.(?!total_|needs_)/.test(code);

/** Puts a copy that fits in a reference's place; name, handle and original stay as they are.
 * @param {number} index
 * @param {HTMLButtonElement} button */
export async function fitReference(index, button) {
  const reference = draft.value.references[index];
  button.disabled = true;
  try {
    const answer = await post("/fits", { assets: [reference.asset], model: chosenModel.value }, { key: crypto.randomUUID() });
    const [item] = answer.assets;
    if (!item.copy) { toast(t("fit.cannot"), { isError: true, hint: item.findings.map((/** @type {any} */ one) => spoken(one).message).join(" ") }); return; }
    const references = draft.value.references.map((other) => (other === reference ? { ...other, asset: item.copy.id } : other));
    edit({ references });
    toast(t("fit.made"), { hint: item.steps.map((/** @type {any} */ step) => step.message).join(" ") });
  } catch (error) {
    complain(error);
  } finally {
    button.disabled = false;
  }
}
