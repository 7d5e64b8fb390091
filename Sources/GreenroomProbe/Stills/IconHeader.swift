import GreenroomModel

/// Reads a Windows icon or cursor: the largest of the pictures in it.
enum IconHeader {
  private static let mostPictures: UInt16 = 1_024

  /// One of its pictures, and where it stands in the file.
  struct Picture {
    let facts: MediaFacts
    let start: Int64
    /// What the directory says; nothing beyond the file's end is there.
    let length: Int64

    var area: Int { (facts.width ?? 0) * (facts.height ?? 0) }
  }

  static func read(_ bytes: inout FileBytes) -> MediaFacts? { largest(&bytes)?.facts }

  static func largest(_ bytes: inout FileBytes) -> Picture? {
    guard let kind = bytes.little(UInt16.self, at: 2), let count = bytes.little(UInt16.self, at: 4) else {
      return nil
    }
    var largest: Picture?
    for index in 0..<Int64(min(count, mostPictures)) {
      let entry = 6 + index * 16
      guard let length = bytes.little(UInt32.self, at: entry + 8),
        let place = bytes.little(UInt32.self, at: entry + 12),
        let facts = facts(&bytes, at: Int64(place), container: kind == 2 ? "cur" : "ico")
      else { continue }
      let picture = Picture(facts: facts, start: Int64(place), length: Int64(length))
      if picture.area > largest?.area ?? 0 { largest = picture }
    }
    return largest
  }

  /// The picture itself is asked: the directory has one byte for a side, and programs fill it in carelessly.
  private static func facts(_ bytes: inout FileBytes, at place: Int64, container: String) -> MediaFacts? {
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
