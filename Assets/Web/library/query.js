/** Cuts a query into its terms; a phrase in quotes stays whole.
 * @param {string} query
 * @returns {string[]} */
export const terms = (query) => query.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/g) ?? [];

/** Puts a term into a query, or takes it out.
 * @param {string} query
 * @param {string} term
 * @param {string} [instead] Terms of this field go when it comes.
 * @returns {string} */
export function toggled(query, term, instead) {
  const all = terms(query);
  if (all.includes(term)) return all.filter((other) => other !== term).join(" ");
  const rest = instead ? all.filter((other) => !other.startsWith(`${instead}:`)) : all;
  return [...rest, term].join(" ");
}

/** A word as the query language takes it.
 * @param {string} field
 * @param {string} value */
export const term = (field, value) =>
  `${field}:${/^[\p{L}\p{N}_./-]+$/u.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`}`;
