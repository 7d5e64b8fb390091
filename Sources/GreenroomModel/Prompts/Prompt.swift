/// A prompt as written, read with the names of one request's references.
///
/// `@hero` and `@image1` are mentions; `@@` is a literal `@`; an `@` right after an ASCII letter, digit,
/// `.`, `_`, `+` or `-` (an e-mail address) and one that no name character follows are plain text. A name
/// ends where the longest known one ends, so `让@小明走路` mentions `小明`; one that ends in an ASCII letter,
/// digit, `-` or `_` must not be followed by another, so `@heroo` does not mention `hero`.
package struct Prompt: Equatable, Sendable {
  package struct Mention: Equatable, Sendable {
    package enum Target: Equatable, Sendable {
      /// A reference that the request has, by its name.
      case named(Handle)
      /// A reference that the request has, by its bare handle.
      case handle(Handle)
      /// A handle spelled right that no reference of the request has: `@image7` of three, `@image0`.
      case outOfRange(Handle)
      /// A word that names nothing here, and what was probably meant, with its `@`.
      case unknown(suggestion: String?)
    }

    /// As written, with the `@`.
    package let text: String
    package let target: Target
    /// Where it stands, counted in characters from 0.
    package let position: Int

    /// The reference that is meant; nil where there is none.
    package var handle: Handle? {
      switch target {
      case .named(let handle), .handle(let handle): handle
      case .outOfRange, .unknown: nil
      }
    }
  }

  package enum Segment: Equatable, Sendable {
    case text(String)
    /// `@@`, which stands for one `@`.
    case escapedAt
    case mention(Mention)
  }

  package let source: String
  package let names: ReferenceNames
  package let segments: [Segment]

  package init(_ source: String, names: ReferenceNames) {
    self.source = source
    self.names = names
    segments = PromptScanner.segments(of: source, names: names)
  }

  package var mentions: [Mention] {
    segments.compactMap { if case .mention(let mention) = $0 { mention } else { nil } }
  }

  /// True where nothing but white space is there.
  package var isEmpty: Bool { source.allSatisfy(\.isWhitespace) }
}

// MARK: - What checks ask

extension Prompt {
  /// Mentions of nothing that is known, each with what was probably meant.
  package var unknownMentions: [Mention] {
    mentions.filter { if case .unknown = $0.target { true } else { false } }
  }

  /// Handles beyond the references there are.
  package var outOfRangeMentions: [Mention] {
    mentions.filter { if case .outOfRange = $0.target { true } else { false } }
  }

  /// The references that are spoken of, by name or handle.
  package var mentionedHandles: Set<Handle> { Set(mentions.compactMap(\.handle)) }

  /// The references that nothing speaks of, in the order of the request.
  package var unmentionedHandles: [Handle] {
    let mentioned = mentionedHandles
    return names.entries.map(\.handle).filter { !mentioned.contains($0) }
  }

  /// The handles written as such: those that mean something else when the references change places.
  package var bareHandles: Set<Handle> {
    Set(
      mentions.compactMap { mention in
        switch mention.target {
        case .handle(let handle), .outOfRange(let handle): handle
        case .named, .unknown: nil
        }
      })
  }

  /// Known names and handles that are plain text because their `@` touches the word before, as in
  /// `@hero@dunes`: a space before the `@` makes a mention of them. E-mail addresses are not listed.
  package var touchingMentions: [Mention] {
    var found: [Mention] = []
    for (before, segment) in zip(segments, segments.dropFirst()) {
      guard case .mention(let mention) = before, case .text(let text) = segment, text.hasPrefix("@"),
        let hidden = PromptScanner.mention(
          at: text[...], position: mention.position + mention.text.count, names: names),
        hidden.handle != nil
      else { continue }
      found.append(hidden)
    }
    return found
  }
}
