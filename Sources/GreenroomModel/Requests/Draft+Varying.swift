/// One of the drafts that variations make.
package struct VariedDraft: Equatable, Sendable {
  package let draft: Draft
  /// The value that each varied key has here.
  package let values: [JSONValue.Member]

  package init(draft: Draft, values: [JSONValue.Member]) {
    self.draft = draft
    self.values = values
  }
}

extension Draft {
  /// Every combination of the variations' values, the last key changing fastest; this draft alone where
  /// there are none.
  ///
  /// - Throws: `usage` where there would be too many, a key is varied twice, or a value does not fit its key.
  package func varied(by variations: [Variation]) throws(GreenroomError) -> [VariedDraft] {
    var keys: Set<String> = []
    for variation in variations where !keys.insert(variation.key).inserted {
      throw GreenroomError(
        .usage, "“\(variation.key)” is varied twice.", hint: "Put all its values into one list.")
    }
    var count = 1
    for variation in variations {
      let (product, overflow) = count.multipliedReportingOverflow(by: variation.values.count)
      guard !overflow, product <= Variation.mostDrafts else {
        throw Variation.tooMany(overflow ? nil : product)
      }
      count = product
    }
    var drafts = [VariedDraft(draft: self, values: [])]
    for variation in variations {
      var next: [VariedDraft] = []
      for varied in drafts {
        for value in variation.values {
          let draft = try varied.draft.setting(variation.key, to: value)
          next.append(VariedDraft(draft: draft, values: varied.values + [.init(variation.key, value)]))
        }
      }
      drafts = next
    }
    return drafts
  }

  private func setting(_ key: String, to value: JSONValue) throws(GreenroomError) -> Draft {
    var draft = self
    switch key {
    case "model": draft.model = try Self.text(value, key)
    case "prompt": draft.prompt = try Self.text(value, key)
    case "first_frame": draft.firstFrame = try Self.text(value, key)
    case "last_frame": draft.lastFrame = try Self.text(value, key)
    case "ref": draft.put(try DraftReference(flag: Self.text(value, key)))
    case let key where key.hasPrefix("ref."):
      draft.put(
        DraftReference(name: try AssetName(String(key.dropFirst(4))).text, asset: try Self.text(value, key)))
    case let key where key.hasPrefix("extra."): draft.extra.put(.init(String(key.dropFirst(6)), value))
    default: draft.parameters.put(.init(key, value))
    }
    return draft
  }

  private static func text(_ value: JSONValue, _ key: String) throws(GreenroomError) -> String {
    guard let text = value.string else {
      throw GreenroomError(.usage, "“\(key)” takes text; \(value.compactText) is \(value.kindInWords).")
    }
    return text
  }
}
