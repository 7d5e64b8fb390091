import CHeif
import GreenroomModel

/// Decodes a HEIC or AVIF picture, which libavformat 5.1 cannot all read, through libheif.
struct HEIFContent {
  let source: FileSource
  let facts: MediaFacts
  let limits: ProbeLimits

  /// What the primary picture shows, turned as it is to be shown; nil where it cannot be decoded within bounds.
  var shown: PictureLook? {
    guard let width = facts.width, let height = facts.height, source.size <= limits.mostStillBytes else {
      return nil
    }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, pixels <= limits.mostPixels else { return nil }
    let bytes = source.bytes(at: 0, count: Int(source.size))
    return bytes.withUnsafeBytes { Self.decode($0) }
  }

  private static func decode(_ bytes: UnsafeRawBufferPointer) -> PictureLook? {
    guard let context = heif_context_alloc() else { return nil }
    defer { heif_context_free(context) }
    heif_context_set_max_decoding_threads(context, 0)
    var handle: OpaquePointer?
    guard
      heif_context_read_from_memory_without_copy(context, bytes.baseAddress, bytes.count, nil).code
        == heif_error_Ok,
      heif_context_get_primary_image_handle(context, &handle).code == heif_error_Ok
    else { return nil }
    defer { heif_image_handle_release(handle) }
    var image: OpaquePointer?
    guard
      heif_decode_image(handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, nil).code
        == heif_error_Ok
    else { return nil }
    defer { heif_image_release(image) }
    return look(image)
  }

  private static func look(_ image: OpaquePointer?) -> PictureLook? {
    var stride: CInt = 0
    let channel = heif_channel_interleaved
    guard let rows = heif_image_get_plane_readonly(image, channel, &stride) else { return nil }
    let width = Int(heif_image_get_width(image, channel))
    let height = Int(heif_image_get_height(image, channel))
    guard width > 0, height > 0, Int(stride) >= width * 4 else { return nil }
    return PictureSample.look(rows, width: width, height: height, stride: Int(stride))
  }
}
