/**
 * Makes an element. Text only ever becomes text nodes, so that no name or prompt can turn into markup.
 *
 * @param {string} tag `div`, or `div.tile.wide` with classes.
 * @param {Record<string, any>} [props] `on…` are listeners, `data` is the dataset, `aria-…` and `role` are attributes,
 *   anything else is set as a property where the element has it.
 * @param {...any} children Elements, texts, lists of them; null and false are left out.
 * @returns {any}
 */
export function h(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(props)) assign(element, key, value);
  append(element, children);
  return element;
}

/** Replaces all children.
 * @param {Element} element
 * @param {...any} children */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/** Makes an element of SVG.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...any} children
 * @returns {SVGElement} */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  append(element, children);
  return element;
}

/** @param {Element} element
 * @param {any[]} children */
function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/** @param {any} element
 * @param {string} key
 * @param {any} value */
function assign(element, key, value) {
  if (value === undefined || value === null) return;
  if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
  else if (key === "data") Object.assign(element.dataset, value);
  else if (key === "class") element.className += ` ${value}`;
  else if (key in element && !key.includes("-") && key !== "list" && key !== "role") element[key] = value;
  else if (value !== false) element.setAttribute(key, value === true ? "" : String(value));
}

/** Calls at most once in so many milliseconds, with the last arguments.
 * @template {any[]} A
 * @param {number} milliseconds
 * @param {(...args: A) => void} call
 * @returns {((...args: A) => void) & {cancel(): void}} */
export function debounced(milliseconds, call) {
  let timer = 0;
  const later = (/** @type {A} */ ...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...args), milliseconds);
  };
  return Object.assign(later, { cancel: () => clearTimeout(timer) });
}

let serial = 0;

/** A name for an element that others point to.
 * @param {string} word */
export const uniqueID = (word) => `${word}-${++serial}`;
