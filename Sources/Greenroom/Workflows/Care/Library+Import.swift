package import Foundation
import GreenroomCatalog
package import GreenroomModel

extension Library {
  /// Merges an export into the catalog: see ``Catalog/importing(_:at:)``.
  ///
  /// - Throws: `io` where the file cannot be read, `invalid_export` with the line that is none; nothing was recorded
  ///   then.
  package func importing(_ path: MediaPath, at time: Date) throws -> ImportDocument {
    let tally = try catalog.importing({ take in try Self.forEachLine(of: path, take) }, at: time)
    return ImportDocument(path: path.text, tally)
  }

  /// Gives every line after the header.
  private static func forEachLine(of path: MediaPath, _ take: (Int, JSONValue) throws -> Void) throws {
    var number = 0
    try FileLines(path).forEach { line in
      number += 1
      guard number == 1 || !line.isEmpty else { return }
      let object = try object(line, number)
      if number == 1 { try checkHeader(object) } else { try take(number, object) }
    }
    if number == 0 { try checkHeader(nil) }
  }

  private static func object(_ line: [UInt8], _ number: Int) throws -> JSONValue {
    do throws(JSONSyntaxError) {
      return try JSONValue(parsing: line)
    } catch {
      throw GreenroomError(
        .invalidExport, "Line \(number) is no JSON: \(error.reason). Nothing was imported.",
        hint: "`greenroom export` writes such files, an object a line.")
    }
  }

  private static func checkHeader(_ header: JSONValue?) throws {
    let schema = header?["schema"]?.string
    guard schema != exportSchema else { return }
    throw GreenroomError(
      .invalidExport,
      schema.map { "The file is of the form “\($0)”, not “\(exportSchema)”." }
        ?? "The file does not begin with the header of an export.",
      hint: "`greenroom export` writes such files; a newer one may write them in a newer form.")
  }
}
