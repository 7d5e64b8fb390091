import { get } from "../base/api.js";
import { taskChange } from "../base/events.js";
import { Signal } from "../base/signal.js";

/** States in which nothing more happens to a task by itself. */
const over = new Set(["draft", "done", "failed", "cancelled", "expired"]);

/** @param {string} state */
export const isOver = (state) => over.has(state);

/** How many tasks are under way. */
export const running = new Signal(0);

/** @type {Map<string, string>} */
const states = new Map();

/** Counts what a list says.
 * @param {any[]} tasks */
export function count(tasks) {
  for (const { id, state } of tasks) states.set(id, state);
  running.set([...states.values()].filter((state) => !isOver(state)).length);
}

taskChange.listen((task) => { if (task) count([task]); });

/** Learns what is under way when the page opens. */
export async function countAll() {
  const { tasks } = await get("/tasks", { limit: 100 });
  count(tasks);
}
