import Greenroom
import GreenroomModel

/// Reads a body as the sandbox's contract has it, apart from how the client writes it.
struct SandboxBody {
  let request: ReceivedRequest
  let callback: String?

  /// - Throws: `Refusal` where it is none.
  init(_ body: JSONValue, isLater: Bool) throws {
    guard let members = body.members else { throw Refusal("invalid_request", "The body is not an object.") }
    var fields = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
    func take(_ name: String) -> JSONValue? { fields.removeValue(forKey: name) }
    guard let model = take("model")?.string, !model.isEmpty else {
      throw Refusal("invalid_request", "model is missing.", parameter: "model")
    }
    let prompt = take("prompt")?.string
    let extra = take("extra")?.members ?? []
    if isLater, let first = extra.first {
      throw Refusal(
        "capability_violation", "extra is not supported: “\(first.key)” belongs at the top level.",
        parameter: "extra")
    }
    var references: [ReceivedRequest.URLReference] = []
    let (first, last) = isLater ? ("first_frame_image", "last_frame_image") : ("first_frame", "last_frame")
    for (name, role) in [
      ("image_urls", Role.referenceImage), ("video_urls", .referenceVideo), ("audio_urls", .referenceAudio),
    ] {
      guard let value = take(name) else { continue }
      guard let urls = value.array?.map(\.string), !urls.contains(nil) else {
        throw Refusal("invalid_request", "\(name) is not a list of texts.", parameter: name)
      }
      references += urls.compactMap(\.self).map { .init(role, $0) }
    }
    for (name, role) in [(first, Role.firstFrame), (last, .lastFrame)] {
      guard let value = take(name) else { continue }
      guard let url = value.string else {
        throw Refusal("invalid_request", "\(name) is not a text.", parameter: name)
      }
      references.append(.init(role, url))
    }
    callback = fields["callback_url"]?.string
    _ = take("action")
    request = ReceivedRequest(
      model: model, prompt: prompt, references: references,
      parameters: members.filter { fields[$0.key] != nil }, extra: extra)
  }

  struct Refusal: Error {
    let code: String
    let message: String
    let parameter: String?

    init(_ code: String, _ message: String, parameter: String? = nil) {
      self.code = code
      self.message = message
      self.parameter = parameter
    }
  }
}
