/// Commands that a remedy can name: real ones, with the file's own path, ready to paste into a shell.
enum ShellCommand {
  /// `ffmpeg` from the asset to a new file, named after it, in the folder where the person is. Nil for what
  /// has no path and for pictures that ffmpeg does not read.
  static func ffmpeg(
    _ asset: AssetUnderCheck, _ options: String, suffix: String, extension newExtension: String? = nil
  ) -> String? {
    guard let path = asset.reference.path, isReadByFFmpeg(asset.facts) else { return nil }
    let output = quoted(outputName(for: path, suffix: suffix, extension: newExtension))
    return "`ffmpeg -i \(quoted(path)) \(options) \(output)`"
  }

  /// ffmpeg of today's distributions reads neither tiled HEIF, which is what phones write, nor animated
  /// WebP, and turns only JPEG pictures upright.
  static func isReadByFFmpeg(_ facts: MediaFacts) -> Bool {
    switch facts.container {
    case "jpeg": true
    case "heic", "heif", "avif", "jxl": false
    case "webp" where facts.animated == true: false
    default: facts.orientation ?? 1 == 1
    }
  }

  /// `clip-trimmed.mp4` for `/refs/clip.mp4`.
  static func outputName(for path: MediaPath, suffix: String, extension newExtension: String?) -> MediaPath {
    var stem = path.fileName.bytes
    if let dot = stem.lastIndex(of: UInt8(ascii: ".")), dot > 0 { stem = Array(stem[..<dot]) }
    if stem.first == UInt8(ascii: "-") { stem = Array("./".utf8) + stem }
    let ending = newExtension ?? path.fileExtension ?? "out"
    return MediaPath(bytes: stem + Array("-\(suffix).\(ending)".utf8))
  }

  /// A path as a POSIX shell reads it back; bytes that are not printable text in the `$'…'` form that bash,
  /// zsh and ksh know.
  static func quoted(_ path: MediaPath) -> String {
    if !path.bytes.isEmpty, path.bytes.allSatisfy(isPlain) { return path.text }
    if path.isUTF8, path.bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) {
      return "'"
        + path.text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
    return "$'" + path.bytes.map(escaped).joined() + "'"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "/._-+,@%".utf8.contains(byte)
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\n"): "\\n"
    case UInt8(ascii: "\t"): "\\t"
    case UInt8(ascii: "'"), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
    case 0x20...0x7E: String(UnicodeScalar(byte))
    default: "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
    }
  }
}

extension String? {
  /// `Trim it: <command>.`, or without a command `Trim it.`
  func after(_ sentence: String) -> String {
    map { "\(sentence): \($0)." } ?? "\(sentence)."
  }
}
