/// A request as a person writes it: the request's own field names, references by name or path, nothing
/// judged yet. Values of the wrong type stay as written, so that a check can say what is wrong with them.
package struct Draft: Equatable, Sendable {
  package struct DraftReference: Equatable, Sendable {
    /// The name that is local to this request; nil where the draft lists assets without names.
    package var name: String?
    /// A path, an `@name` or an id prefix, as written.
    package var asset: String

    package init(name: String? = nil, asset: String) {
      self.name = name
      self.asset = asset
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
