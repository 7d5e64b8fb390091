import { get } from "./api.js";
import { Signal } from "./signal.js";

/** `connecting`, `live`, `lost` (it comes back by itself) or `closed` (the session is no more).
 * @type {Signal<"connecting" | "live" | "lost" | "closed">} */
export const connection = new Signal(/** @type {any} */ ("connecting"));

/** The catalog's revision, told again after every reconnection since changes may have been missed.
 * @type {Signal<number>} */
export const revision = new Signal(0);

/** The task that changed last. @type {Signal<any>} */
export const taskChange = new Signal(null);

/** What the server is at: `{phase, done, total}`. @type {Signal<any>} */
export const progress = new Signal(null);

/** How far previews are that are made in advance: `greenroom.backfill/1`. @type {Signal<any>} */
export const previews = new Signal(null);

const restBetweenTries = 1_500;
/** @type {EventSource | null} */
let source = null;

/** Listens, and listens again whenever the connection broke. */
export function listen() {
  source?.close();
  source = new EventSource("/api/v1/events");
  source.onopen = () => {
    const wasLost = connection.value === "lost";
    connection.set("live");
    if (wasLost) revision.set(revision.value);
  };
  source.onerror = () => {
    if (connection.value === "closed") return;
    connection.set("lost");
    // An EventSource tries again by itself only where no answer came; after a refusal it has to be told.
    if (source?.readyState === EventSource.CLOSED) setTimeout(tryAgain, restBetweenTries);
  };
  on("change", (data) => revision.set(data.revision));
  on("task", (data) => taskChange.set(data));
  on("progress", (data) => progress.set(data));
  on("previews", (data) => previews.set(data));
}

async function tryAgain() {
  try {
    await get("");
    listen();
  } catch (error) {
    if (/** @type {any} */ (error).status === 401) connection.set("closed");
    else setTimeout(tryAgain, restBetweenTries);
  }
}

/** @param {string} name
 * @param {(data: any) => void} hear */
function on(name, hear) {
  source?.addEventListener(name, (event) => hear(JSON.parse(/** @type {MessageEvent} */ (event).data)));
}
