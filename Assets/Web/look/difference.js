/** What differs between two documents, by the path of each value.
 * @param {any} left
 * @param {any} right
 * @returns {{key: string, left: string, right: string}[]} */
export function differences(left, right) {
  const [a, b] = [flat(left), flat(right)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key))
    .map((key) => ({ key, left: a.get(key) ?? "–", right: b.get(key) ?? "–" }));
}

/** @param {any} value
 * @param {string} [path]
 * @param {Map<string, string>} [into] */
function flat(value, path = "", into = new Map()) {
  if (value === null || value === undefined) return into;
  if (typeof value !== "object") { into.set(path, String(value)); return into; }
  for (const [key, inner] of Object.entries(value)) flat(inner, path ? `${path}.${key}` : key, into);
  return into;
}
