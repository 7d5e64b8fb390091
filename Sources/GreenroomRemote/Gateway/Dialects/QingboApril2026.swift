package import GreenroomModel

/// The contract of April 2026: frames as `first_frame` and `last_frame`, the model's own options nested in
/// `extra`. Fields stand in the order in which the contract's page lists them.
package struct QingboApril2026: Dialect {
  package let id = "qingbo-2026-04"
  package let submitPath = "/tasks"

  package init() {}

  package func body(of request: ComposedRequest) -> JSONValue {
    var writer = BodyWriter(parameters: request.parameters)
    writer.add("model", request.model)
    writer.add("action", request.action)
    writer.add("prompt", request.prompt)
    writer.add(parameters: ["aspect_ratio", "duration", "resolution"])
    writer.add("image_urls", request.images)
    writer.add("video_urls", request.videos)
    writer.add("audio_urls", request.audios)
    writer.add("first_frame", request.firstFrame)
    writer.add("last_frame", request.lastFrame)
    writer.add(parameters: ["seed", "watermark", "callback_url"])
    writer.addRemainingParameters()
    writer.add("extra", request.extra)
    return writer.body
  }
}
