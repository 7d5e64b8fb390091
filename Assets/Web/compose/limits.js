/**
 * What is allowed, as the profile says. Where documents disagree, the widest is what a bar is drawn against: findings say
 * the rest.
 * @param {any} allowed of `greenroom.model/1`
 * @returns {{least: number | null, greatest: number | null}} */
export function bounds(allowed) {
  const spans = allowed.claims.filter((/** @type {any} */ claim) => claim.confidence !== "disputed" && !claim.choices);
  const known = (/** @type {string} */ end) => /** @type {number[]} */ (spans.map((/** @type {any} */ span) => span[end]).filter((/** @type {any} */ number) => number !== null));
  const [least, greatest] = [known("least"), known("greatest")];
  return { least: least.length ? Math.min(...least) : null, greatest: greatest.length ? Math.max(...greatest) : null };
}

/** The words that a parameter may be, or null where it is no choice.
 * @param {any} parameter */
export function choices({ type, allowed }) {
  const words = allowed.claims.find((/** @type {any} */ claim) => claim.confidence === "documented")?.choices;
  return type === "string" && words ? /** @type {string[]} */ (words.map(String)) : null;
}
