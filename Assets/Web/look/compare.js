import { get } from "../base/api.js";
import { fill, h } from "../base/dom.js";
import { title } from "../base/format.js";
import { icon } from "../base/icons.js";
import { t } from "../base/words.js";
import { Player } from "./player.js";
import { differences } from "./difference.js";
import { factsInWords } from "./facts.js";

/** Beyond this many seconds the second clip is put right again. */
const tolerance = 0.08;

/** Two assets beside each other: one playhead moves both, and what differs in their requests is listed. */
export class Compare {
  /** @param {any[]} documents */
  constructor(documents) {
    this.players = documents.map(({ asset }) => new Player(asset, { isBare: true }));
    this.frame = 0;
    this.slider = h("input", { type: "range", min: 0, max: 1, step: "any", value: 0, "aria-label": t("player.place"),
      oninput: () => this.#seek(Number(this.slider.value)) });
    this.time = h("output.time");
    this.playButton = this.#button("play", t("key.play"), () => this.toggle());
    this.loopButton = this.#button("loop", t("key.loop"), () => this.toggleLoop());
    this.loopButton.setAttribute("aria-pressed", "false");
    this.element = h("div.compare", {}, h("div.pair", {}, this.players.map((player, index) => h("div", {}, player.element,
      h("p.name", {}, h("b", {}, "AB"[index]), title(player.asset))))), h("div.controls", {}, this.playButton,
      this.#button("stepBack", t("key.frameBack"), () => this.step(-1)), this.#button("stepOn", t("key.frameOn"), () => this.step(1)),
      this.loopButton, this.slider, this.time));
    this.differences = h("section.panel", {}, h("h2", {}, t("compare.title")), h("p.hint", {}, t("loading")));
    this.#compare(documents);
    this.#tick();
  }

  get timed() { return this.players.filter((player) => player.isTimed); }

  get isTimed() { return this.timed.length > 0; }

  toggle() {
    const [first, ...others] = this.timed;
    if (!first) return;
    const isPaused = first.media.paused;
    for (const player of others) player.seek(first.media.currentTime);
    for (const player of this.timed) if (player.media.paused === isPaused) player.toggle();
  }

  toggleLoop() {
    for (const player of this.timed) player.toggleLoop();
    this.loopButton.setAttribute("aria-pressed", String(this.timed[0]?.media.loop ?? false));
  }

  /** @param {number} frames */
  step(frames) {
    const [first, ...others] = this.timed;
    first?.step(frames);
    for (const player of others) { player.media.pause(); player.seek(first.media.currentTime); }
  }

  end() {
    cancelAnimationFrame(this.frame);
    for (const player of this.players) player.end();
  }

  /** @param {number} seconds */
  #seek(seconds) { for (const player of this.timed) player.seek(seconds); }

  #tick() {
    const [first, ...others] = this.timed;
    if (first) {
      const now = first.media.currentTime;
      for (const player of others) {
        const isWithin = now < player.duration;
        if (isWithin && !first.media.paused && Math.abs(player.media.currentTime - now) > tolerance) player.seek(now);
      }
      this.slider.max = String(Math.max(...this.timed.map((player) => player.duration)) || 1);
      this.slider.value = String(now);
      this.time.textContent = `${now.toFixed(2)} s`;
      if (this.playButton.dataset.paused !== String(first.media.paused)) {
        this.playButton.dataset.paused = String(first.media.paused);
        fill(this.playButton, icon(first.media.paused ? "play" : "pause"));
      }
    }
    this.frame = requestAnimationFrame(() => this.#tick());
  }

  /** @param {any[]} documents */
  async #compare(documents) {
    const requests = await Promise.all(documents.map(({ lineage }) =>
      (lineage.madeBy[0] ? get(`/requests/${encodeURIComponent(lineage.madeBy[0].request)}`).catch(() => null) : null)));
    const isAboutRequests = requests.every(Boolean);
    const rows = isAboutRequests ? differences(requests[0].body, requests[1].body)
      : differences(...documents.map(({ asset }) => Object.fromEntries(factsInWords(asset.facts))));
    fill(this.differences, h("h2", {}, t("compare.title")),
      h("p.hint", {}, t(isAboutRequests ? "compare.requests" : "compare.facts")),
      rows.length ? h("table.diff", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, ""), h("th", { scope: "col" }, "A"), h("th", { scope: "col" }, "B"))),
        h("tbody", {}, rows.map(({ key, left, right }) => h("tr", {}, h("th", { scope: "row" }, key), h("td", {}, left), h("td", {}, right)))))
        : h("p", {}, t("compare.same")));
  }

  /** @param {string} picture
   * @param {string} label
   * @param {() => void} run */
  #button(picture, label, run) {
    return h("button.plain", { type: "button", "aria-label": label, title: label, onclick: run }, icon(picture));
  }
}
