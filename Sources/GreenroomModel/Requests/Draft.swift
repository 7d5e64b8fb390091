/// A request as a person writes it: the request's own field names, references by name or path, nothing
/// judged yet. Values of the wrong type stay as written, so that a check can say what is wrong with them.
package struct Draft: Equatable, Sendable {
  package struct DraftReference: Equatable, Sendable {
    /// The name that is local to this request; nil where the draft lists assets without names.
    package var name: String?
    /// A path, an `@name`, an id, an id prefix or a URL, as written.
    package var asset: String
    /// Which array it stood in, where the draft is a gateway's body; nil where the asset itself tells.
    package var kind: MediaKind?

    package init(name: String? = nil, asset: String, kind: MediaKind? = nil) {
      self.name = name
      self.asset = asset
      self.kind = kind
    }
  }

  package var model: String?
  package var prompt: String?
  /// In the order written, which is the order of the handles.
  package var references: [DraftReference] = []
  package var firstFrame: String?
  package var lastFrame: String?
  /// Every other field of the request (`aspect_ratio`, `duration`, `seed` …), in the order written.
  package var parameters: [JSONValue.Member] = []
  package var extra: [JSONValue.Member] = []
  /// The profile the draft was written for; nil means whichever is in force.
  package var profile: String?

  package init() {}
}

extension Draft {
  /// This draft with everything that `other` says put in its place, as flags do over a file: fields replace
  /// fields, parameters and extras replace those of their key, a reference replaces the one of its name, and
  /// everything else is added at the end. A parameter or extra that is null takes its key out.
  package func overriding(with other: Draft) -> Draft {
    var draft = self
    draft.model = other.model ?? model
    draft.prompt = other.prompt ?? prompt
    draft.firstFrame = other.firstFrame ?? firstFrame
    draft.lastFrame = other.lastFrame ?? lastFrame
    draft.profile = other.profile ?? profile
    for reference in other.references { draft.put(reference) }
    for member in other.parameters { draft.parameters.put(member) }
    for member in other.extra { draft.extra.put(member) }
    return draft
  }

  /// Replaces the reference of the same name, or adds one.
  package mutating func put(_ reference: DraftReference) {
    if let name = reference.name, let index = references.firstIndex(where: { $0.name == name }) {
      references[index] = reference
    } else {
      references.append(reference)
    }
  }
}

extension Array where Element == JSONValue.Member {
  /// Sets the member's value; null takes its key out.
  mutating func put(_ member: Element) {
    if member.value.isNull {
      removeAll { $0.key == member.key }
    } else {
      set(member.key, member.value)
    }
  }
}
