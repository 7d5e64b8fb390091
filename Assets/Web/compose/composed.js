import { post } from "../base/api.js";
import { debounced } from "../base/dom.js";
import { chosenModel } from "../base/server.js";
import { Signal } from "../base/signal.js";
import { draft, toJSON } from "./draft.js";

/** Milliseconds of rest in typing before the draft is judged. */
const rest = 140;

/**
 * What the draft comes to: `greenroom.request/1` with its findings, or why it is no draft. It is stale where the draft
 * is another by now.
 * @type {Signal<{request: any, problem: any, isStale: boolean}>} */
export const composed = new Signal({ request: null, problem: null, isStale: true });

/** @type {AbortController | null} */
let aborter = null;
/** How often the draft changed. */
let changes = 0;

async function compose() {
  aborter?.abort();
  const { signal } = aborter = new AbortController();
  const before = changes;
  const tell = (/** @type {any} */ request, /** @type {any} */ problem) => composed.set({ request, problem, isStale: changes !== before });
  try {
    tell(await post("/compose", { draft: meant() }, { signal }), null);
  } catch (error) {
    if (!signal.aborted) tell(null, error);
  }
}

const composeSoon = debounced(rest, compose);

/** The draft for the model that is chosen, as the server takes it. */
export const meant = () => toJSON({ ...draft.value, model: draft.value.model ?? chosenModel.value });

/** What the draft comes to as it is now; waits for no rest in typing. */
export async function judgedNow() {
  composeSoon.cancel();
  while (composed.value.isStale) await compose();
  return composed.value;
}

/** Judges the draft whenever it changes.
 * @returns {() => void} what ends it */
export function judge() {
  const again = () => {
    changes += 1;
    composed.value.isStale = true;
    composeSoon();
  };
  const ends = [draft.listen(again), chosenModel.listen(again)];
  again();
  return () => { composeSoon.cancel(); for (const end of ends) end(); };
}
