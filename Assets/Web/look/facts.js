import { h } from "../base/dom.js";
import { moment, number, seconds, size } from "../base/format.js";
import { address } from "../base/router.js";
import { t, term } from "../base/words.js";

/** @type {Record<string, (value: any) => string>} */
const forms = {
  durationSeconds: seconds, headerDurationSeconds: seconds, frameRate: (value) => `${number(value, 3)} fps`,
  sampleRate: (value) => `${number(value)} Hz`, rotation: (value) => `${value}°`, bitDepth: (value) => `${value} bit`,
  audioBitDepth: (value) => `${value} bit`, frameCount: (value) => number(value),
  bars: ({ size: inside }) => `${inside.width} × ${inside.height}`,
};

/** Facts that are told together with others. */
const together = ["width", "height", "codedWidth", "codedHeight", "verified"];

/** What was read from a file, in words: each with what it is called.
 * @param {Record<string, any>} facts
 * @returns {[string, string][]} */
export function factsInWords(facts) {
  const single = Object.entries(facts).filter(([key, value]) => value !== null && !together.includes(key));
  return [
    .../** @type {[string, string][]} */ (facts.width ? [[t("fact.size"), `${facts.width} × ${facts.height}`]] : []),
    ...single.map(([key, value]) => /** @type {[string, string]} */ ([term("fact", key), inWords(key, value)])),
    [t("fact.verified"), t(facts.verified ? "fact.packets" : "fact.headers")],
  ];
}

/** @param {string} key
 * @param {any} value */
function inWords(key, value) {
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  return forms[key]?.(value) ?? (typeof value === "object" ? JSON.stringify(value) : String(value));
}

/** What was read from the file, and where it is used.
 * @param {any} document */
export function factsPanel(document) {
  const { asset, locations, sets, requests, embedded, sound } = document;
  const { facts } = asset;
  // What a file is not goes without saying.
  const told = Object.fromEntries(Object.entries(facts).filter(([key, value]) => key === "verified" || (value !== false && value !== 0)));
  return h("section.panel", {}, h("h2", {}, t("look.facts")), h("dl.facts", {},
    row(t("fact.path"), locations[0]?.path ?? asset.path ?? "–"),
    locations.slice(1).map((/** @type {any} */ place) => row("", `${place.path} (${term("location", place.state)})`)),
    row("id", h("code", {}, asset.id)), row(t("fact.bytes"), size(asset.bytes)),
    factsInWords(told).map(([label, value]) => row(label, value)),
    sound?.loudness != null && row(t("fact.loudness"), `${number(sound.loudness, 1)} LUFS`),
    sound?.truePeak != null && row(t("fact.peak"), `${number(sound.truePeak, 1)} dBTP`),
    asset.addedAt && row(t("fact.added"), moment(asset.addedAt)),
    sets.length > 0 && row(t("facets.sets"), sets.map((/** @type {any} */ set) => `${set.name} ${set.handle ?? ""}`).join(", ")),
    requests.length > 0 && row(t("fact.used"), requests.map((/** @type {any} */ use) => `${use.id} ${use.handle ?? ""}`).join(", "))),
  embedded?.prompt && h("details", {}, h("summary", {}, t("fact.embedded")), h("p.note", {}, embedded.prompt),
    h("p.hint", {}, [embedded.generator, embedded.model, embedded.seed].filter(Boolean).join(" · "))),
  h("p", {}, h("a", { href: address("library", null, { q: `from:${asset.id}` }) }, t("look.usedIn"))));
}

/** @param {string} label
 * @param {any} value */
const row = (label, value) => h("div", {}, h("dt", {}, label), h("dd", {}, value));
