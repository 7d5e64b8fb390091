/** The handle of each reference: per kind, counted from 1, in their order.
 * @param {{kind: string}[]} references
 * @returns {string[]} */
export function handles(references) {
  /** @type {Record<string, number>} */
  const counts = {};
  return references.map(({ kind }) => `@${kind}${(counts[kind] = (counts[kind] ?? 0) + 1)}`);
}

/** An `@` that begins a handle or a name: not after a letter of an e-mail address, and not one that is doubled. */
const handle = /(?<![A-Za-z0-9._+@-])@(image|video|audio)(\d+)(?![A-Za-z0-9_-])/g;

/**
 * A prompt after its references were moved: what was `@image1` is named by where it stands now. A handle whose
 * reference is gone becomes the reference's name or label, so that it can't silently mean another.
 * @template {{asset: string, kind: string, name: string | null, label: string}} R
 * @param {string} prompt
 * @param {R[]} before
 * @param {R[]} after
 * @returns {string} */
export function renumbered(prompt, before, after) {
  const [old, now] = [handles(before), handles(after)];
  const moved = new Map(before.map((reference, index) => {
    const place = after.indexOf(reference);
    return [old[index], place >= 0 ? now[place] : gone(reference)];
  }));
  return prompt.replace(handle, (whole) => moved.get(whole) ?? whole);
}

/** @param {{name: string | null, label: string}} reference */
const gone = ({ name, label }) => (name ? `@${name}` : label.replaceAll("@", ""));

/** Every `@word` of a prompt, and what it stands for.
 * @param {string} prompt
 * @param {{kind: string, name: string | null}[]} references
 * @returns {{from: number, to: number, index: number}[]} `index` is -1 where nobody knows it */
export function mentions(prompt, references) {
  const all = handles(references);
  const known = all.map((text, index) => ({ text, index }))
    .concat(references.flatMap(({ name }, index) => (name ? [{ text: `@${name}`, index }] : [])))
    // A name ends where the longest known one ends.
    .sort((a, b) => b.text.length - a.text.length);
  return [...prompt.matchAll(/(?<![A-Za-z0-9._+@-])@(?!@)/g)].map(({ index: from }) => {
    const rest = prompt.slice(from);
    const found = known.find(({ text }) => rest.startsWith(text) && endsThere(text, rest[text.length]));
    const length = found ? found.text.length : rest.match(/^@[\p{L}\p{N}_-]*/u)?.[0].length ?? 1;
    return { from, to: from + length, index: found?.index ?? -1 };
  });
}

/** @param {string} text
 * @param {string | undefined} next */
const endsThere = (text, next) => !(/[A-Za-z0-9_-]$/.test(text) && next !== undefined && /[A-Za-z0-9_-]/.test(next));
