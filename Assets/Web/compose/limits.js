/**
 * Limits as the profile words them (`≤ 9`, `4 … 15 s`, `> 0.4 and < 2.5`), as numbers. Where documents disagree, the
 * widest is what a bar is drawn against: findings say the rest.
 * @param {any} allowed `{documented, enforced, disputed}` of `greenroom.model/1`
 * @returns {{least: number | null, greatest: number | null}} */
export function bounds(allowed) {
  const spans = [allowed.documented, allowed.enforced].filter(Boolean).map(span);
  const known = (/** @type {(number | null)[]} */ numbers) => /** @type {number[]} */ (numbers.filter((number) => number !== null));
  const [least, greatest] = [known(spans.map((one) => one.least)), known(spans.map((one) => one.greatest))];
  return { least: least.length ? Math.min(...least) : null, greatest: greatest.length ? Math.max(...greatest) : null };
}

/** @param {string} text */
function span(text) {
  const numbers = (text.match(/-?\d[\d,]*(?:\.\d+)?/g) ?? []).map((digits) => Number(digits.replaceAll(",", "")));
  if (/…/.test(text)) return { least: numbers[0], greatest: numbers[1] };
  if (/and/.test(text)) return { least: numbers[0], greatest: numbers[1] };
  return /^[≥>]/.test(text) ? { least: numbers[0], greatest: null } : { least: null, greatest: numbers[0] ?? null };
}

/** The words that a parameter may be, or null where it is no choice.
 * @param {any} parameter */
export function choices({ type, allowed }) {
  if (type !== "string" || !allowed.documented || /[…≤≥<>{]/.test(allowed.documented)) return null;
  return /** @type {string[]} */ (allowed.documented.split(", "));
}
