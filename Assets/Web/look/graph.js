/** Generations that are drawn on each side; the rest is a click away. */
const depth = 3;

/** What sort of copy a recipe makes: `fit/1 jpeg scale 6000×2398` is a `fit`.
 * @param {string} recipe */
const kind = (recipe) => recipe.split(/[/ ]/)[0];

/**
 * Lays a lineage out in columns: what the asset was made of to the left, what was made of it to the right.
 * @typedef {{key: string, asset: any, column: number, row: number, note: string | null}} Node
 * @param {any} lineage `greenroom.lineage/1`
 * @returns {{nodes: Node[], edges: {from: string, to: string, label: string}[]}} */
export function graph(lineage) {
  /** @type {Map<string, Node>} */
  const nodes = new Map();
  /** @type {{from: string, to: string, label: string}[]} */
  const edges = [];
  /** @type {Map<number, number>} */
  const rows = new Map();

  const add = (/** @type {any} */ asset, /** @type {number} */ column, /** @type {string | null} */ note) => {
    const known = nodes.get(asset.id);
    if (known) return known.key;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    nodes.set(asset.id, { key: asset.id, asset, column, row, note });
    return asset.id;
  };
  const join = (/** @type {string} */ from, /** @type {string} */ to, /** @type {string} */ label) => {
    if (from !== to && !edges.some((edge) => edge.from === from && edge.to === to)) edges.push({ from, to, label });
  };
  const back = (/** @type {any} */ ancestry, /** @type {string} */ child, /** @type {number} */ column) => {
    if (!ancestry || column < -depth) return;
    for (const { asset, recipe, madeFrom } of ancestry.sources) {
      const key = add(asset, column, null);
      join(key, child, kind(recipe));
      back(madeFrom, key, column - 1);
    }
    for (const generation of ancestry.generations) {
      for (const { asset, handle, role, madeFrom } of generation.references.filter((/** @type {any} */ reference) => reference.asset)) {
        const key = add(asset, column, generation.prompt);
        join(key, child, handle ?? role);
        back(madeFrom, key, column - 1);
      }
    }
  };
  const on = (/** @type {any} */ descent, /** @type {string} */ parent, /** @type {number} */ column) => {
    if (!descent || column > depth) return;
    for (const { asset, recipe, madeInto } of descent.derivatives) {
      const key = add(asset, column, null);
      join(parent, key, kind(recipe));
      on(madeInto, key, column + 1);
    }
    for (const use of descent.uses) {
      for (const { asset, madeInto } of use.clips) {
        const key = add(asset, column, use.prompt);
        join(parent, key, use.handle ?? use.role);
        on(madeInto, key, column + 1);
      }
    }
  };

  const own = add(lineage.asset, 0, null);
  back(lineage.madeFrom, own, -1);
  on(lineage.madeInto, own, 1);
  return { nodes: [...nodes.values()], edges };
}
