import { post } from "../base/api.js";
import { debounced } from "../base/dom.js";
import { chosenModel } from "../base/server.js";
import { Signal } from "../base/signal.js";
import { draft, toJSON } from "./draft.js";

/** Milliseconds of rest in typing before the draft is judged. */
const rest = 140;

/**
 * What the draft comes to: `greenroom.request/1` with its findings, or why it is no draft.
 * @type {Signal<{request: any, problem: any, isStale: boolean}>} */
export const composed = new Signal({ request: null, problem: null, isStale: true });

/** @type {AbortController | null} */
let aborter = null;

const compose = debounced(rest, async () => {
  aborter?.abort();
  const { signal } = aborter = new AbortController();
  try {
    composed.set({ request: await post("/compose", { draft: meant() }, { signal }), problem: null, isStale: false });
  } catch (error) {
    if (!signal.aborted) composed.set({ request: null, problem: error, isStale: false });
  }
});

/** The draft for the model that is chosen, as the server takes it. */
export const meant = () => toJSON({ ...draft.value, model: draft.value.model ?? chosenModel.value });

/** Judges the draft whenever it changes.
 * @returns {() => void} what ends it */
export function judge() {
  const again = () => { composed.value.isStale = true; compose(); };
  const ends = [draft.listen(again), chosenModel.listen(again)];
  again();
  return () => { compose.cancel(); for (const end of ends) end(); };
}
