import { number } from "../base/format.js";
import { apartFrom, bytes, kindOf, list, span, subjectOf, time } from "./findings-zh-parts.js";

/**
 * What findings say in Chinese, since the server says it in English: by code, subject, measured value and limit, and then
 * what helps. Where nothing can be said of the values (null), the server's own words stand.
 * @typedef {{code: string, severity: string, subject: string, measured: any, limit: any, s: string, m: any, l: any}} Told
 *   `s`, `m` and `l` are subject, measured value and limit.
 * @typedef {(told: Told) => string | null} Saying
 * @type {Record<string, [Saying, (string | Saying)?]>} */
export const findingsZh = {
  "file.missing": [({ s }) => `${s}：文件不存在。`, "请检查路径，或把文件放回原处。"],
  "file.empty": [({ s }) => `${s}：文件是空的。`, "请重新复制或导出该文件。"],
  "file.unreadable": [({ s, m }) => (m === "encrypted" ? `${s} 已加密，没有密钥无法解码。` : `${s} 无法读取：可能已损坏，没有读取权限，或读取时出错。`), "请确认您有权读取且其他程序能打开它，或重新导出。"],
  "file.unsupported": [({ s }) => `${s} 不是可以读取的媒体文件。`, "请提供图片、视频或音频文件。"],
  "file.extension_mismatch": [({ s, m, l }) => `${s} 的扩展名是 .${l}，内容却是 ${m}。`, "请改成与内容相符的扩展名。"],
  "file.truncated": [({ s }) => `${s} 比文件头所说的短，缺少结尾部分。`, "请从来源重新复制，或重新导出。"],
  "file.header_mismatch": [({ s, m, l }) => `${s} 实际播放 ${number(m, 2)} 秒，文件头却说 ${number(l, 2)} 秒。`, "请重写文件，使文件头正确。"],

  "image.bytes": [span("大小为", bytes), "请压缩得更小。"],
  "image.side": [span("有一边为", apartFrom(0, " px"), "没有说明像素尺寸，因此未判断大小。"), "请缩放，或换用尺寸合适的原件。"],
  "image.ratio": [span("宽高比为", apartFrom(3)), "请裁剪，或在四周补边。"],
  "image.format": [list("的格式是"), "请转换为 PNG 或 JPEG。"],
  "image.animated": [({ s }) => `${s} 是动画；作为参考图片最多只用到第一帧。`, "请用第一帧做成静态图片。"],
  "image.alpha": [({ s }) => `${s} 有透明部分；模型看不到透明，隐藏的颜色可能显露。`, "请铺上背景。"],
  "image.color": [list("的色彩模型是"), "请将色彩转换为 sRGB。"],
  "image.depth": [span("每通道为", apartFrom(0, " 位")), "请以每通道 8 位保存。"],
  "image.flat": [({ s }) => `${s} 通体只有一种颜色，没有可参考的内容。`, "请查看它；如果本应有画面，请重新导出。"],
  "image.dark": [({ s }) => `${s} 几乎全黑，可参考的内容很少。`, "请查看它；如果本应看得更清楚，请调亮或重新导出。"],
  "image.bars": [({ s, m }) => `${s} 的画面（${m} px）四周有黑边，模型可能照搬。`, "请裁掉黑边，或换用没有黑边的素材。"],

  "video.bytes": [span("大小为", bytes), "请压缩得更小。"],
  "video.duration": [span("时长为", apartFrom(2, " 秒")), ({ m, l }) => (m > l ? "请剪短。" : "请换用更长的素材，或重复播放到足够长。")],
  "video.total_duration": [span("合计时长为", apartFrom(2, " 秒")), "请去掉一段，或剪短。"],
  "video.fps": [span("帧率为", apartFrom(3, " fps"), "没有说明帧率，因此未判断。"), "请转换帧率。"],
  "video.vfr": [({ s, m }) => `${s} 的帧率不固定${typeof m === "number" ? `（平均 ${number(m, 3)} fps）` : ""}；模型期望固定的帧率。`, "请改为固定帧率。"],
  "video.pixels": [span("每帧像素数为", apartFrom(0)), "请缩放，或换用尺寸合适的原件。"],
  "video.side": [span("有一边为", apartFrom(0, " px"), "没有说明像素尺寸，因此未判断大小。"), "请缩放，或换用尺寸合适的原件。"],
  "video.ratio": [span("宽高比为", apartFrom(3)), "请裁剪，或在四周补边。"],
  "video.container": [list("的封装是"), "请转换为 MP4。"],
  "video.codec": [list("的编码是", "的编码无法识别，因此未判断。"), "请编码为 H.264。"],
  "video.audio_codec": [list("的声音编码是"), "请将声音编码为 AAC，画面可以不动。"],
  "video.rotation": [({ s, m }) => `${s} 显示时要旋转 ${m}°，并非所有程序都会旋转。`, "请按正向保存。"],
  "video.sar": [({ s, m }) => `${s} 的像素宽高比是 ${m}，不是正方形。`, "请改为正方形像素。"],
  "video.no_duration": [({ s }) => `${s} 没有说明时长，而网关必须知道时长才会接受。`, "请重写文件，使文件头说明时长。"],

  "audio.bytes": [span("大小为", bytes), "请压缩得更小。"],
  "audio.duration": [span("时长为", apartFrom(2, " 秒"), "没有说明时长，因此未判断。"), ({ m, l }) => (m < l ? "请换用更长的素材，或重复播放到足够长。" : "请试听，并剪短或重新导出。")],
  "audio.total_duration": [span("合计时长为", apartFrom(2, " 秒")), "请去掉一段，或剪短。"],
  "audio.format": [list("的格式是"), "请转换为 MP3 或 WAV，这两种最稳妥。"],
  "audio.silent": [({ s }) => `${s} 没有声音：全程不高于 −60 dBFS。`, "请试听；如果本应有声音，请重新导出。"],
  "audio.clipped": [({ s }) => `${s} 多次达到满刻度而被削波，听起来会失真。`, "请试听，并将电平降低几分贝后重新导出。"],
  "audio.needs_visual": [() => "只有参考音频，没有画面：音频不能单独使用。", "请加入参考图片或参考视频。"],

  "count.images": [count("张参考图片"), fewer], "count.videos": [count("段参考视频"), fewer], "count.audios": [count("段参考音频"), fewer],
  "mode.last_without_first": [() => "有尾帧，却没有首帧。", "请加上首帧，或去掉尾帧。"],
  "mode.frames_with_references": [() => "首帧、尾帧与参考素材不能同时使用。", "请去掉首帧和尾帧，或去掉参考素材。"],
  "mode.unsupported": [unsupported, "请调整首尾帧和参考素材，或换用支持它的模型。"],
  "mode.frame_ratio_mismatch": [({ m, l }) => `尾帧的宽高比是 ${apartFrom(3)(m, l)}，首帧是 ${apartFrom(3)(l, m)}：尾帧会被裁剪或拉伸。`, "请将尾帧裁成首帧的形状。"],
  "mode.kind": [({ s, m, l }) => `${s} 是${kindOf(m)}；此处必须是${kindOf(l)}。`, ({ l }) => `请改用${kindOf(l)}。`],

  "prompt.empty": [() => "提示词是空的；此模型需要提示词。", "请写出画面内容。"],
  "prompt.unknown_handle": [({ m, severity }) => (severity === "error" ? `提示词提到 ${m}，但此请求没有这样称呼的参考素材。` : `提示词提到 ${m}，但此模型不读取句柄。`),
    ({ l, severity }) => (severity === "error" ? `${l ? `此请求有：${l}。` : ""}如果只要一个普通的 @，请写 @@。` : "请用文字描述画面。")],
  "prompt.handle_out_of_range": [({ m, l }) => `提示词提到 ${m}，但这类参考素材${l ? `只有 ${l} 个` : "一个也没有"}。`, "请改写提示词，或加入参考素材。"],
  "prompt.unused_reference": [({ s }) => `提示词没有提到 ${s}，模型可能会忽略它。`, "请在提示词中说明它的用途，或去掉它。"],
  "prompt.handle_changed": [({ s }) => `${s} 现在是另一个素材，与上次使用此提示词时不同。`, "请确认提示词仍是您的意思；也可以改用名称，名称不随顺序改变。"],
  "prompt.flag": [({ m }) => `提示词中有 ${m}，可能被当作参数而覆盖请求中的设置。`, "请去掉它，改在参数中设置。"],
  "prompt.length": [({ m, l }) => `提示词长 ${number(m)}（汉字或词）；建议最多 ${number(l)}。`, "请缩短到最要紧的内容。"],

  "output.duration": [value], "output.resolution": [value], "output.ratio": [value], "output.seed": [value],
  "output.unknown_parameter": [({ s }) => `${s} 不是此模型的参数。`, "请去掉它，或写成正确的名称。"],
  "output.discouraged": [discouraged, ({ m }) => (m === null ? "请明确设置，不要交给默认值。" : "除非确知有效，请不要这样设置。")],
  "extra.unknown": [unknownExtra, "请去掉它。"],
  "extra.renamed": [({ s, l }) => `此模型把它叫作 extra.${l}，而不是 ${s}。`, ({ l }) => `请写 extra.${l}。`],
  "extra.value": [value],

  "clip.reencoded": [({ s }) => `${s} 由生成的片段重新编码而来：其中若有真人会被拒绝，而原片段不会。`, "请使用原片段，或随它一同得到的尾帧。"],
  "clip.exemption_expired": [({ s, m, l }) => `${s} 是 ${time(m)}前生成的：其中若有真人，超过 ${time(l)}就会被拒绝。`, "请重新生成，或不要出现真人。"],

  "url.unstaged": [({ s }) => `${s} 还没有网址，网关取不到它。`, "提交时会自动放到网关取得到的地方。"],
  "url.scheme": [({ s, m, l }) => (l ? `${s} 的网址${m ? `以 ${m}: 开头` : "没有协议"}；只接受 ${l}。` : `${s} 的网址不能这样获取。`), "请使用本地文件，或任何人都能获取的 https:// 网址。"],
  "url.private_host": [({ s, m }) => `${s} 位于 ${m}，只有本机或本地网络能访问。`, "请提供网关也能访问的公开地址。"],
  "url.credentials": [({ s }) => `${s} 的网址中含有用户名或密码。`, "请提供任何人都能获取的网址，例如带签名的网址。"],
  "url.expires_early": [({ s, m, l }) => `${s} 的网址${m > 0 ? `将在 ${time(m)}后失效` : "已经失效"}，而任务可能在 ${time(l)}内都需要它。`, "请提供有效期更长的网址，或文件本身。"],
  "url.unreachable": [({ s }) => `${s} 的网址打不开，或没有及时应答。`, "请检查任何人都能获取此网址。"],
  "url.wrong_type": [({ s, m, l }) => `${s} 的网址声称是 ${m}，收到的却是${kindOf(String(l).split("/")[0])}。`, "请让服务器发送正确的 Content-Type。"],
  "model.unknown": [({ m }) => (m ? `此配置没有模型“${m}”。` : "请求没有指明模型。"), ({ l }) => (l ? `可选的模型：${l}。` : null)],
  "model.retired": [({ m, l, severity }) => `${m} ${severity === "error" ? "已" : "将"}${l ? `于 ${l} ` : ""}停用。`, "请改用其他模型。"],
  // No finding, but a name that the server refuses.
  "invalid_name": [({ m }) => `“${m}”不能用作名称。`, "名称由文字、数字、- 和 _ 组成，不能与句柄相似，也不能重复。"],
};

