package import Foundation
import Glibc
import GreenroomCatalog
package import GreenroomModel

extension Library {
  /// What the first line of an export says of its form.
  static let exportSchema = "greenroom.export/1"

  /// Tells all that a person would miss as JSON Lines: a header, then an object a line in an order that depends on
  /// nothing but the content, so that two exports can be compared line by line. It holds neither keys nor signed URLs,
  /// since the catalog has none.
  ///
  /// - Parameters:
  ///   - query: Only the assets that it finds, and what refers to no others; nil for all.
  ///   - path: A new file; nil where `write` takes the bytes.
  ///   - isDryRun: Whether the file is written aside and thrown away.
  /// - Throws: `not_found` where there is no catalog, `conflict` where a file has the name.
  package func export(
    matching query: String?, to path: MediaPath?, isDryRun: Bool = false, at time: Date,
    _ write: ([UInt8]) throws -> Void
  ) throws -> ExportDocument {
    guard let catalog = try catalogIfPresent else {
      throw GreenroomError(
        .notFound, "The library “\(folder)” has no catalog yet, so there is nothing to export.",
        hint: "The first `greenroom index` makes it.")
    }
    let chosen = try query.map { Set(try records(matching: $0).map(\.id)) }
    let header = JSONValue.object([
      .init("type", "header"), .init("schema", .string(Self.exportSchema)),
      .init("greenroom", .string(Version.current)), .init("exportedAt", .string(Timestamp.text(time))),
      .init("query", query.map(JSONValue.string) ?? .null),
    ])
    guard let path else {
      return try Self.export(catalog, header, chosen, path: nil, write)
    }
    var document: ExportDocument?
    try NewFile.make(path, isDryRun: isDryRun) { unfinished in
      let file = try ExportFile(unfinished)
      document = try Self.export(catalog, header, chosen, path: path, file.append)
    }
    guard let document else { throw NewFile.failure(path) }
    return document
  }

  private static func export(
    _ catalog: Catalog, _ header: JSONValue, _ chosen: Set<AssetID>?, path: MediaPath?,
    _ write: ([UInt8]) throws -> Void
  ) throws -> ExportDocument {
    var (counts, bytes): ([String: Int], Int64) = ([:], 0)
    func line(_ object: JSONValue) throws {
      let text = Array((object.compactText + "\n").utf8)
      try write(text)
      bytes += Int64(text.count)
      counts[object["type"]?.string ?? "", default: 0] += 1
    }
    try line(header)
    try catalog.export(only: chosen, line)
    return ExportDocument(
      path: path?.text, bytes: bytes, assets: counts["asset"] ?? 0, sets: counts["set"] ?? 0,
      requests: counts["request"] ?? 0, tasks: counts["task"] ?? 0, derivations: counts["derivation"] ?? 0)
  }
}

/// The file that an export goes to, under its passing name.
private final class ExportFile {
  private let path: MediaPath
  private let descriptor: CInt

  init(_ path: MediaPath) throws {
    self.path = path
    descriptor = path.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
    guard descriptor >= 0 else { throw NewFile.failure(path) }
  }

  deinit { close(descriptor) }

  func append(_ bytes: [UInt8]) throws {
    guard NewFile.append(bytes, to: descriptor) else { throw NewFile.failure(path) }
  }
}
