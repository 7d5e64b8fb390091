import { connection, progress } from "./events.js";
import { fill, h } from "./dom.js";
import { fillingSwitch } from "./filling.js";
import { icon } from "./icons.js";
import { bind } from "./keys.js";
import { showKeys } from "./keyhelp.js";
import { address, go, route } from "./router.js";
import { chooseModel, chosenModel, models, server } from "./server.js";
import { toasts } from "./toast.js";
import { toggleTheme } from "./theme.js";
import { language, speak, t } from "./words.js";
import { LibraryView } from "../library/view.js";
import { LookView } from "../look/view.js";
import { ComposeView } from "../compose/view.js";
import { TasksView } from "../tasks/view.js";
import { draft } from "../compose/draft.js";
import { takeFiles } from "../library/uploads.js";
import { countAll, running } from "../tasks/running.js";

/** @type {Record<string, new (main: HTMLElement) => {update(route: any): void, end(): void}>} */
const views = { library: LibraryView, look: LookView, compose: ComposeView, tasks: TasksView };

/** What stands around every view: where one is, which model is meant, and whether the server is there. */
export class Shell {
  /** @param {HTMLElement} body */
  constructor(body) {
    this.body = body;
    /** @type {any} */
    this.view = null;
    this.viewName = "";
    route.listen(() => this.#follow());
    connection.listen(() => this.#showConnection());
    progress.listen(() => this.#showProgress());
    draft.listen(() => this.#count());
    running.listen(() => this.#count());
    bind(this.#keys());
    takeFiles(body);
    countAll().catch(() => {});
  }

  /** Draws all of it, in the language of now. */
  show() {
    this.view?.end();
    this.view = null;
    this.banner = h("div.banner", { role: "status", hidden: true });
    this.work = h("output.work", { "aria-label": t("shell.progress"), hidden: true });
    this.main = h("main", { id: "main", tabIndex: -1 });
    fill(this.body,
      h("a.skip", { href: "#main", onclick: (/** @type {Event} */ event) => this.#skip(event) }, t("shell.skip")),
      h("header.bar", {},
        h("a.brand", { href: address("library") }, "Greenroom"),
        h("nav", { "aria-label": t("shell.views") },
          this.#link("library", "library"), this.#link("compose", "compose"), this.#link("tasks", "tasks")),
        this.work, fillingSwitch(), this.#modelChoice(),
        h("button.plain.word", { type: "button", lang: language.value === "zh" ? "en" : "zh-Hans",
          "aria-label": language.value === "zh" ? "English" : "中文",
          onclick: () => speak(language.value === "zh" ? "en" : "zh") }, language.value === "zh" ? "EN" : "中"),
        this.#tool("moon", t("shell.theme"), toggleTheme),
        this.#tool("help", t("shell.keys"), showKeys)),
      this.banner, this.main, toasts);
    this.#showConnection();
    this.#count();
    this.#follow();
  }

  #follow() {
    if (!this.main) return;
    const now = route.value;
    const name = now.view in views ? now.view : "library";
    if (name !== this.viewName || !this.view) {
      this.view?.end();
      fill(this.main);
      this.main.className = name;
      this.view = new views[name](this.main);
      this.viewName = name;
    }
    for (const link of this.body.querySelectorAll("header.bar nav a")) {
      const isHere = /** @type {any} */ (link).dataset.view === (name === "look" ? "library" : name);
      if (isHere) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    }
    document.title = `${t(/** @type {any} */ (`view.${name}`))} · Greenroom`;
    this.view.update(now);
  }

  /** @param {Event} event */
  #skip(event) {
    event.preventDefault();
    this.main.focus();
  }

  /** @param {string} view
   * @param {string} picture */
  #link(view, picture) {
    const label = t(/** @type {any} */ (`view.${view}`));
    return h("a", { href: address(view), data: { view }, title: label },
      icon(picture), h("span", {}, label), h("b.count", { data: { count: view } }));
  }

  /** @param {string} picture
   * @param {string} label
   * @param {() => void} run */
  #tool(picture, label, run) {
    return h("button.plain", { type: "button", "aria-label": label, title: label, onclick: run }, icon(picture));
  }

  #modelChoice() {
    const select = h("select.model", { "aria-label": t("shell.model"), title: t("shell.model"),
      onchange: () => chooseModel(select.value) },
      models.value.models.map((/** @type {any} */ model) => h("option", { value: model.id }, model.id)));
    select.value = chosenModel.value;
    chosenModel.listen((id) => { select.value = id; });
    return h("label.profile", { title: server.value.baseURL }, h("span", {}, server.value.profile), select);
  }

  #count() {
    this.#badge("compose", draft.value.references.length);
    this.#badge("tasks", running.value);
  }

  /** @param {string} view
   * @param {number} n */
  #badge(view, n) {
    const badge = this.body.querySelector(`[data-count=${view}]`);
    if (badge) badge.textContent = n ? String(n) : "";
  }

  #showConnection() {
    if (!this.banner) return;
    const state = connection.value;
    this.banner.hidden = state === "live" || state === "connecting";
    this.banner.className = `banner ${state}`;
    this.banner.textContent = state === "closed" ? t("gate.locked") : t("shell.lost");
  }

  #showProgress() {
    const now = progress.value;
    const isOver = !now || (now.total !== null && now.done >= now.total);
    this.work.hidden = isOver;
    if (!isOver) this.work.textContent = `${now.phase} ${now.done}${now.total ? ` / ${now.total}` : ""}`;
  }

  /** @returns {import("./keys.js").Binding[]} */
  #keys() {
    const group = "everywhere";
    return [
      { keys: "?", says: "key.help", group, run: showKeys },
      { keys: "g l", says: "key.library", group, run: () => go("library") },
      { keys: "g c", says: "key.compose", group, run: () => go("compose") },
      { keys: "g t", says: "key.tasks", group, run: () => go("tasks") },
    ];
  }
}
