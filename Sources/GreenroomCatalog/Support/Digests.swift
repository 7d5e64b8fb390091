import Foundation
import GRDB
import GreenroomModel

extension Fingerprint: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { blob(high, low).databaseValue }
  static func fromDatabaseValue(_ value: DatabaseValue) -> Fingerprint? {
    halves(value).map { Fingerprint(high: $0.high, low: $0.low) }
  }
}

extension ContentHash: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { blob(high, low).databaseValue }
  static func fromDatabaseValue(_ value: DatabaseValue) -> ContentHash? {
    halves(value).map { ContentHash(high: $0.high, low: $0.low) }
  }
}

/// Sixteen bytes, the most significant first.
private func blob(_ high: UInt64, _ low: UInt64) -> Data {
  var data = Data(capacity: 16)
  withUnsafeBytes(of: high.bigEndian) { data.append(contentsOf: $0) }
  withUnsafeBytes(of: low.bigEndian) { data.append(contentsOf: $0) }
  return data
}

private func halves(_ value: DatabaseValue) -> (high: UInt64, low: UInt64)? {
  guard let data = Data.fromDatabaseValue(value), data.count == 16 else { return nil }
  return data.withUnsafeBytes { bytes in
    (
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    )
  }
}
