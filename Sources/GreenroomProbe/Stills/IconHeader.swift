import GreenroomModel

/// Reads a Windows icon or cursor: the largest of the pictures in it.
enum IconHeader {
  private static let mostPictures: UInt16 = 1_024

  static func read(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let kind = bytes.little(UInt16.self, at: 2), let count = bytes.little(UInt16.self, at: 4) else {
      return nil
    }
    var largest: MediaFacts?
    for index in 0..<Int64(min(count, mostPictures)) {
      guard let place = bytes.little(UInt32.self, at: 6 + index * 16 + 12),
        let picture = picture(&bytes, at: Int64(place), container: kind == 2 ? "cur" : "ico")
      else { continue }
      if area(picture) > area(largest) { largest = picture }
    }
    return largest
  }

  private static func area(_ picture: MediaFacts?) -> Int { (picture?.width ?? 0) * (picture?.height ?? 0) }

  /// The picture itself is asked: the directory has one byte for a side, and programs fill it in carelessly.
  private static func picture(_ bytes: inout FileBytes, at place: Int64, container: String) -> MediaFacts? {
    if bytes.big(UInt32.self, at: place) == 0x8950_4E47 {
      guard let base = PNGBase(&bytes, at: place + 16) else { return nil }
      return MediaFacts(still: container, codec: "png", width: base.width, height: base.height)
    }
    guard let width = bytes.little(Int32.self, at: place + 4),
      let height = bytes.little(Int32.self, at: place + 8)
    else { return nil }
    // The height counts the picture and its mask.
    return MediaFacts(still: container, codec: "bmp", width: width, height: height / 2)
  }
}
