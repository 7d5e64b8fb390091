package import GreenroomModel

/// The contract of September 2026: the model's options at the top level, frames as `first_frame_image` and
/// `last_frame_image` (the page's own example; `image_with_roles` says the same and is merged with them).
/// Anything it does not know is refused with 400, a non-empty `extra` among it.
package struct QingboSeptember2026: Dialect {
  package let id = "qingbo-2026-09"
  package let submitPath = "/tasks"

  package init() {}

  package func body(of request: ComposedRequest) -> JSONValue {
    var writer = BodyWriter(parameters: request.parameters)
    writer.add("model", request.model)
    writer.add("action", request.action)
    writer.add("prompt", request.prompt)
    writer.add(parameters: ["duration", "resolution", "aspect_ratio", "n", "seed"])
    writer.add("first_frame_image", request.firstFrame)
    writer.add("last_frame_image", request.lastFrame)
    writer.add("image_urls", request.images)
    writer.add("video_urls", request.videos)
    writer.add("audio_urls", request.audios)
    writer.addRemainingParameters()
    writer.add("extra", request.extra)
    return writer.body
  }
}
