import Greenroom
import GreenroomModel

/// A body read as the sandbox's contract has it: written from the contract, apart from how the client writes it.
struct SandboxBody {
  let request: ReceivedRequest
  let callback: String?
  let action: String
  /// What has the wrong shape, a sentence each; the rest was read all the same.
  let complaints: [String]

  /// - Parameter isLater: Whether the contract is that of September, else it is that of April.
  /// - Throws: ``SandboxRefusal`` where there is nothing to judge.
  init(_ body: JSONValue, isLater: Bool) throws(SandboxRefusal) {
    guard let members = body.members else {
      throw SandboxRefusal("invalid_request", ["The body is \(body.kindInWords) and not a map of fields."])
    }
    var reader = FieldReader(members)
    let model = reader.model()
    let prompt = reader.text("prompt")
    let extra = reader.map("extra")
    var references =
      reader.urls("image_urls", .referenceImage) + reader.urls("video_urls", .referenceVideo)
      + reader.urls("audio_urls", .referenceAudio)
    if isLater { references += reader.imagesWithRoles() }
    let suffix = isLater ? "_image" : ""
    references +=
      reader.url("first_frame" + suffix, .firstFrame) + reader.url("last_frame" + suffix, .lastFrame)
    if isLater, let first = extra.first {
      throw SandboxRefusal(
        "capability_violation",
        reader.complaints + ["extra is not supported: “\(first.key)” belongs at the top level."],
        parameter: "extra")
    }
    guard let model else {
      throw SandboxRefusal("invalid_request", reader.complaints, parameter: "model")
    }
    callback = members["callback_url"]?.string
    action = members["action"]?.string ?? "generate"
    complaints = reader.complaints
    request = ReceivedRequest(
      model: model, prompt: prompt, references: references, parameters: reader.rest, extra: extra)
  }
}

/// Takes fields out of a body and keeps what is wrong with their shape.
private struct FieldReader {
  /// What nobody has taken yet.
  private(set) var rest: [JSONValue.Member]
  private(set) var complaints: [String] = []

  init(_ members: [JSONValue.Member]) { rest = members }

  mutating func model() -> String? {
    guard let value = take("model"), value != "" else {
      complaints.append("model is missing.")
      return nil
    }
    return check(value.string, value, "model", "text")
  }

  mutating func text(_ name: String) -> String? {
    take(name).flatMap { value in check(value.string, value, name, "text") }
  }

  mutating func map(_ name: String) -> [JSONValue.Member] {
    take(name).flatMap { value in check(value.members, value, name, "a map") } ?? []
  }

  mutating func url(_ name: String, _ role: Role) -> [ReceivedRequest.URLReference] {
    text(name).map { [.init(role, $0)] } ?? []
  }

  mutating func urls(_ name: String, _ role: Role) -> [ReceivedRequest.URLReference] {
    list(name).compactMap { index, value in
      check(value.string, value, "\(name)[\(index)]", "text").map { .init(role, $0) }
    }
  }

  /// `[{"url": …, "role": …}]`.
  mutating func imagesWithRoles() -> [ReceivedRequest.URLReference] {
    let name = "image_with_roles"
    return list(name).compactMap { index, value in
      let place = "\(name)[\(index)]"
      guard let url = check(value["url"]?.string, value, place, "a map with a url") else { return nil }
      let role = value["role"]?.string.flatMap(Role.init(rawValue:))
      guard let role, [.firstFrame, .lastFrame, .referenceImage].contains(role) else {
        complaints.append("\(place) has no role that an image can have.")
        return nil
      }
      return .init(role, url)
    }
  }

  private mutating func list(_ name: String) -> [(Int, JSONValue)] {
    let values = take(name).flatMap { value in check(value.array, value, name, "a list") } ?? []
    return Array(values.enumerated())
  }

  private mutating func take(_ name: String) -> JSONValue? {
    guard let index = rest.firstIndex(where: { $0.key == name }) else { return nil }
    return rest.remove(at: index).value
  }

  private mutating func check<Read>(_ read: Read?, _ value: JSONValue, _ name: String, _ wanted: String)
    -> Read?
  {
    if read == nil { complaints.append("\(name) must be \(wanted); it is \(value.kindInWords).") }
    return read
  }
}
