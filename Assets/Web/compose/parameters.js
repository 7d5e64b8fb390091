import { fill, h, uniqueID } from "../base/dom.js";
import { modelDetails } from "../base/server.js";
import { t } from "../base/words.js";
import { draft, edit } from "./draft.js";
import { showInPlace } from "./findings.js";
import { bounds, choices } from "./limits.js";

/** Parameters that the composer sets itself. */
const own = ["action", "callback_url"];

/** The parameters that the profile gives the model, each with the control that suits it. */
export class Parameters {
  constructor() {
    this.body = h("div.parameters");
    this.element = h("section.panel", {}, h("h2", {}, t("parameters")), this.body);
    /** @type {Map<string, HTMLElement>} */
    this.places = new Map();
  }

  /** @param {string} model */
  async open(model) {
    const { parameters } = await modelDetails(model);
    this.places.clear();
    fill(this.body, parameters.filter((/** @type {any} */ { name }) => !own.includes(name)).map((/** @type {any} */ parameter) => this.#field(parameter)));
    this.show(this.findings ?? []);
  }

  /** @param {any[]} findings */
  show(findings) {
    this.findings = findings;
    for (const [name, place] of this.places) showInPlace(place, findings.filter(({ subject }) => subject === name));
  }

  /** @param {any} parameter */
  #field(parameter) {
    const { name, allowed, advice } = parameter;
    const id = uniqueID("parameter");
    const place = h("div.inplace");
    this.places.set(name, place);
    const note = [allowed.documented, allowed.disputed && t("parameter.disputed", { what: allowed.disputed }), advice, allowed.note].filter(Boolean).join(" · ");
    const control = this.#control(parameter);
    control.id = id;
    control.title = note;
    control.addEventListener("input", () => set(name, read(control, parameter)));
    return h("div.parameter", {}, h("label", { htmlFor: id, title: note }, name.replace(/^extra\./, "")), control,
      allowed.documented && !["string", "boolean"].includes(parameter.type) && h("span.hint", {}, allowed.documented), place);
  }

  /** @param {any} parameter */
  #control(parameter) {
    const { name, type, allowed, defaultValue } = parameter;
    const now = value(name);
    const absent = defaultValue === null ? "–" : t("parameter.default", { value: String(defaultValue) });
    const words = type === "boolean" ? ["true", "false"] : choices(parameter);
    if (words) {
      const select = h("select", {}, h("option", { value: "" }, absent), words.map((word) => h("option", { value: word }, word)));
      select.value = now === undefined ? "" : String(now);
      return select;
    }
    const { least, greatest } = bounds(allowed);
    if (type === "integer" || type === "number") {
      return h("input", { type: "number", min: least ?? "", max: greatest ?? "", step: type === "integer" ? 1 : "any", value: now ?? "", placeholder: defaultValue === null ? "" : String(defaultValue) });
    }
    return h("input", { type: "text", value: now === undefined ? "" : typeof now === "string" ? now : JSON.stringify(now), placeholder: absent, autocomplete: "off" });
  }
}

/** @param {string} name */
const value = (name) => (name.startsWith("extra.") ? draft.value.extra[name.slice(6)] : draft.value.parameters[name]);

/** What a control says; undefined where it says nothing.
 * @param {any} control
 * @param {any} parameter */
function read(control, { type }) {
  if (control.value === "") return undefined;
  if (type === "boolean") return control.value === "true";
  if (type === "integer" || type === "number") return Number(control.value);
  if (type === "string" || type === "url") return control.value;
  try { return JSON.parse(control.value); } catch { return control.value; }
}

/** @param {string} name
 * @param {any} now */
function set(name, now) {
  const group = name.startsWith("extra.") ? "extra" : "parameters";
  const values = { ...draft.value[group] };
  const key = name.replace(/^extra\./, "");
  if (now === undefined) delete values[key]; else values[key] = now;
  edit({ [group]: values });
}
