/// Whom a prompt may speak of: the handles of one request and the names its references have there.
package struct ReferenceNames: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package let handle: Handle
    package let name: String?

    package init(_ handle: Handle, name: String?) {
      self.handle = handle
      self.name = name
    }
  }

  /// In the order of the request.
  package let entries: [Entry]
  private let handles: Set<Handle>
  /// Sorted longest first, so that the first that fits is the longest that fits.
  private let longestFirst: [(name: [Character], entry: Entry)]

  /// Where two entries share a name, the first has it.
  package init(_ entries: [Entry]) {
    self.entries = entries
    handles = Set(entries.map(\.handle))
    var seen: Set<String> = []
    longestFirst =
      entries.compactMap { entry in
        guard let name = entry.name, !name.isEmpty, seen.insert(name).inserted else { return nil }
        return (Array(name), entry)
      }.sorted { $0.name.count > $1.name.count }
  }

  /// The names that the references of a request have; frames are not spoken of and have none.
  package init(of references: [Reference]) {
    let handles = Handle.assign(to: references)
    self.init(
      zip(handles, references).compactMap { handle, reference in
        handle.map { Entry($0, name: reference.name) }
      })
  }

  package static func == (left: ReferenceNames, right: ReferenceNames) -> Bool {
    left.entries == right.entries
  }

  /// One name for each reference: what the request or set gave, else the asset's own. Where an own name is
  /// already someone's, the reference has none, so that a prompt never means two.
  package static func resolving(local: [String?], own: [String?]) -> [String?] {
    var taken = Set(local.compactMap(\.self))
    return zip(local, own).map { local, own in
      if let local { return local }
      guard let own, taken.insert(own).inserted else { return nil }
      return own
    }
  }

  package func contains(_ handle: Handle) -> Bool { handles.contains(handle) }

  package func name(of handle: Handle) -> String? { entries.first { $0.handle == handle }?.name }

  package func handle(named name: String) -> Handle? {
    longestFirst.first { String($0.name) == name }?.entry.handle
  }

  /// How many references of `kind` there are: the greatest number that a handle of it may have.
  package func count(of kind: MediaKind) -> Int { entries.count { $0.handle.kind == kind } }

  /// The longest name that `text` begins with and that may end there; nil where there is none.
  func longestName(at text: Substring) -> (entry: Entry, end: String.Index)? {
    for (name, entry) in longestFirst {
      guard let end = text.endOfPrefix(name), text.mayEndAName(at: end) else { continue }
      return (entry, end)
    }
    return nil
  }
}

extension Substring {
  /// Where `prefix` ends in this text, compared by canonical equivalence; nil where it is no prefix.
  fileprivate func endOfPrefix(_ prefix: [Character]) -> Index? {
    var index = startIndex
    for character in prefix {
      guard index < endIndex, self[index] == character else { return nil }
      index = self.index(after: index)
    }
    return index
  }

  /// False where an ASCII letter, digit, `-` or `_` stands on both sides of `end`.
  fileprivate func mayEndAName(at end: Index) -> Bool {
    guard end > startIndex, end < endIndex, self[end].isASCIINameCharacter else { return true }
    return !self[index(before: end)].isASCIINameCharacter
  }
}
