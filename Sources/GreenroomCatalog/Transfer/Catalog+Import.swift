package import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  /// Merges what ``export(only:_:)`` told, in one transaction. Content that is known is the same asset, whatever its id;
  /// nothing is deleted and nothing that people said is changed: tags are united, and of two names, ratings or notes the
  /// one that is here stays and the other is told. Importing the same again changes nothing.
  ///
  /// It is one operation: taking it back takes away what the file says of assets, and leaves the assets themselves, as
  /// it leaves those that an indexer found.
  ///
  /// - Parameter forEachLine: Gives every object with the number of its line, as often as it is asked.
  /// - Throws: `invalid_export` with the line that is none; nothing was recorded then.
  package func importing(
    _ forEachLine: ((Int, JSONValue) throws -> Void) throws -> Void, at time: Date
  ) throws -> ImportTally {
    try writeIfChanged { database in
      let importer = try CatalogImporter(database, now: time)
      // Operations come before the one that brings them, as they did.
      let (_, hasHistory) = try database.tellingChange { _ in
        try forEachLine { line, object in try Self.onLine(line) { try importer.takeOperation(object) } }
        try importer.finishHistory()
      }
      let (tally, hasChanged) = try perform(in: database) { _ in
        try forEachLine { line, object in try Self.onLine(line) { try importer.take(object) } }
        try importer.finish()
        return importer.tally
      } summary: { tally, _ in
        tally.isEmpty ? nil : "Imported \(tally.words)"
      }
      return (tally, hasHistory || hasChanged)
    }
  }

  private static func onLine(_ line: Int, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let mistake as TransferMistake {
      throw invalid(line, mistake.what)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw invalid(line, error.message ?? "it holds what no catalog can")
    }
  }

  private static func invalid(_ line: Int, _ what: String) -> GreenroomError {
    GreenroomError(
      .invalidExport, "Line \(line) is no line of an export: \(what). Nothing was imported.",
      hint: "`greenroom export` writes such files; one that was edited has to keep its form.")
  }
}
