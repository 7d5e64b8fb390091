import { fill, h } from "../base/dom.js";
import { bind } from "../base/keys.js";
import { chosenModel } from "../base/server.js";
import { Leftovers } from "../base/signal.js";
import { t, term } from "../base/words.js";
import { arrivals } from "../library/uploads.js";
import { composed, judge } from "./composed.js";
import { collect } from "./dock.js";
import { clearDraft, draft, replaced } from "./draft.js";
import { findingList, findingOf, summary, worst, worthTelling } from "./findings.js";
import { Frames } from "./frames.js";
import { handles } from "./handles.js";
import { Output } from "./output.js";
import { Parameters } from "./parameters.js";
import { presets } from "./presets.js";
import { Prompt } from "./prompt.js";
import { allowed } from "./readiness.js";
import { Send } from "./send.js";
import { sending } from "./submit.js";
import { Totals } from "./totals.js";
import { Tray } from "./tray.js";

/** Where a request is written, and judged as it is. */
export class ComposeView {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.leftovers = new Leftovers();
    this.tray = new Tray();
    this.frames = new Frames();
    this.prompt = new Prompt();
    this.parameters = new Parameters();
    this.totals = new Totals();
    this.output = new Output();
    this.parameters.element.querySelector("h2")?.after(presets(() => this.parameters.open(this.model)));
    this.verdict = h("output.judgement", { "aria-label": t("compose.verdict") });
    this.rest = h("div");
    this.send = new Send();
    main.append(h("h1.sr", {}, t("view.compose")),
      h("div.column", {}, this.tray.element, this.frames.element),
      h("div.column", {}, this.prompt.element, this.parameters.element),
      h("div.column", {}, h("section.panel.send", {}, this.verdict, this.rest, this.send.element,
        h("button", { type: "button", onclick: clearDraft }, t("compose.clear"))), this.totals.element, this.output.element));
    for (const part of [this.tray, this.frames, this.prompt]) this.leftovers.add(part.end);
    this.leftovers.add(composed.listen(() => this.#show()));
    for (const signal of [sending, allowed]) this.leftovers.add(signal.listen(() => this.send.show()));
    this.leftovers.add(judge());
    this.leftovers.add(arrivals.listen(collect));
    this.leftovers.add(draft.listen(() => this.totals.show(this.model)));
    for (const signal of [chosenModel, replaced]) this.leftovers.add(signal.listen(() => this.#open()));
    this.leftovers.add(bind([
      { keys: "/", says: "key.prompt", group: "compose", run: () => this.prompt.field.focus() },
      { keys: "Alt+ArrowUp, Alt+ArrowDown", says: "tray.move", group: "compose", run: () => {} },
      { keys: "s", says: "submit", group: "compose", run: () => this.send.run() },
    ]));
    this.#open();
  }

  get model() { return draft.value.model ?? chosenModel.value; }

  update() {}

  end() { this.leftovers.end(); }

  #open() {
    // The model that is chosen above is the one that is meant; a draft that came with another one chose it.
    draft.value.model = null;
    this.parameters.open(this.model);
    this.totals.show(this.model);
  }

  #show() {
    const { request, problem } = composed.value;
    const findings = request ? worthTelling(request.findings) : [];
    const isAtName = this.tray.show(findings, problem);
    for (const part of [this.frames, this.parameters]) part.show(findings);
    this.prompt.show(findings, request?.sentPrompt ?? null);
    this.output.show(request);
    const placed = new Set([...handles(draft.value.references), "first_frame", "last_frame", "prompt", ...this.parameters.places.keys()]);
    const others = isAtName ? [] : problem ? [findingOf(problem)] : findings.filter(({ subject }) => !placed.has(subject));
    fill(this.rest, others.length > 0 && findingList(others));
    const isToBegin = request?.findings.some((/** @type {any} */ { code }) => code === "prompt.empty") && worst(findings) !== "fail";
    const verdict = problem || (request.verdict === "fail" && !isToBegin) ? "fail" : worst(findings);
    this.verdict.className = `judgement ${verdict}`;
    fill(this.verdict, h("span.verdict", { class: isToBegin ? "" : verdict }), h("b", {}, request ? term("mode", request.mode) : t("compose.not")),
      h("span", {}, problem ? "" : isToBegin ? t("compose.begin") : summary(findings)));
    this.send.show();
  }
}
