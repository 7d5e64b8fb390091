extension MediaPath {
  /// The absolute path that `written` means in `folder`: without `.` and doubled slashes, and with a leading
  /// `..` taken off `folder`, which must be free of links for that to be exact. Any other `..` stays, since
  /// only the file system knows what a link before it leads to.
  package init(resolving written: [UInt8], in folder: MediaPath) {
    var parts = written.first == UInt8(ascii: "/") ? [] : Self.components(of: folder.bytes)
    var mayPop = written.first != UInt8(ascii: "/")
    for part in Self.components(of: written) {
      if mayPop, part.elementsEqual("..".utf8) {
        _ = parts.popLast()
      } else {
        mayPop = false
        parts.append(part)
      }
    }
    self.init(bytes: parts.reduce(into: []) { $0 += [UInt8(ascii: "/")] + $1 })
    if bytes.isEmpty { self.init("/") }
  }

  package init(resolving written: String, in folder: MediaPath) {
    self.init(resolving: Array(written.utf8), in: folder)
  }

  /// The folder that this path stands in; the root's is itself.
  package var folder: MediaPath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")), slash > 0 else { return MediaPath("/") }
    return MediaPath(bytes: Array(bytes[..<slash]))
  }

  package func appending(_ component: String) -> MediaPath { appending(Array(component.utf8)) }

  /// Reads back what ``text`` writes for bytes that are not UTF-8: each `\xNN` is the byte it names. Nil where
  /// there is none.
  package init?(unescaping text: String) {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    var isEscaped = false
    while let first = rest.first {
      if rest.starts(with: "\\x".utf8), rest.count >= 4,
        let byte = UInt8(String(decoding: rest.dropFirst(2).prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        rest = rest.dropFirst(4)
        isEscaped = true
      } else {
        bytes.append(first)
        rest = rest.dropFirst()
      }
    }
    guard isEscaped else { return nil }
    self.init(bytes: bytes)
  }

  private static func components(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
  }
}
