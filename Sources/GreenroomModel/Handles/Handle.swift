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
