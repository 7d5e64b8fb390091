import CLibAV
import GreenroomModel

/// The colours of a TIFF whose pixels are places in a palette, each with an alpha beside it: libav takes those places
/// for greys.
struct TIFFPalette {
  private static let tag: UInt16 = 320
  private static let count = 256

  private var colours: [PlainColour] = []

  /// Nil where the file has no palette for places of 8 bits.
  init?(_ source: FileSource) {
    var bytes = FileBytes(source)
    guard let file = TIFFFile(&bytes, at: 0, end: bytes.size),
      let entries = file.entryCount(&bytes, of: file.firstDirectory)
    else { return nil }
    let places = 0..<entries
    guard
      let entry = places.lazy.compactMap({ file.entry(&bytes, $0, of: file.firstDirectory) })
        .first(where: { $0.tag == Self.tag }), entry.count == UInt64(3 * Self.count)
    else { return nil }
    for place in 0..<Self.count {
      // All reds stand first, then all greens and all blues, of 16 bits each.
      let channels = (0..<3).compactMap {
        file.value(&bytes, of: entry, at: UInt64($0 * Self.count + place)).map {
          UInt8(clamping: ($0 + 128) / 257)
        }
      }
      guard channels.count == 3 else { return nil }
      colours.append(PlainColour(red: channels[0], green: channels[1], blue: channels[2]))
    }
  }

  /// Puts colours in the place of greys.
  func colour(_ picture: StillPicture) {
    for pixel in stride(from: picture.pixels, to: picture.pixels + picture.height * picture.stride, by: 4) {
      let colour = colours[Int(pixel[0])]
      (pixel[0], pixel[1], pixel[2]) = (colour.red, colour.green, colour.blue)
    }
  }
}
