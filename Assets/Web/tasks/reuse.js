import { post } from "../base/api.js";
import { go } from "../base/router.js";
import { openDraft } from "../compose/draft.js";

/** Begins a draft that goes on from a clip.
 * @param {string} clip */
export async function continueClip(clip) {
  const { draft } = await post(`/clips/${encodeURIComponent(clip)}/continue`);
  await openDraft(draft);
  go("compose");
}

/** Begins a draft that is the same as a stored request.
 * @param {string} request */
export async function remix(request) {
  const { draft } = await post(`/requests/${encodeURIComponent(request)}/remix`);
  await openDraft(draft);
  go("compose");
}
