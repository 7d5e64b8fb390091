/// A document that limits come from, and when it was read.
package struct ProfileSource: Hashable, Sendable {
  package let id: String
  package let title: String
  /// Nil for what no document says.
  package let url: String?
  /// `2026-04-08`, or `2026-08` where only the month is known.
  package let checkedOn: String

  package init(id: String, title: String, url: String?, checkedOn: String) {
    self.id = id
    self.title = title
    self.url = url
    self.checkedOn = checkedOn
  }

  /// In words a person can look up.
  package var citation: String { "\(title) (\(checkedOn))" }

  /// Each document once, in order.
  package static func unique(_ sources: [ProfileSource]) -> [ProfileSource] {
    var seen: Set<String> = []
    return sources.filter { seen.insert($0.id).inserted }
  }

  /// The documents behind a finding.
  package static func citation(_ sources: [ProfileSource]) -> String {
    unique(sources).map(\.citation).joined(separator: "; ")
  }

  package static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts[0].count == 4,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      parts.dropFirst().allSatisfy({ $0.count == 2 }), let month = Int(parts[1]), (1...12).contains(month)
    else { return false }
    guard parts.count == 3 else { return true }
    return Int(parts[2]).map { (1...31).contains($0) } ?? false
  }
}
