import CHeif
import Glibc

/// Decodes the primary picture of HEIC, AVIF and their like by libheif, which turns, mirrors and crops it itself.
struct HEIFDecoder: ~Copyable {
  private let context: OpaquePointer
  private let handle: OpaquePointer
  /// What the context reads from, without a copy.
  private let bytes: UnsafeMutableRawBufferPointer

  /// Nil where libheif finds no primary picture.
  init?(_ source: FileSource) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(source.size), alignment: 16)
    var handle: OpaquePointer?
    guard source.read(at: 0, into: bytes) == bytes.count, let context = heif_context_alloc() else {
      bytes.deallocate()
      return nil
    }
    heif_context_set_max_decoding_threads(context, 0)
    guard
      heif_context_read_from_memory_without_copy(context, bytes.baseAddress, bytes.count, nil).code
        == heif_error_Ok,
      heif_context_get_primary_image_handle(context, &handle).code == heif_error_Ok, let handle
    else {
      heif_context_free(context)
      bytes.deallocate()
      return nil
    }
    self.bytes = bytes
    self.context = context
    self.handle = handle
  }

  deinit {
    heif_image_handle_release(handle)
    heif_context_free(context)
    bytes.deallocate()
  }

  /// The picture, or its embedded thumbnail where that is large enough and shows the same.
  func pixels(longestSide: Int?) -> StillPicture? {
    if let longestSide, let small = thumbnail(longestSide: longestSide) { return small }
    return Self.decode(handle)
  }

  private func thumbnail(longestSide: Int) -> StillPicture? {
    var number: heif_item_id = 0
    var small: OpaquePointer?
    guard heif_image_handle_get_list_of_thumbnail_IDs(handle, &number, 1) == 1,
      heif_image_handle_get_thumbnail(handle, number, &small).code == heif_error_Ok, let small
    else { return nil }
    defer { heif_image_handle_release(small) }
    let (width, height) = (heif_image_handle_get_width(small), heif_image_handle_get_height(small))
    let (fullWidth, fullHeight) = (heif_image_handle_get_width(handle), heif_image_handle_get_height(handle))
    // One pixel more or less is rounding.
    let isAlike =
      abs(Int(width) * Int(fullHeight) - Int(height) * Int(fullWidth)) <= Int(max(fullWidth, fullHeight))
    guard max(width, height) >= CInt(clamping: longestSide), isAlike else { return nil }
    return Self.decode(small)
  }

  private static func decode(_ handle: OpaquePointer) -> StillPicture? {
    var image: OpaquePointer?
    guard
      heif_decode_image(handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, nil).code
        == heif_error_Ok
    else { return nil }
    defer { heif_image_release(image) }
    var stride: CInt = 0
    let channel = heif_channel_interleaved
    guard let rows = heif_image_get_plane_readonly(image, channel, &stride),
      let picture = StillPicture(
        width: Int(heif_image_get_width(image, channel)), height: Int(heif_image_get_height(image, channel)),
        hasAlpha: heif_image_handle_has_alpha_channel(handle) != 0), Int(stride) >= picture.stride
    else { return nil }
    for row in 0..<picture.height { memcpy(picture.row(row), rows + row * Int(stride), picture.stride) }
    return picture
  }

  /// The ICC profile; nil where there is none.
  var profile: [UInt8]? {
    let size = heif_image_handle_get_raw_color_profile_size(handle)
    guard size > 0 else { return nil }
    var profile = [UInt8](repeating: 0, count: size)
    guard heif_image_handle_get_raw_color_profile(handle, &profile).code == heif_error_Ok else { return nil }
    return profile
  }
}
