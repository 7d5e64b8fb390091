import Foundation

/// What the shipped profiles say, read as plain JSON so that these tests need no target of the package.
enum Profiles {
  private static var documents: [[String: Any]] {
    let folder = SourceTree.root.appending(path: "Assets/Profiles")
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "json" }.compactMap {
      guard let data = try? Data(contentsOf: $0) else { return nil }
      return try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    }
  }

  /// Every id and alias of every model.
  static var modelNames: Set<String> {
    let models = documents.flatMap { $0["models"] as? [[String: Any]] ?? [] }
    return Set(
      models.flatMap { [$0["id"] as? String].compactMap(\.self) + ($0["aliases"] as? [String] ?? []) })
  }

  /// The numbers that can only come from the contract: large ones, and odd fractions. Small whole numbers,
  /// halves, powers of two (or one less) or ten, and the seconds of an hour, a day or a week have other reasons to stand in
  /// a source file.
  static var tellingNumbers: Set<Double> {
    Set(documents.flatMap(numbers)).filter(isTelling)
  }

  private static func numbers(in value: Any) -> [Double] {
    switch value {
    case let object as [String: Any]: object.values.flatMap(numbers)
    case let array as [Any]: array.flatMap(numbers)
    case let number as NSNumber: [number.doubleValue]
    default: []
    }
  }

  private static func isTelling(_ number: Double) -> Bool {
    guard number == number.rounded() else { return number * 2 != (number * 2).rounded() }
    // An hour, a day, a week and a month of 30 days are anybody's.
    let isSpanOfTime = [3600, 86400, 604_800, 2_592_000].contains(number)
    guard number > 1000, number < 1e15, !isSpanOfTime else { return false }
    let isPowerOfTwo = UInt64(number).nonzeroBitCount == 1 || (UInt64(number) + 1).nonzeroBitCount == 1
    let digits = String(UInt64(number))
    let isRound = digits.dropFirst().allSatisfy { $0 == "0" } && digits.hasPrefix("1")
    return !isPowerOfTwo && !isRound
  }
}
