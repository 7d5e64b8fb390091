extension Prompt {
  /// The prompt as the gateway gets it: every known mention a handle, every `@@` a plain `@`.
  ///
  /// A space goes between a handle and what would be read as part of it, so that `@小明2号` is sent as
  /// `@image1 2号` and never as `@image12号`. Mentions of nothing stand as written; a check refuses them.
  package var sent: String {
    joined(escapedAt: "@", names: ReferenceNames([])) { mention in
      mention.handle?.description ?? mention.text
    }
  }

  /// The source with handles in place of names; `@@` stays.
  package var withHandles: String {
    joined(names: names) { mention in mention.handle?.description ?? mention.text }
  }

  /// The source with names in place of handles, where the reference has one; `@@` stays.
  package var withNames: String {
    joined(names: names) { mention in
      guard let name = mention.handle.flatMap(names.name(of:)) else { return mention.text }
      return "@" + name
    }
  }

  /// The source after references were renamed: mentions by an old name become mentions by the new one.
  ///
  /// - Parameters:
  ///   - renames: New names by handle, for handles as they are in this prompt's names.
  ///   - names: The names that will hold afterwards, in which the new source is to be read.
  package func renaming(_ renames: [Handle: String], names: ReferenceNames) -> String {
    joined(names: names) { mention in
      guard case .named(let handle) = mention.target, let name = renames[handle] else { return mention.text }
      return "@" + name
    }
  }

  /// Writes the segments in order, each mention as `spelling` says. Read again with `names`, the text has
  /// the same mentions: a space goes in where a mention would run into what follows it.
  private func joined(
    escapedAt: String = "@@", names: ReferenceNames, spelling: (Mention) -> String
  ) -> String {
    var text = ""
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .text(let plain): text += plain
      case .escapedAt: text += escapedAt
      case .mention(let mention):
        let spelled = spelling(mention)
        text += spelled
        let next = index + 1 < segments.count ? segments[index + 1] : nil
        if mention.handle != nil, runsOn(spelled, into: next, names: names) { text += " " }
      }
    }
    return text
  }

  private func runsOn(_ spelled: String, into next: Segment?, names: ReferenceNames) -> Bool {
    switch next {
    case .text(let plain):
      let mention = PromptScanner.mention(at: (spelled + plain)[...], position: 0, names: names)
      return mention?.text != spelled
    case .mention: return spelled.last?.endsAnAddressee == true
    case .escapedAt, nil: return false
    }
  }
}
