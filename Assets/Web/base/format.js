import { language, t } from "./words.js";

/** `12.3 MB`
 * @param {number} bytes */
export function size(bytes) {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let step = 0;
  let value = bytes;
  while (value >= 1000 && step < units.length - 1) { value /= 1000; step += 1; }
  return `${value >= 100 || step === 0 ? Math.round(value) : value.toFixed(1)} ${units[step]}`;
}

/** `0:05`, `1:02:03`
 * @param {number} seconds */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** `5.04 s`
 * @param {number} value */
export const seconds = (value) => `${number(value, 2)} s`;

/** @param {number} value
 * @param {number} [places] */
export const number = (value, places = 0) =>
  value.toLocaleString(language.value, { maximumFractionDigits: places });

/** @param {string} iso */
export const moment = (iso) =>
  new Date(iso).toLocaleString(language.value, { dateStyle: "medium", timeStyle: "short" });

/** `in 3 hours`, `2 days ago`
 * @param {string} iso */
export function relative(iso) {
  const gap = (Date.parse(iso) - Date.now()) / 1000;
  /** @type {[Intl.RelativeTimeFormatUnit, number][]} */
  const steps = [["day", 86400], ["hour", 3600], ["minute", 60]];
  const words = new Intl.RelativeTimeFormat(language.value, { numeric: "auto" });
  for (const [unit, length] of steps) {
    if (Math.abs(gap) >= length) return words.format(Math.trunc(gap / length), unit);
  }
  return t("time.now");
}

/** The last part of a path.
 * @param {string | null} path */
export const fileName = (path) => path?.split("/").pop() ?? null;

/** What people call an asset.
 * @param {{name: string | null, path: string | null, id: string}} asset */
export const title = (asset) => asset.name ?? fileName(asset.path) ?? asset.id;
