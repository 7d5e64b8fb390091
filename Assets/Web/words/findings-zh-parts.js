import { number, size } from "../base/format.js";
import { term } from "../base/words.js";

/** @typedef {import("./findings-zh.js").Saying} Saying */

/** @type {Record<string, string>} */
const subjects = {
  images: "参考图片", videos: "参考视频", audios: "参考音频", request: "请求", prompt: "提示词", model: "模型", first_frame: "首帧", last_frame: "尾帧",
  reference_image: "参考图片", reference_video: "参考视频", reference_audio: "参考音频",
};

/** What a subject is called; handles and parameters keep their names.
 * @param {string} subject */
export const subjectOf = (subject) => subjects[subject] ?? term("mode", subject ?? "");

/** @param {string} kind */
export const kindOf = (kind) => /** @type {Record<string, string>} */ ({ image: "图片", video: "视频", audio: "音频" })[kind] ?? kind;

/** Writes a number with as many places as it takes to tell it from another.
 * @param {number} places
 * @param {string} [unit]
 * @returns {(value: number, other: number) => string} */
export function apartFrom(places, unit = "") {
  return (value, other) => {
    let enough = places;
    while (enough < 6 && value !== other && number(value, enough) === number(other, enough)) enough += 1;
    return number(value, enough) + unit;
  };
}

/** @param {number} value
 * @param {number} other */
export const bytes = (value, other) => size(value) + (value !== other && size(value) === size(other) ? `（${number(value)} 字节）` : "");

/** A number beyond its limit: `@video1 时长为 18.2 秒；最多 15.2 秒`. A warning is only advice, and where the very limit was
 * measured, documents differ.
 * @param {string} what
 * @param {(value: number, other: number) => string} write
 * @param {string} [unknown] What is said where nothing was measured.
 * @returns {Saying} */
export function span(what, write, unknown) {
  return ({ s, m, l, severity }) => {
    if (m === null && unknown) return `${s} ${unknown}`;
    if (typeof m !== "number" || typeof l !== "number") return null;
    const rule = m === l ? "正好是界限，各文档对此说法不一" : `${severity === "error" ? "" : "建议"}${m > l ? "最多" : "最少"} ${write(l, m)}`;
    return `${s} ${what} ${write(m, l)}；${rule}。`;
  };
}

/** What is not on a list: `@image1 的格式是 gif；只接受 jpeg、png`.
 * @param {string} what
 * @param {string} [unknown]
 * @returns {Saying} */
export function list(what, unknown) {
  return ({ s, m, l, severity }) => {
    if (m === null && unknown) return `${s} ${unknown}`;
    return `${s} ${what} ${m}；${severity === "error" ? "只接受" : "稳妥的是"} ${String(l).split(", ").join("、")}。`;
  };
}

/** @param {number} seconds */
export function time(seconds) {
  if (seconds >= 172_800) return `${number(seconds / 86_400)} 天`;
  return seconds >= 5_400 ? `${number(seconds / 3_600)} 小时` : `${number(Math.max(1, seconds / 60))} 分钟`;
}
