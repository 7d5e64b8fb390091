import { get } from "../base/api.js";
import { debounced, fill, h } from "../base/dom.js";
import { connection, revision, taskChange } from "../base/events.js";
import { bind } from "../base/keys.js";
import { icon } from "../base/icons.js";
import { address, amend } from "../base/router.js";
import { Leftovers } from "../base/signal.js";
import { complain } from "../base/toast.js";
import { t } from "../base/words.js";
import { Card } from "./card.js";
import { count, isOver } from "./running.js";

/** @type {Record<string, (state: string) => boolean>} */
const filters = {
  all: () => true,
  active: (state) => !isOver(state),
  attention: (state) => ["unknown", "failed", "expired", "completed"].includes(state),
  done: (state) => state === "done",
};

/** Paid work: how it stands, and what is to be done about it. */
export class TasksView {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.leftovers = new Leftovers();
    /** @type {Map<string, Card>} */
    this.cards = new Map();
    /** @type {any[]} */
    this.tasks = [];
    this.filter = "all";
    this.tabs = Object.keys(filters).map((name) => h("button", { type: "button", data: { name }, onclick: () => amend({ show: name === "all" ? null : name }, true) },
      t(/** @type {any} */ (`tasks.${name}`)), h("b")));
    this.list = h("ul.cards");
    this.nothing = h("div.nothing", { hidden: true });
    main.append(h("header.above", {}, h("h1", {}, t("view.tasks")), h("div.filters", { role: "group", "aria-label": t("tasks.filter") }, this.tabs)), this.list, this.nothing);
    const refresh = debounced(300, () => this.#load());
    this.leftovers.add(taskChange.listen((task) => { if (task) this.#hear(task); }));
    this.leftovers.add(revision.listen(refresh));
    this.leftovers.add(connection.listen((state) => { if (state === "live") refresh(); }));
    this.leftovers.add(refresh.cancel);
    // Deadlines come nearer also where nothing happens.
    const clock = setInterval(() => { for (const card of this.cards.values()) card.tick(); }, 20_000);
    this.leftovers.add(() => clearInterval(clock));
    this.leftovers.add(bind([
      { keys: "j", says: "key.next", group: "tasks", run: () => this.#step(1) },
      { keys: "k", says: "key.previous", group: "tasks", run: () => this.#step(-1) },
    ]));
    this.#load();
  }

  /** @param {import("../base/router.js").Route} route */
  update({ query }) {
    const wanted = query.get("show") ?? "all";
    this.filter = wanted in filters ? wanted : "all";
    this.#draw();
  }

  end() { this.leftovers.end(); }

  async #load() {
    try {
      this.tasks = (await get("/tasks", { limit: 100 })).tasks;
      count(this.tasks);
      this.isLoaded = true;
      this.#draw();
    } catch (error) {
      complain(error);
    }
  }

  /** @param {any} task */
  #hear(task) {
    const place = this.tasks.findIndex(({ id }) => id === task.id);
    if (place >= 0) this.tasks[place] = task; else this.tasks.unshift(task);
    this.#draw();
  }

  #draw() {
    for (const tab of this.tabs) {
      const n = this.tasks.filter(({ state }) => filters[tab.dataset.name](state)).length;
      tab.setAttribute("aria-pressed", String(tab.dataset.name === this.filter));
      tab.lastElementChild.textContent = n || "";
    }
    const seen = this.tasks.filter(({ state }) => filters[this.filter](state));
    const ids = new Set(seen.map(({ id }) => id));
    for (const [id, card] of this.cards) {
      if (!ids.has(id)) { card.element.remove(); this.cards.delete(id); }
    }
    seen.forEach((task, index) => {
      const card = this.cards.get(task.id) ?? new Card(task);
      this.cards.set(task.id, card);
      card.show(task);
      if (this.list.children[index] !== card.element) this.list.insertBefore(card.element, this.list.children[index] ?? null);
    });
    this.nothing.hidden = seen.length > 0 || !this.isLoaded;
    fill(this.nothing, h("p", {}, t(this.tasks.length ? /** @type {any} */ (`tasks.none.${this.filter}`) : "tasks.none")),
      !this.tasks.length && h("a.button", { href: address("compose") }, icon("compose"), t("view.compose")));
  }

  /** @param {number} by */
  #step(by) {
    const all = [...this.list.children];
    const now = all.findIndex((card) => card.contains(document.activeElement));
    /** @type {any} */ (all[Math.max(0, Math.min(all.length - 1, now + by))])?.focus();
  }
}