/** A finding in Chinese, or null.
 * @param {any} finding
 * @returns {{message: string, help: string} | null} */
export function inChinese(finding) {
  const { code, subject, measured = null, limit = null } = finding;
  const [says, helps] = findingsZh[code] ?? [];
  const told = { ...finding, s: subjectOf(subject), m: measured, l: limit };
  const message = says?.(told);
  return message ? { message, help: (typeof helps === "function" ? helps(told) : helps) ?? "" } : null;
}

/** @param {string} what
 * @returns {Saying} */
function count(what) { return ({ m, l }) => `请求有 ${m} ${what}；${l ? `此模型最多接受 ${l} 个` : "此模型不接受"}。`; }

/** @type {Saying} */
function fewer({ m, l }) { return `请去掉 ${m - l} 个，或换用接受更多的模型。`; }

/** Of a parameter: it is missing, of another type, beyond a limit, or not on a list.
 * @type {Saying} */
function value({ s, m, l, severity, ...rest }) {
  const types = /** @type {Record<string, string>} */ ({ integer: "整数", boolean: "true 或 false", string: "文本", url: "网址", array: "列表" });
  if (m === null) return `缺少 ${s}；此模型需要它。`;
  if (typeof m === "number") return span("是", apartFrom(2, s === "duration" ? " 秒" : ""))({ s, m, l, severity, ...rest });
  if (types[l]) return `${s} 必须是${types[l]}；${m} 不是。`;
  return l === null ? null : list("是")({ s, m, l, severity, ...rest });
}

