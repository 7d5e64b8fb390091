import { get, post } from "./api.js";
import { fill, h } from "./dom.js";
import { connection, previews } from "./events.js";
import { icon } from "./icons.js";
import { may } from "./server.js";
import { complain } from "./toast.js";
import { t } from "./words.js";

/** States in which nothing is to be said: there is nothing to be made, or nobody makes it. */
const quiet = new Set(["off", "looking", "done"]);

// What was told while nobody listened is asked for.
connection.listen((state) => { if (state === "live") ask().catch(() => {}); });

async function ask() { previews.set(await get("/previews")); }

/** How many previews are still to be made and how long that takes, on what pauses them.
 * @returns {HTMLElement} */
export function fillingSwitch() {
  const button = h("button.plain.word.filling", { type: "button", hidden: true, disabled: !may("curate"),
    onclick: () => toggle().catch(complain) });
  const show = () => {
    const now = previews.value;
    button.hidden = !now || quiet.has(now.status) || now.left === 0;
    if (button.hidden) return;
    const isPaused = now.status === "paused";
    const does = t(isPaused ? "filling.resume" : "filling.pause");
    button.setAttribute("aria-label", `${said(now)}. ${does}`);
    button.title = does;
    fill(button, icon(isPaused ? "play" : "pause"), h("span", {}, said(now)));
  };
  show();
  ends?.();
  ends = previews.listen(show);
  return button;
}

/** @type {(() => void) | null} */
let ends = null;

async function toggle() {
  previews.set(await post("/previews", { isPaused: previews.value.status !== "paused" }));
}

/** @param {any} now */
function said(now) {
  const values = { n: now.left, time: duration(now.secondsLeft) };
  if (now.status === "full") return t("filling.full", values);
  if (now.status === "stuck") return t("filling.stuck", values);
  if (now.status === "paused" || now.secondsLeft === null) return t("filling.left", values);
  return t("filling.time", values);
}

/** @param {number | null} seconds */
function duration(seconds) {
  if (seconds === null) return "";
  if (seconds < 90) return t("filling.seconds", { n: Math.max(1, Math.round(seconds)) });
  if (seconds < 5_400) return t("filling.minutes", { n: Math.round(seconds / 60) });
  return t("filling.hours", { n: Math.round(seconds / 3_600) });
}
