import CHeif
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Our reading of HEIC and AVIF beside that of the field's own library, which applies cropping and turning.
@Suite struct StillsLibHEIFTests {
  private struct Picture: Equatable {
    let width: Int
    let height: Int
    let depth: Int
    let hasAlpha: Bool
  }

  @Test(.needsRealMedia) func showsEveryPictureAsLibHEIFDoes() throws {
    var agreed = 0
    for row in try RealMedia.rows() {
      let source = try #require(FileSource(path: RealMedia.path(of: row)))
      guard Sniffer.format(of: source) == .still(.heif), let theirs = picture(at: RealMedia.path(of: row))
      else {
        continue
      }
      let facts = try StillHeaders.read(.heif, source)
      #expect(facts.width == theirs.width, "\(row.path)")
      #expect(facts.height == theirs.height, "\(row.path)")
      #expect(facts.bitDepth == theirs.depth, "\(row.path)")
      // libheif drops an alpha picture that is turned otherwise than the colours, which libavif shows; and it does
      // not look at a sequence's tracks.
      if facts.animated == false { #expect(facts.alpha == true || !theirs.hasAlpha, "\(row.path)") }
      agreed += 1
    }
    print("libheif: \(agreed) pictures agree")
    #expect(agreed > 20)
  }

  /// The primary picture; nil where libheif refuses the file.
  private func picture(at path: String) -> Picture? {
    guard let context = heif_context_alloc() else { return nil }
    defer { heif_context_free(context) }
    guard heif_context_read_from_file(context, path, nil).code == heif_error_Ok else { return nil }
    var handle: OpaquePointer?
    guard heif_context_get_primary_image_handle(context, &handle).code == heif_error_Ok, let handle else {
      return nil
    }
    defer { heif_image_handle_release(handle) }
    return Picture(
      width: Int(heif_image_handle_get_width(handle)), height: Int(heif_image_handle_get_height(handle)),
      depth: Int(heif_image_handle_get_luma_bits_per_pixel(handle)),
      hasAlpha: heif_image_handle_has_alpha_channel(handle) != 0)
  }
}