/** @type {Saying} */
function discouraged({ s, m, l }) {
  if (m === null) return `没有设置 ${s}，而各文档对它的默认值说法不一${l === null ? "" : `（网关默认 ${l}）`}。`;
  return l === null ? `${s} 是网关的参数，但另有文档说模型不接受它。` : `${s} 是 ${m}；文档对此说法不一，都认可的是 ${l}。`;
}

/** @type {Saying} */
function unknownExtra({ s, m, severity }) {
  if (s === "extra") return `此配置不接受 extra，而请求中有 ${m}。`;
  return severity === "error" ? `此模型不接受 ${s}。` : `${s} 不是此模型已知的键：它会原样传给模型，可能被拒绝。`;
}

/** A kind that is not taken, company that is missing, two pictures that stand for frames, or the mode itself.
 * @type {Saying} */
function unsupported({ s, m, l }) {
  if (typeof m === "number") return "此模型只把两张图片依次当作首帧和尾帧。";
  if (kindOf(m) !== m) return `${s} 是${kindOf(m)}；此模型只接受图片。`;
  const wanted = String(l).split(", ").map(subjectOf);
  return /_(frame|image|video|audio)/.test(l) ? `请求缺少${wanted.join("或")}。` : `此模型没有“${subjectOf(m)}”模式，只有${wanted.map((mode) => `“${mode}”`).join("")}。`;
}
