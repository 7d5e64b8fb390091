import Foundation
package import GreenroomModel

/// What a gateway complains of, in words that a person can act on: which reference is meant and what helps.
///
/// Source: the error codes of the model's vendor, the refusals that were recorded in production, and the errors
/// of the gateway's own pages. One cause has several wordings, since it is noticed at several stages.
package struct GatewayComplaint: Equatable, Sendable {
  /// `@image2`, `first_frame`, `prompt`; nil where nothing tells.
  package let subject: String?
  package let message: String
  package let hint: String

  /// - Parameter body: What was sent, so that a position can be told as a handle.
  package init(_ error: GatewayError, body: JSONValue?) {
    subject = ComplaintSubject.of(error, in: body)
    message = (subject.map { "\($0): " } ?? "") + error.message
    hint = ComplaintRule.hint(for: error, subject: subject)
  }
}

/// Reads which part of a request an error is about.
enum ComplaintSubject {
  static func of(_ error: GatewayError, in body: JSONValue?) -> String? {
    let texts = [error.parameter, error.message].compactMap(\.self)
    for text in texts {
      if let position = number(in: text, after: "content[") { return part(position, of: body) }
      for (field, kind) in arrays {
        if let position = number(in: text, after: field + "[") { return "@\(kind)\(position + 1)" }
      }
    }
    guard let parameter = error.parameter else { return nil }
    return arrays.contains { $0.field == parameter } ? nil : parameter
  }

  private static let arrays: [(field: String, kind: String)] = [
    ("image_urls", "image"), ("video_urls", "video"), ("audio_urls", "audio"),
  ]
  private static let frames = [
    ("first_frame", ["first_frame", "first_frame_image"]),
    ("last_frame", ["last_frame", "last_frame_image"]),
  ]

  /// Upstream, a request is one list: the prompt, then frames or references in the order of their arrays.
  private static func part(_ position: Int, of body: JSONValue?) -> String? {
    guard position > 0 else { return "prompt" }
    guard let body else { return nil }
    var parts = frames.filter { _, fields in fields.contains { body[$0] != nil } }.map(\.0)
    for (field, kind) in arrays {
      parts += (body[field]?.array ?? []).indices.map { "@\(kind)\($0 + 1)" }
    }
    return parts.indices.contains(position - 1) ? parts[position - 1] : nil
  }

  /// No list of a request is as long as that.
  private static let greatestDigits = 6

  private static func number(in text: String, after start: String) -> Int? {
    guard let range = text.range(of: start) else { return nil }
    let digits = text[range.upperBound...].prefix { $0.isASCII && $0.isNumber }
    let isClosed = text[range.upperBound...].dropFirst(digits.count).first == "]"
    return isClosed && digits.count <= greatestDigits ? Int(digits) : nil
  }
}

/// What helps against which complaint. The first rule that fits is taken.
struct ComplaintRule {
  /// Of which one has to stand in code or message, without regard to case.
  let words: [String]
  let hint: String

  static func hint(for error: GatewayError, subject: String?) -> String {
    let text = ((error.code ?? "") + " " + error.message).lowercased()
    if let rule = all.first(where: { rule in rule.words.contains { text.contains($0) } }) { return rule.hint }
    return switch error.kind {
    case .unauthorized: "Check GREENROOM_API_KEY: it is wrong, has ended, or may not do this."
    case .payment: "Add to the account's balance, then submit again."
    case .rateLimited:
      error.retryAfter.map { "Submit again in \(Int($0.rounded(.up))) s." } ?? "Submit again in a while."
    case .notFound: "Check the address of the gateway and the id of the task."
    case .notCancellable: "It runs already; nothing can be done but to wait."
    case .server, .transport, .unreadable: "Try again later; `greenroom task show` tells what is known."
    case .taskFailed: "Nothing is charged for what failed. Change what it complains of, then submit again."
    case .interrupted: "Run the same command again."
    case .refused: "Change what it complains of, then submit again; nothing was charged."
    }
  }

  private static let all = [
    ComplaintRule(
      words: ["real person", "privacyinformation"],
      hint:
        "Pictures and clips of real people are refused. Use a clip that the model made itself, unchanged and "
        + "not too old, or a person whom the gateway's asset library has."),
    ComplaintRule(
      words: ["sensitivecontent", "sensitive content", "policyviolation", "riskdetection"],
      hint: "The content filter refused it. Change the prompt or the reference that is named."),
    ComplaintRule(
      words: ["copyright"],
      hint: "The sound may be somebody's: try without generated sound (--extra generate_audio=false)."),
    ComplaintRule(
      words: ["height to be", "width to be", "height must be", "width must be", "pixel count", "pixelcount"],
      hint:
        "Its size does not fit: `greenroom check` tells the limit, `greenroom fit` makes a copy that keeps to it."
    ),
    ComplaintRule(
      words: ["aspect ratio"],
      hint: "Its shape does not fit: `greenroom fit` makes a copy that is padded, or cropped with --crop."),
    ComplaintRule(
      words: ["total duration"],
      hint: "All clips of a kind together are too long: leave one out or trim them."),
    ComplaintRule(
      words: ["durationtooshort", "durationtoolong", "duration must be", "duration is not supported"],
      hint: "Its length does not fit: `greenroom check` tells the limit."),
    ComplaintRule(
      words: ["fpstoolow", "fps must be", "frame rate"],
      hint: "Its frame rate does not fit: `greenroom fit` makes a copy of a rate that does."),
    ComplaintRule(
      words: ["duration_unknown"], hint: "The gateway cannot read its length: remux it, `ffmpeg -c copy`."),
    ComplaintRule(
      words: ["audio format", "unsupportedimageformat", "not an image", "type_mismatch"],
      hint: "It is of another kind or format than this place takes: `greenroom check` tells which it takes."),
    ComplaintRule(
      words: [
        "timeout while", "resource download failed", "tosurlinvalid", "invalidimageurl", "fetching resource",
      ],
      hint: "The gateway could not fetch it: `greenroom stage verify` tries what the gateway tries."),
    ComplaintRule(
      words: ["capability_violation"],
      hint:
        "This contract knows no such field. `greenroom model show` lists those it knows; another --profile "
        + "speaks another contract."),
    ComplaintRule(
      words: ["camera_fixed", "camerafixed"], hint: "This model has no fixed camera: leave camerafixed out."),
    ComplaintRule(
      words: ["model_not_found", "modelnotopen", "notfound.model", "invalidendpointormodel"],
      hint: "`greenroom model list` shows the models of each profile."),
    ComplaintRule(
      words: ["quota_window_exceeded", "quotaexceeded"],
      hint: "The account's quota for this time is used up. Wait until it begins anew, or raise it."),
    ComplaintRule(
      words: ["overdue", "balance", "insufficient"], hint: "Add to the account's balance, then submit again."),
  ]
}
