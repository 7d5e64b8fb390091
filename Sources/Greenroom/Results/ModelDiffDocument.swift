import GreenroomModel

/// `greenroom.modeldiff/1`: where two models differ.
package struct ModelDiffDocument: Encodable, Equatable, Sendable {
  package struct Difference: Encodable, Equatable, Sendable {
    package let key: String
    /// Null where the left model says nothing of it.
    package let left: String?
    package let right: String?

    package init(key: String, left: String?, right: String?) {
      self.key = key
      self.left = left
      self.right = right
    }
  }

  package let schema = "greenroom.modeldiff/1"
  /// `profile/model`.
  package let left: String
  package let right: String
  package let differences: [Difference]

  package init(left: String, right: String, differences: [Difference]) {
    self.left = left
    self.right = right
    self.differences = differences
  }

  /// Compares what two models accept, in the order in which the left one lists it.
  package init(_ left: ModelDocument, _ right: ModelDocument) {
    let (mine, theirs) = (left.statements, right.statements)
    let keys = mine.map(\.key) + theirs.map(\.key).filter { key in !mine.contains { $0.key == key } }
    let differences = keys.map { key in
      Difference(
        key: key, left: mine.first { $0.key == key }?.words, right: theirs.first { $0.key == key }?.words)
    }
    self.init(
      left: "\(left.profile)/\(left.id)", right: "\(right.profile)/\(right.id)",
      differences: differences.filter { $0.left != $0.right })
  }
}

extension ModelDocument {
  /// Everything the model accepts, a key and words each.
  fileprivate var statements: [(key: String, words: String)] {
    var statements = [("status", status), ("modes", modes.map(\.rawValue).joined(separator: ", "))]
    statements += limits.map { ($0.key, $0.allowed.words) }
    for parameter in parameters {
      let words = parameter.allowed.words
      statements.append((parameter.name, words.isEmpty ? parameter.type : words))
      if parameter.defaultValue != .null {
        statements.append((parameter.name + " (default)", parameter.defaultValue.plainText))
      }
    }
    return statements + rules.map { ("rule: " + $0.rule, "yes") }
  }
}

extension ModelDocument.Allowed {
  fileprivate var words: String {
    [documented, enforced.map { "enforced: \($0)" }, disputed.map { "disputed: \($0)" }].compactMap(\.self)
      .joined(separator: "; ")
  }
}
