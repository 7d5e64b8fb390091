import Foundation
import GreenroomModel

extension GatewayTask {
  /// Reads what any contract of the gateway answers to a submit, a look or a cancellation. The same gateway has
  /// changed these documents four times, so what it calls a thing and how it writes it down is not believed to
  /// stay.
  ///
  /// - Parameter id: The task that was asked about, where one was; else the answer has to name it.
  /// - Returns: Nil where the answer names no task or no status.
  init?(reading json: JSONValue, id known: String? = nil) {
    // Some wrap the document, as {"code": 0, "data": {…}}.
    let document = json["status"]?.string == nil && json["data"]?.members != nil ? json["data"] ?? json : json
    let named = ["task_id", "id"].compactMap { document[$0]?.string }.first { !$0.isEmpty }
    guard let id = named ?? known, let word = document["status"]?.string?.asOneLine, !word.isEmpty
    else { return nil }
    let results = ResultLinks(document)
    self.init(
      id: id, status: GatewayStatus(word), statusText: word,
      progress: document["progress"].flatMap(Self.progress),
      createdAt: Self.time(document, ["created_at", "created"]),
      completedAt: Self.time(document, ["completed_at", "finished_at"]),
      clips: results.clips, lastFrame: results.lastFrame,
      cost: ["cost", "pre_consumed_cost", "usage"].compactMap { document[$0] }.first { !$0.isNull },
      error: document["error"].flatMap { GatewayError(reading: $0, kind: .taskFailed) })
  }

  /// A number of percent, `"45%"`, or nothing.
  private static func progress(_ value: JSONValue) -> Double? {
    let percent =
      value.double
      ?? value.string.flatMap { Double($0.trimmingCharacters(in: CharacterSet(charactersIn: " %"))) }
    guard let percent, percent.isFinite else { return nil }
    return min(max(percent / 100, 0), 1)
  }

  private static func time(_ document: JSONValue, _ keys: [String]) -> Date? {
    keys.lazy.compactMap { document[$0].flatMap(GatewayTime.read) }.first
  }
}

/// Moments as gateways write them.
enum GatewayTime {
  /// No date of this century has so many seconds, and none since 2001 so few milliseconds.
  private static let leastMilliseconds = 1e12

  /// Seconds or milliseconds since 1970, told apart by their size, or RFC 3339. Nil for 0 and nonsense.
  static func read(_ value: JSONValue) -> Date? {
    if let text = value.string {
      return Double(text).flatMap(read) ?? (try? Date(text, strategy: .iso8601))
    }
    return value.double.flatMap(read)
  }

  private static func read(_ number: Double) -> Date? {
    guard number.isFinite, number > 0, number < leastMilliseconds * 1_000 else { return nil }
    return Date(timeIntervalSince1970: number >= leastMilliseconds ? number / 1_000 : number)
  }
}

/// Where the results are in a document.
private struct ResultLinks {
  let clips: [GatewayLink]
  let lastFrame: GatewayLink?

  init(_ document: JSONValue) {
    let result =
      [document["result"], document["content"]].compactMap(\.self).first { $0.members != nil } ?? .null
    let clips =
      (result["videos"]?.array ?? []).flatMap(Self.links)
      + [result["video_url"], document["video_url"]].compactMap(\.self).flatMap { Self.links($0) }
    let frames =
      [result["last_frame_url"], document["last_frame_url"]].compactMap(\.self).flatMap { Self.links($0) }
      + (result["images"]?.array ?? []).flatMap(Self.links)
    self.clips = clips
    lastFrame = frames.first
  }

  /// `"url"`, `["url"]`, `{"url": "url" or ["url"], "expires_at": …}`.
  private static func links(_ value: JSONValue) -> [GatewayLink] {
    switch value {
    case .string(let text): return text.isEmpty ? [] : [GatewayLink(LiveURL(text), expiresAt: nil)]
    case .array(let values): return values.flatMap(links)
    case .object:
      let end = value["expires_at"].flatMap(GatewayTime.read)
      return (value["url"].map(links) ?? []).map { GatewayLink($0.url, expiresAt: end) }
    default: return []
    }
  }
}
