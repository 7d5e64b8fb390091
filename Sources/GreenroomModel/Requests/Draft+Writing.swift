extension Draft {
  /// The draft as a file holds it; ``init(json:)`` reads it back to the same draft. The same draft always
  /// gives the same document.
  package var json: JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ key: String, _ text: String?) {
      if let text { members.append(.init(key, .string(text))) }
    }
    add("profile", profile)
    add("model", model)
    add("prompt", prompt)
    members += parameters
    if !references.isEmpty { members.append(.init("references", referencesJSON)) }
    add("first_frame", firstFrame)
    add("last_frame", lastFrame)
    if !extra.isEmpty { members.append(.init("extra", .object(extra))) }
    return .object(members)
  }

  /// A map where every reference has a name, which is what people write; else a list.
  private var referencesJSON: JSONValue {
    let named = references.compactMap { reference in
      reference.kind == nil ? reference.name.map { JSONValue.Member($0, .string(reference.asset)) } : nil
    }
    if named.count == references.count { return .object(named) }
    return .array(references.map(\.json))
  }
}

extension Draft.DraftReference {
  fileprivate var json: JSONValue {
    switch (name, kind) {
    case (nil, nil): .string(asset)
    // Where the name is that of the longer form's key, the longer form tells them apart.
    case (let name?, nil) where name != "asset": .object([.init(name, .string(asset))])
    case (let name, let kind):
      .object(
        [.init("asset", .string(asset))] + (name.map { [.init("name", .string($0))] } ?? [])
          + (kind.map { [.init("kind", .string($0.rawValue))] } ?? []))
    }
  }
}
