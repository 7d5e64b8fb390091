import Foundation

/// Rows of a table: how long a question took, asked many times.
enum Figures {
  static func printHead() {
    print(
      """
      | question | p50 ms | p99 ms | worst ms | found (median) | wanted at p99 |
      | --- | --- | --- | --- | --- | --- |
      """)
  }

  /// - Parameters:
  ///   - wanted: Milliseconds that the slowest but one in a hundred may take.
  ///   - question: Makes ready what is asked in a round; what that takes does not count. What it gives tells how many were
  ///     found.
  static func measure(
    _ name: String, wanted: Double? = nil, rounds: Int = 300, _ question: (Int) throws -> () throws -> Int
  ) throws {
    var times: [Double] = []
    var found: [Int] = []
    for round in 0..<rounds {
      let ask = try question(round)
      times.append(try Clock.seconds { found.append(try ask()) } * 1_000)
    }
    times.sort()
    let slow = times[times.count * 99 / 100]
    let shown = [times[times.count / 2], slow, times[times.count - 1]]
      .map { String(format: "%.2f", $0) }.joined(separator: " | ")
    print("| \(name) | \(shown) | \(found.sorted()[found.count / 2]) | \(verdict(slow, wanted)) |")
  }

  private static func verdict(_ slow: Double, _ wanted: Double?) -> String {
    wanted.map { String(format: "%.0f, %@", $0, slow <= $0 ? "met" : "missed") } ?? ""
  }
}
