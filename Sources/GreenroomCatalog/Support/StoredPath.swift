import Foundation
import GRDB
import GreenroomModel

/// A path or a file name as the catalog keeps it: text where it is UTF-8, else a blob of its bytes.
struct StoredPath: DatabaseValueConvertible, Hashable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  init(_ path: MediaPath) { bytes = path.bytes }

  var mediaPath: MediaPath { MediaPath(bytes: bytes) }

  var databaseValue: DatabaseValue {
    if let text = String(validating: bytes, as: UTF8.self) { return text.databaseValue }
    return Data(bytes).databaseValue
  }

  static func fromDatabaseValue(_ value: DatabaseValue) -> StoredPath? {
    switch value.storage {
    case .string(let text): StoredPath(Array(text.utf8))
    case .blob(let data): StoredPath(Array(data))
    default: nil
    }
  }
}
