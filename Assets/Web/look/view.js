import { get } from "../base/api.js";
import { debounced, fill, h } from "../base/dom.js";
import { revision } from "../base/events.js";
import { icon } from "../base/icons.js";
import { bind } from "../base/keys.js";
import { address, go } from "../base/router.js";
import { Leftovers } from "../base/signal.js";
import { complain } from "../base/toast.js";
import { t } from "../base/words.js";
import { collect } from "../compose/dock.js";
import { addToSet } from "../compose/sets.js";
import { askNote, askTags, change, undo } from "../library/changes.js";
import { shelf } from "../library/shelf.js";
import { Compare } from "./compare.js";
import { factsPanel } from "./facts.js";
import { lineagePanel } from "./lineage.js";
import { Player } from "./player.js";
import { marksPanel } from "./marks.js";
import { verdictsPanel } from "./verdicts.js";
import { lookKeys } from "./keys.js";

/** One asset, large, with all that is known of it; or two beside each other. */
export class LookView {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.main = main;
    this.leftovers = new Leftovers();
    this.stage = h("section.stage", { "aria-label": t("look.picture") });
    this.side = h("aside.side", { "aria-label": t("look.facts") });
    main.append(this.stage, this.side);
    const refresh = debounced(250, () => this.#load(true));
    this.leftovers.add(revision.listen(refresh));
    this.leftovers.add(refresh.cancel);
    this.leftovers.add(bind(lookKeys(this)));
  }

  /** @param {import("../base/router.js").Route} route */
  update({ id, query }) {
    if (!id) { go("library"); return; }
    this.id = id;
    this.otherID = query.get("b");
    this.#load(false);
  }

  end() {
    this.player?.end();
    this.aborter?.abort();
    this.leftovers.end();
  }

  /** @param {boolean} isAgain Then the player goes on with what it plays. */
  async #load(isAgain) {
    this.aborter?.abort();
    const { signal } = this.aborter = new AbortController();
    try {
      const ids = [this.id, this.otherID].filter(Boolean);
      const found = await Promise.all(ids.map((id) => get(`/assets/${encodeURIComponent(/** @type {string} */ (id))}`, {}, signal)));
      this.document = found[0];
      // A change may come before what was asked for first is here: what stands there then is another asset.
      const isSame = isAgain && this.shown === ids.join();
      if (found[1]) this.#showTwo(found, isSame);
      else this.#showOne(found[0], isSame);
      this.shown = ids.join();
    } catch (error) {
      if (signal.aborted) return;
      if (/** @type {any} */ (error).status !== 404) { complain(error); return; }
      fill(this.stage, h("div.nothing.grow", {}, h("p", {}, t("look.gone")), h("a.button", { href: address("library") }, icon("library"), t("view.library"))));
      fill(this.side);
    }
  }

  /** @param {any} document
   * @param {boolean} isAgain */
  #showOne(document, isAgain) {
    const { asset } = document;
    if (!isAgain || !this.player) {
      this.player?.end();
      this.player = new Player(asset);
      fill(this.stage, this.player.element);
    }
    const [marks, facts] = [marksPanel(document, this), factsPanel(document)];
    if (isAgain && this.marks?.isConnected) {
      // The rest stays as it is: somebody may be at it.
      this.marks.replaceWith(marks);
      this.facts.replaceWith(facts);
    } else {
      fill(this.side, marks, verdictsPanel(asset), lineagePanel(asset.id), facts);
    }
    [this.marks, this.facts] = [marks, facts];
  }

  /** @param {any[]} documents
   * @param {boolean} isAgain */
  #showTwo(documents, isAgain) {
    if (isAgain && this.player) return;
    this.player?.end();
    this.player = new Compare(documents);
    fill(this.stage, this.player.element);
    fill(this.side, h("p", {}, h("button", { type: "button", onclick: () => this.back() }, icon("back"), t("key.back"))), this.player.differences);
  }

  /** Plays or pauses; what has no time is put down again by the key that it was opened with. */
  play() { if (this.player?.isTimed) this.player.toggle(); else this.back(); }

  get chosen() { return { assets: [/** @type {string} */ (this.id)] }; }

  /** Goes to the next asset of the library's list.
   * @param {number} by */
  async turn(by) {
    const { pages, selection } = shelf;
    if (!pages || this.otherID) return;
    const place = pages.indexOf(/** @type {string} */ (this.id));
    const index = (place >= 0 ? place : selection.focus) + by;
    if (index < 0 || index >= pages.total) return;
    const [asset] = await pages.range(index, index);
    selection.moveTo(index);
    if (asset) go("look", asset.id);
  }

  back() { if (this.otherID) go("look", this.id); else go("library", null, { q: shelf.pages?.query, sort: shelf.pages?.sort }); }

  /** @param {number} stars */
  rate(stars) { change(this.chosen, { rating: stars }, stars ? t("rated", { n: stars }) : t("unrated")); }

  /** @param {boolean | null} isPicked */
  pick(isPicked) { change(this.chosen, { isPicked }, t(isPicked === null ? "unpicked" : isPicked ? "tile.picked" : "tile.rejected")); }

  tag() { askTags(this.chosen, 1); }

  note() { askNote(this.chosen, this.document?.asset.note ?? ""); }

  collect() { if (this.document) collect([this.document.asset]); }

  addToSet() { addToSet(1, async () => this.chosen.assets); }

  undo() { undo(); }
}
