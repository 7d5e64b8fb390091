import Foundation

/// Whether the long runs are wanted: `make soak` says so.
enum Soak {
  static let isOn = ProcessInfo.processInfo.environment["GREENROOM_SOAK"] == "1"

  /// How many of something: `usual` in a test that everybody runs.
  static func count(_ usual: Int, soak: Int) -> Int { isOn ? soak : usual }
}
