import { fill, h } from "../base/dom.js";
import { title } from "../base/format.js";
import { icon } from "../base/icons.js";
import { mediaURL, previewURL } from "../base/server.js";
import { t } from "../base/words.js";
import { drawWave } from "../library/wave.js";

/** Used where nothing tells how long a frame is. */
const assumedFrameRate = 25;

/** Shows one asset as large as there is room: a still, a clip that can be stepped through, or a sound. */
export class Player {
  /** @param {any} asset
   * @param {{isBare?: boolean}} [options] `isBare` leaves the controls to somebody else. */
  constructor(asset, { isBare = false } = {}) {
    this.asset = asset;
    this.frame = 0;
    const label = title(asset);
    this.media = asset.kind === "image" ? this.#still(label)
      : h(asset.kind === "video" ? "video" : "audio", { src: mediaURL(asset.id), preload: "metadata", playsInline: true,
        "aria-label": label, onerror: () => this.#cannot(), onplay: () => this.#tick(), onpause: () => this.#show(),
        onloadedmetadata: () => this.#show(), onseeked: () => this.#show() });
    if (asset.kind === "video") this.media.poster = previewURL(asset.id, "picture.jpg");
    this.screen = h("div.screen", { class: asset.kind }, this.media);
    if (asset.kind === "audio") this.#addWave();
    this.element = h("figure.player", {}, this.screen, asset.kind !== "image" && !isBare && this.#controls());
    this.#show();
  }

  /** Whether it has a time. */
  get isTimed() { return this.media instanceof HTMLMediaElement; }

  get duration() { return this.media.duration || this.asset.facts.durationSeconds || 0; }

  toggle() {
    if (!this.isTimed) return;
    if (this.media.paused) this.media.play().catch(() => this.#cannot()); else this.media.pause();
  }

  toggleLoop() {
    if (!this.isTimed) return;
    this.media.loop = !this.media.loop;
    this.#show();
  }

  /** Goes on by whole frames.
   * @param {number} frames */
  step(frames) {
    if (!this.isTimed) return;
    this.media.pause();
    const rate = this.asset.facts.frameRate || assumedFrameRate;
    // The middle of a frame, so that rounding never shows its neighbour.
    const place = Math.round(this.media.currentTime * rate - 0.5) + frames;
    this.seek((place + 0.5) / rate);
  }

  /** @param {number} seconds */
  seek(seconds) { this.media.currentTime = Math.max(0, Math.min(this.duration - 0.001, seconds)); }

  end() {
    cancelAnimationFrame(this.frame);
    // Lets go of the connection that a clip holds.
    if (this.isTimed) { this.media.pause(); this.media.removeAttribute("src"); this.media.load(); }
  }

  /** @param {string} label */
  #still(label) {
    const image = h("img", { src: mediaURL(this.asset.id), alt: label });
    // What this browser cannot decode, such as HEIC or TIFF, is shown as its preview.
    image.addEventListener("error", () => { image.src = previewURL(this.asset.id, "picture.jpg"); }, { once: true });
    image.addEventListener("click", () => this.screen.classList.toggle("zoomed"));
    return image;
  }

  #addWave() {
    this.wave = h("canvas.wave", { onclick: (/** @type {MouseEvent} */ event) => this.seek(event.offsetX / this.wave.clientWidth * this.duration) });
    this.screen.append(this.wave);
    requestAnimationFrame(() => this.#show());
  }

  #controls() {
    const button = (/** @type {string} */ picture, /** @type {string} */ label, /** @type {() => void} */ run) =>
      h("button.plain", { type: "button", "aria-label": label, title: label, onclick: run }, icon(picture));
    this.playButton = button("play", t("key.play"), () => this.toggle());
    this.loopButton = button("loop", t("key.loop"), () => this.toggleLoop());
    this.time = h("output.time");
    this.slider = h("input", { type: "range", min: 0, max: this.duration || 1, step: "any", value: 0, "aria-label": t("player.place"),
      oninput: () => this.seek(Number(this.slider.value)) });
    this.speed = h("select", { "aria-label": t("player.speed"), onchange: () => { this.media.playbackRate = Number(this.speed.value); } },
      [0.25, 0.5, 1, 2].map((rate) => h("option", { value: rate, selected: rate === 1 }, `${rate}×`)));
    return h("div.controls", {}, this.playButton, button("stepBack", t("key.frameBack"), () => this.step(-1)),
      button("stepOn", t("key.frameOn"), () => this.step(1)), this.loopButton, this.slider, this.time, this.speed);
  }

  #tick() {
    cancelAnimationFrame(this.frame);
    this.#show();
    if (!this.media.paused) this.frame = requestAnimationFrame(() => this.#tick());
  }

  #show() {
    if (!this.isTimed) return;
    const now = this.media.currentTime;
    if (this.wave) drawWave(this.wave, this.asset.id, this.duration ? now / this.duration : 0);
    if (!this.slider) return;
    this.slider.max = String(this.duration || 1);
    this.slider.value = String(now);
    this.slider.setAttribute("aria-valuetext", `${now.toFixed(2)} s`);
    const rate = this.asset.facts.frameRate;
    this.time.textContent = `${now.toFixed(2)} / ${this.duration.toFixed(2)} s${rate ? ` · ${t("player.frame", { n: Math.floor(now * rate + 0.01) })}` : ""}`;
    fill(this.playButton, icon(this.media.paused ? "play" : "pause"));
    this.loopButton.setAttribute("aria-pressed", String(this.media.loop));
  }

  #cannot() {
    if (this.screen.querySelector(".cannot")) return;
    this.screen.append(h("p.cannot", {}, t("player.cannot", { codec: this.asset.facts.videoCodec ?? this.asset.facts.audioCodec ?? "" })));
  }
}
