package import Foundation

/// Times of ours are whole milliseconds since 1970 in the catalog.
extension Date {
  package var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1_000).rounded()) }

  package init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1_000) }
}
