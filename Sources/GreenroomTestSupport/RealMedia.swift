import Foundation
package import Testing

/// The folder of real media that lies beside the checkout, and its table. None of it is part of the project.
package enum RealMedia {
  /// The folder that `GREENROOM_MEDIA` names, else `../shared/media/real` beside the checkout.
  package static let folder: String = {
    if let named = ProcessInfo.processInfo.environment["GREENROOM_MEDIA"], !named.isEmpty { return named }
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return checkout.deletingLastPathComponent().appendingPathComponent("shared/media/real").path
  }()

  package static let isPresent = FileManager.default.fileExists(atPath: folder + "/manifest.tsv")

  /// True where a missing folder is a failure and not a skipped test.
  package static let isRequired = !(ProcessInfo.processInfo.environment["CI"] ?? "").isEmpty

  /// Every row of `manifest.tsv`. Throws where the folder is missing, so that a required test fails.
  package static func rows() throws -> [RealMediaRow] {
    let table = try String(contentsOfFile: folder + "/manifest.tsv", encoding: .utf8)
    var lines = table.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    guard let titles = lines.first?.map(String.init) else { return [] }
    lines.removeFirst()
    return lines.map { fields in
      RealMediaRow(fields: Dictionary(zip(titles, fields.map(String.init))) { first, _ in first })
    }
  }

  package static func path(of row: RealMediaRow) -> String { folder + "/" + row.path }
}

/// One file of the table. A field that the table leaves open (`-`) is nil.
package struct RealMediaRow: Sendable, CustomTestStringConvertible {
  private let fields: [String: String]

  init(fields: [String: String]) { self.fields = fields }

  private subscript(title: String) -> String? {
    guard let value = fields[title], value != "-", !value.isEmpty else { return nil }
    return value
  }

  package var path: String { fields["path"] ?? "" }
  package var bytes: Int64? { self["bytes"].flatMap(Int64.init) }
  /// libavformat's name of the demuxer; nil where ffprobe refuses the file.
  package var container: String? { self["container"] }
  package var codec: String? { self["codec"] }
  /// Pixels as coded, before rotation; 0 where ffprobe opened the file and found none.
  package var width: Int? { self["width"].flatMap(Int.init) }
  package var height: Int? { self["height"].flatMap(Int.init) }
  /// Seconds, as ffprobe says.
  package var duration: Double? { self["duration"].flatMap(Double.init) }
  /// Frames a second, as ffprobe says: a whole number or a fraction.
  package var frameRate: Double? {
    let parts = self["fps"]?.split(separator: "/").compactMap { Double($0) } ?? []
    return parts.count == 2 ? parts[0] / parts[1] : parts.first
  }
  /// Degrees of the display matrix, as ffprobe says.
  package var rotation: Int? { self["rotation"].flatMap(Int.init) }
  /// EXIF orientation 1…8.
  package var orientation: Int? { self["orientation"].flatMap(Int.init) }
  /// What is special about the file, separated by `; `.
  package var note: String { self["note"] ?? "" }
  /// What exiftool and mediainfo say: `exiftool:WEBP exiftool:128x64 mediainfo:dur=1.044 …`.
  package var secondTool: String { self["second_tool"] ?? "" }

  /// Width and height as `tool` (`exiftool`, `mediainfo`) says.
  package func size(by tool: String) -> (width: Int, height: Int)? {
    for word in secondTool.split(separator: " ") where word.hasPrefix(tool + ":") {
      let sides = word.dropFirst(tool.count + 1).split(separator: "x").map { Int($0) }
      if sides.count == 2, let width = sides[0], let height = sides[1] { return (width, height) }
    }
    return nil
  }

  package var testDescription: String { path }
}

extension Trait where Self == ConditionTrait {
  /// Skips, visibly, where the folder of real media is missing; with `CI` set the test runs and fails.
  package static var needsRealMedia: Self {
    .enabled(
      if: RealMedia.isPresent || RealMedia.isRequired,
      "no real media at \(RealMedia.folder); set GREENROOM_MEDIA to their folder")
  }
}
