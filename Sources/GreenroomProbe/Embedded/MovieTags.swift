import CLibAV
import GreenroomModel

extension Demuxer {
  private static let mostTags = 128

  /// The tags of the file as a whole, as libav has read them.
  var tags: [EmbeddedText] {
    var tags: [EmbeddedText] = []
    var entry: UnsafeMutablePointer<AVDictionaryEntry>?
    while tags.count < Self.mostTags,
      let next = av_dict_get(context.pointee.metadata, "", entry, AV_DICT_IGNORE_SUFFIX)
    {
      entry = next
      guard let key = next.pointee.key, let value = next.pointee.value else { continue }
      let length = strlen(value)
      let kept = UnsafeRawBufferPointer(start: value, count: min(length, EmbeddedLimits.block))
      let isCut = length > kept.count
      tags.append(
        EmbeddedText(
          "tag", String(cString: key), TextBytes.decoded(kept, isCut: isCut), bytes: length, isCut: isCut))
    }
    return tags
  }
}

/// What boxes at the top of an MP4 or QuickTime file hold beside tags: a packet of XMP, a manifest of C2PA.
enum MovieTexts {
  private static let mostBoxes = 64

  static func note(_ bytes: inout FileBytes) {
    var offset: Int64 = 0
    for _ in 0..<mostBoxes {
      guard let box = ISOBox(&bytes, at: offset, limit: bytes.size) else { return }
      if box.type == "uuid", let kind = EmbeddedPlace.Kind(&bytes, extended: box) {
        bytes.note(kind, at: box.body + 16, end: box.end)
      }
      offset = box.end
    }
  }
}
