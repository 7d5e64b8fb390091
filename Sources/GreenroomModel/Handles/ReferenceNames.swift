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

  /// One name for each reference: what the request or set gave, else the asset's own, so that a prompt
  /// never means two. Where a name is given twice, the later reference has it (a request's own references
  /// stand behind those of the set it uses); where an own name is already someone's, its reference has none.
  package static func resolving(local: [String?], own: [String?]) -> [String?] {
    var taken: Set<String> = []
    let given = local.reversed().map { name in name.flatMap { taken.insert($0).inserted ? $0 : nil } }
    return zip(zip(local, given.reversed()), own).map { names, own in
      let (local, given) = names
      if local != nil { return given }
      return own.flatMap { taken.insert($0).inserted ? $0 : nil }
    }
  }

  func contains(_ handle: Handle) -> Bool { handles.contains(handle) }

  func name(of handle: Handle) -> String? { entries.first { $0.handle == handle }?.name }

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
