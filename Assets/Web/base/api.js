/** Why the server did not do it: a problem document. */
export class APIError extends Error {
  /** @param {any} problem */
  constructor(problem) {
    super(problem.detail ?? problem.title ?? "");
    this.status = problem.status ?? 0;
    this.code = problem.code ?? "";
    this.hint = problem.hint ?? null;
    this.column = problem.column ?? null;
    this.suggestions = problem.suggestions ?? [];
    this.fixes = problem.fixes ?? [];
  }
}

/** The server cannot be reached. */
export class OfflineError extends Error {}

const base = "/api/v1";

/** @param {string} path
 * @param {Record<string, any>} [query] Null and empty values are left out.
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>} */
export const get = (path, query = {}, signal) => ask("GET", path + search(query), { signal });

/** @param {string} path
 * @param {any} [body]
 * @param {{signal?: AbortSignal, key?: string}} [options] `key` makes a repeated request harmless.
 * @returns {Promise<any>} */
export const post = (path, body = {}, options = {}) => ask("POST", path, { body, ...options });

/** @param {string} path
 * @param {any} body
 * @returns {Promise<any>} */
export const patch = (path, body) => ask("PATCH", path, { body });

/** @param {string} path
 * @param {any} body
 * @returns {Promise<any>} */
export const put = (path, body) => ask("PUT", path, { body });

/** @param {string} path
 * @returns {Promise<any>} */
export const remove = (path) => ask("DELETE", path, {});

/** Turns the token of the page's address into a cookie that no script can read.
 * @param {string} token */
export const openSession = (token) => ask("POST", "/session", { bearer: token });

/** Sends a file's bytes and tells how far they got.
 * @param {File} file
 * @param {(fraction: number) => void} onProgress
 * @returns {Promise<any>} the new asset */
export function upload(file, onProgress) {
  // fetch cannot tell the progress of what it sends.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `${base}/uploads/${encodeURIComponent(file.name)}`);
    request.setRequestHeader("X-Greenroom", "1");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Idempotency-Key", crypto.randomUUID());
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(new OfflineError());
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status < 300) resolve(answer);
      else reject(new APIError(answer ?? { status: request.status, title: request.statusText }));
    };
    request.send(file);
  });
}

/** @param {Record<string, any>} query */
function search(query) {
  const pairs = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return pairs.length ? `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}` : "";
}

/** @param {string} method
 * @param {string} path
 * @param {{body?: any, bearer?: string, key?: string, signal?: AbortSignal}} options
 * @returns {Promise<any>} */
async function ask(method, path, { body, bearer, key, signal }) {
  /** @type {Record<string, string>} */
  const headers = {};
  if (method !== "GET") headers["X-Greenroom"] = "1";
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  if (key) headers["Idempotency-Key"] = key;
  const text = body === undefined ? undefined : JSON.stringify(body);
  let answer;
  try {
    answer = await fetch(base + path, { method, headers, body: text, signal, cache: "no-cache" });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new OfflineError();
  }
  const content = parsed(await answer.text());
  if (answer.ok) return content;
  throw new APIError({ title: answer.statusText, ...content, status: answer.status });
}

/** @param {string} text */
function parsed(text) {
  try { return text ? JSON.parse(text) : null; } catch { return null; }
}
