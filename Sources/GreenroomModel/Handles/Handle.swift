/// A position in a request: the third image is `@image3` and stands third in the images' array.
package struct Handle: Hashable, Sendable, CustomStringConvertible, Comparable {
  package let kind: MediaKind
  /// Counted from 1, per kind.
  package let number: Int

  package init(_ kind: MediaKind, _ number: Int) {
    self.kind = kind
    self.number = number
  }

  /// As prompts spell it, with the `@`.
  package var description: String { "@\(kind.rawValue)\(number)" }

  /// Reads `@image1`: a kind in lower case and a number from 1 without leading zeros. Nil for all else.
  package init?(_ text: some StringProtocol) {
    guard text.first == "@" else { return nil }
    let word = text.dropFirst()
    guard let kind = MediaKind.allCases.first(where: { word.hasPrefix($0.rawValue) }) else { return nil }
    let digits = word.dropFirst(kind.rawValue.count)
    guard let first = digits.first, first != "0", digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int(digits)
    else { return nil }
    self.init(kind, number)
  }

  package static func < (left: Handle, right: Handle) -> Bool {
    (left.kind.order, left.number) < (right.kind.order, right.number)
  }
}

extension MediaKind {
  fileprivate var order: Int {
    switch self {
    case .image: 0
    case .video: 1
    case .audio: 2
    }
  }
}

extension Handle {
  /// The handle of each reference: per kind, in the order given. Frames have none, nor has what could not
  /// be read and so has no kind.
  package static func assign(to references: [Reference]) -> [Handle?] {
    var counts: [MediaKind: Int] = [:]
    return references.map { reference in
      guard !reference.role.isFrame, let kind = reference.kind else { return nil }
      counts[kind, default: 0] += 1
      return Handle(kind, counts[kind, default: 0])
    }
  }
}
