import { post } from "../base/api.js";
import { fill, h } from "../base/dom.js";
import { moment, relative, seconds } from "../base/format.js";
import { icon } from "../base/icons.js";
import { address } from "../base/router.js";
import { may } from "../base/server.js";
import { thumb } from "../base/thumb.js";
import { complain } from "../base/toast.js";
import { t, term } from "../base/words.js";
import { askTags } from "../library/changes.js";
import { endScrub, scrub } from "../library/scrub.js";
import { isOver } from "./running.js";
import { reconcile } from "./reconcile.js";
import { continueClip, remix } from "./reuse.js";

/** One task. */
export class Card {
  /** @param {any} task */
  constructor(task) {
    this.element = h("li.card", { tabIndex: -1 });
    this.shown = "";
    this.task = task;
  }

  /** @param {any} task */
  show(task) {
    const text = JSON.stringify({ ...task, history: null });
    if (text === this.shown) return;
    this.shown = text;
    this.task = task;
    const focused = this.element.contains(document.activeElement) ? /** @type {any} */ (document.activeElement).dataset?.act : undefined;
    this.deadline = h("span.deadline");
    this.element.dataset.state = task.state;
    fill(this.element, this.#picture(), h("div.what", {},
      h("div.line", {}, h("span.state", { data: { state: task.state } }, term("state", task.state)), h("code", { title: task.taskId ?? "" }, task.id),
        h("span.hint", {}, task.model), h("span.grow"), this.deadline),
      h("p.prompt", { title: task.prompt ?? "" }, task.prompt ?? t("task.noPrompt")), this.#progress(), this.#problem(),
      h("p.hint", {}, [moment(task.createdAt), task.outputSeconds && seconds(task.outputSeconds), cost(task.cost)].filter(Boolean).join(" · ")),
      h("div.line.acts", {}, this.#acts())));
    this.tick();
    if (focused) /** @type {any} */ (this.element.querySelector(`[data-act=${focused}]`) ?? this.element).focus();
  }

  /** Tells how long the link lasts. */
  tick() {
    const { expiresAt, state } = this.task;
    if (!this.deadline) return;
    const isDue = expiresAt && !["done", "cancelled", "failed"].includes(state);
    this.deadline.textContent = isDue ? t("task.link", { when: relative(expiresAt) }) : "";
    // Under two hours somebody has to act.
    this.deadline.classList.toggle("bad", Boolean(isDue && Date.parse(expiresAt) - Date.now() < 7_200_000));
  }

  #picture() {
    const { clip } = this.task.result;
    if (!clip) return h("div.frame.pending", {}, icon(isOver(this.task.state) ? "close" : "video"));
    const frame = h("span.frame", {}, thumb({ id: clip, kind: "video" }));
    const link = h("a.tilelink", { href: address("look", clip), "aria-label": t("task.look", { id: this.task.id }) }, frame);
    Object.assign(link, { asset: { id: clip, kind: "video" }, parts: { frame } });
    link.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => scrub(link, event));
    link.addEventListener("pointerleave", () => endScrub(link));
    return link;
  }

  #progress() {
    const { state, progress } = this.task;
    if (isOver(state) || state === "unknown") return null;
    return h("progress", { "aria-label": t("task.progress"), max: 1, ...(progress === null ? {} : { value: progress }) });
  }

  #problem() {
    const { error, state } = this.task;
    if (state === "unknown") return h("div.problem", {}, h("p", {}, t("task.unknown")), error && h("p.hint", {}, error.message));
    return error && h("div.problem", {}, h("p", {}, error.message), error.hint && h("p.hint", {}, error.hint));
  }

  #acts() {
    const { id, state, request, result } = this.task;
    const act = (/** @type {string} */ name, /** @type {string} */ label, /** @type {() => Promise<any>} */ run, kind = "", title = "") => h("button", { type: "button", class: kind, title, data: { act: name },
      onclick: async (/** @type {any} */ event) => {
        event.target.disabled = true;
        try { await run(); } catch (error) { complain(error); }
        event.target.disabled = false;
      } }, label);
    const ask = (/** @type {string} */ verb) => () => post(`/tasks/${encodeURIComponent(id)}/${verb}`);
    return [
      state === "unknown" && may("spend") && act("reconcile", t("task.reconcile"), () => reconcile(this.task), "primary"),
      ["completed", "expired", "downloading"].includes(state) && may("stage") && act("download", t("task.download"), ask("download"), "primary"),
      result.clip && act("continue", t("reuse.continue"), () => continueClip(result.clip), "", t("reuse.continueHint")),
      result.clip && act("tag", t("key.tag"), () => askTags({ assets: [result.clip] }, 1)),
      act("remix", t("reuse.remix"), () => remix(request), "", t("reuse.remixHint")),
      ["admitted", "staging", "queued", "processing"].includes(state) && may("spend") && act("cancel", t("task.cancel"), ask("cancel")),
    ];
  }
}

/** @param {any} told */
const cost = (told) => (told === null || told === undefined ? "" : typeof told === "object" ? JSON.stringify(told) : String(told));
