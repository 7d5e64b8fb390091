import Foundation
import GRDB
package import GreenroomModel

/// Each of these is on disk when it returns: what a crash must not lose is worth a transaction of its own.
extension Catalog {
  package func partUpload(to backend: String, _ key: ObjectKey) throws -> UploadRecord? {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT id, uploadID, partLength FROM partUpload WHERE backend = ? AND key = ?",
        arguments: [backend, key.text])
      guard let row else { return nil }
      let parts = try Row.fetchAll(
        database, sql: "SELECT number, entityTag FROM uploadedPart WHERE upload = ? ORDER BY number",
        arguments: [try row.at(0) as Int64])
      return try UploadRecord(
        backend: backend, key: key, uploadID: row.at(1), partLength: row.at(2),
        parts: parts.map { try UploadedPart(number: $0.at(0), entityTag: $0.at(1)) })
    }
  }

  /// Takes the place of an older upload to the same key.
  package func begin(_ upload: UploadRecord) throws {
    try write { database in
      try database.run(
        "DELETE FROM partUpload WHERE backend = ? AND key = ?", upload.backend, upload.key.text)
      try database.run(
        "INSERT INTO partUpload (backend, key, uploadID, partLength) VALUES (?, ?, ?, ?)",
        upload.backend, upload.key.text, upload.uploadID, upload.partLength)
    }
  }

  /// Nothing happens where the upload is no longer known: another process ended it.
  package func record(_ part: UploadedPart, of upload: UploadRecord) throws {
    try write { database in
      try database.run(
        """
        INSERT OR REPLACE INTO uploadedPart (upload, number, entityTag)
        SELECT id, ?, ? FROM partUpload WHERE backend = ? AND key = ? AND uploadID = ?
        """, part.number, part.entityTag, upload.backend, upload.key.text, upload.uploadID)
    }
  }

  package func end(_ upload: UploadRecord) throws {
    try write { database in
      try database.run(
        "DELETE FROM partUpload WHERE backend = ? AND key = ? AND uploadID = ?", upload.backend,
        upload.key.text, upload.uploadID)
    }
  }
}
