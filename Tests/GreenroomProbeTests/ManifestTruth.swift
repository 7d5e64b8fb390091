import Foundation
import GreenroomModel
import GreenroomTestSupport

/// What a row of the manifest says is true of its file, and by which rule.
struct ManifestTruth {
  let row: RealMediaRow

  /// The sizes that are right, as displayed: what ffprobe says, turned by the display matrix or the EXIF
  /// orientation. Where ffprobe has no size, or the tools disagree, what the second tool says. `heif-info`
  /// alone knows of the turns and crops of HEIF and AVIF. Empty where no tool gives a size.
  var sizes: [ManifestSize] {
    get throws {
      if isHEIF, let size = try heifInfo { return [size] }
      let second = [row.size(by: "exiftool"), row.size(by: "mediainfo"), mediainfoSize].compactMap { $0 }
        .map { ManifestSize($0.width, $0.height) }
      guard let width = row.width, let height = row.height, width > 0, height > 0 else {
        return second.flatMap { [$0, $0.turned] }
      }
      let size = ManifestSize(width, height)
      let displayed = isTurned ? size.turned : size
      return row.note.contains("DISAGREE size") ? [displayed] + second : [displayed]
    }
  }

  /// Clockwise degrees, where ffprobe found a video stream.
  var rotation: Int? { row.rotation.map { ((-$0) % 360 + 360) % 360 } }

  var isEncrypted: Bool { row.note.contains("encrypted") }

  /// What the tools say of the header.
  var statedDuration: Double? { row.duration.flatMap { $0 > 0 ? $0 : nil } }

  /// What `decoded-duration=` says; 0 where nothing could be decoded.
  var decodedDuration: Double? { note("decoded-duration=").flatMap(Double.init) }

  var doToolsDisagreeOnTime: Bool { row.note.contains("DISAGREE duration") }

  /// Seconds by mediainfo: the second of its fields where it names a sound, the third where it names a video.
  var mediainfoDuration: Double? {
    mediainfoFields.dropFirst().first { Double($0) != nil }.flatMap { Double($0) }
  }

  private var mediainfoSize: (width: Int, height: Int)? {
    for field in mediainfoFields {
      let sides = field.split(separator: "x").map { Int($0) }
      if sides.count == 2, let width = sides[0], let height = sides[1] { return (width, height) }
    }
    return nil
  }

  private var mediainfoFields: [Substring] {
    guard let start = row.secondTool.range(of: "mediainfo:") else { return [] }
    return row.secondTool[start.upperBound...].split(separator: ",")
  }

  private var isTurned: Bool { (row.orientation ?? 1) >= 5 || [90, 270].contains(rotation ?? 0) }

  private var isHEIF: Bool {
    [".avif", ".heic", ".heif"].contains { row.path.hasSuffix($0) }
  }

  private var heifInfo: ManifestSize? {
    get throws {
      let text = String(
        decoding: try Tool.run("heif-info", [RealMedia.path(of: row)], mayFail: true), as: UTF8.self)
      guard
        let line = text.split(separator: "\n").first(where: {
          $0.hasPrefix("image:") && $0.contains("primary")
        }),
        let sides = line.split(separator: " ").dropFirst().first?.split(separator: "x"), sides.count == 2,
        let width = Int(sides[0]), let height = Int(sides[1])
      else { return nil }
      return ManifestSize(width, height)
    }
  }

  private func note(_ key: String) -> String? {
    guard let start = row.note.range(of: key) else { return nil }
    return String(row.note[start.upperBound...].prefix { $0 != ";" && $0 != " " })
  }
}

struct ManifestSize: Equatable, CustomStringConvertible {
  let width: Int
  let height: Int

  init(_ width: Int, _ height: Int) {
    self.width = width
    self.height = height
  }

  var turned: ManifestSize { ManifestSize(height, width) }
  var description: String { "\(width)×\(height)" }
}
