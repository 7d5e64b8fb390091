import { fill, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { address } from "../base/router.js";
import { thumb } from "../base/thumb.js";
import { toast } from "../base/toast.js";
import { t } from "../base/words.js";
import { takeAssets } from "../library/dragging.js";
import { addToTray, draft } from "./draft.js";
import { handles } from "./handles.js";

/** The tray as a narrow strip below the library, where assets are dropped. */
export class Dock {
  constructor() {
    this.list = h("ol");
    this.element = h("aside.dock", { "aria-label": t("tray") },
      this.list, h("a.button", { href: address("compose") }, icon("compose"), h("span", {}, t("view.compose"))));
    takeAssets(this.element, collect);
    this.end = draft.listen(() => this.#draw());
    this.#draw();
  }

  #draw() {
    const { references } = draft.value;
    const names = handles(references);
    this.element.classList.toggle("empty", !references.length);
    fill(this.list, references.length ? references.map((reference, index) => h("li", { title: reference.label },
      thumb({ id: reference.asset, kind: reference.kind }),
      h("span.handle", { data: { kind: reference.kind } }, names[index]))) : h("li.hint", {}, t("tray.empty")));
  }
}

/** Puts assets into the tray and says so.
 * @param {any[]} assets */
export function collect(assets) {
  const n = addToTray(assets);
  toast(n ? t("tray.added", { n }) : t("tray.known"));
}
