import Foundation
package import GreenroomModel

/// The profiles in `Assets/Profiles` of the checkout.
package enum ShippedProfile {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Assets/Profiles")

  /// Every id that is shipped, sorted.
  package static func ids() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(".json".count)) }.sorted()
  }

  package static func bytes(of id: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent("\(id).json")))
  }

  package static func load(_ id: String) throws -> Profile {
    try Profile(json: bytes(of: id), base: bytes(of:))
  }
}
