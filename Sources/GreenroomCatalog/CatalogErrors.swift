import GRDB
import GreenroomModel

extension Catalog {
  /// Turns what SQLite says into what a person can act on.
  static func translatingErrors<Value>(at path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw explain(error, at: path)
    } catch let error as RowDecodingError {
      throw damaged(path, "\(error)")
    }
  }

  static func explain(_ error: DatabaseError, at path: String) -> GreenroomError {
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return damaged(path, detail(error))
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      return GreenroomError(
        .catalog, "Another program has held the catalog “\(path)” for over a minute.",
        hint: "Wait until it is done, or end it, and run the command again.")
    case .SQLITE_FULL:
      return GreenroomError(
        .inputOutput, "The disk is full: nothing more can be written to the catalog “\(path)”.",
        hint: "Make room and run the command again; what was recorded before is kept.")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH:
      return GreenroomError(
        .catalog, "The catalog “\(path)” cannot be opened or written: \(detail(error)).",
        hint: "Check the permissions of the file and of its folder, or choose another with --library DIR.")
    case .SQLITE_IOERR:
      return GreenroomError(
        .inputOutput, "Reading or writing the catalog “\(path)” failed: \(detail(error)).",
        hint: "Check the disk; what was recorded before is kept.")
    default:
      return GreenroomError(
        .catalog, "The catalog “\(path)” refused: \(detail(error)).",
        hint: "This is a fault in Greenroom; `greenroom doctor` shows whether the catalog is sound.")
    }
  }

  static func damaged(_ path: String, _ detail: String) -> GreenroomError {
    GreenroomError(
      .catalog, "The catalog “\(path)” is damaged: \(detail).",
      hint:
        "`greenroom backup list` shows the copies there are, and `greenroom restore` puts one in its place. "
        + "Your media are not touched; without a copy, move the file away and index again.")
  }

  private static func detail(_ error: DatabaseError) -> String {
    error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
  }
}
