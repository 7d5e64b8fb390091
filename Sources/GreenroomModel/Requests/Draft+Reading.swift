extension Draft {
  /// Reads a draft file's tree, or the body that a gateway gets, which people paste: there the URL arrays
  /// become references in the order of their handles. Fields that are null count as absent.
  ///
  /// - Throws: `invalid_draft` where a field that a draft is built on has the wrong shape, with the field,
  ///   what it is and what was expected. Parameters may be anything; checks judge them.
  package init(json: JSONValue) throws(GreenroomError) {
    guard let members = json.members else {
      throw DraftShape.error(
        "A draft is a map of fields such as model and prompt; this is \(json.kindInWords).")
    }
    self.init()
    for member in members where !member.value.isNull { try read(member.key, member.value) }
    try refuseRepeatedNames()
  }

  private mutating func read(_ field: String, _ value: JSONValue) throws(GreenroomError) {
    switch field {
    case "model": model = try DraftShape.text(value, field)
    case "prompt": prompt = try DraftShape.prose(value, field)
    case "profile": profile = try DraftShape.text(value, field)
    // The second spelling is that of later contracts; a body pasted from there means the same.
    case "first_frame", "first_frame_image": firstFrame = try DraftShape.asset(value, field)
    case "last_frame", "last_frame_image": lastFrame = try DraftShape.asset(value, field)
    case "references": references += try DraftShape.references(value, field)
    case "image_urls": references += try DraftShape.assets(value, field, kind: .image)
    case "video_urls": references += try DraftShape.assets(value, field, kind: .video)
    case "audio_urls": references += try DraftShape.assets(value, field, kind: .audio)
    case "image_with_roles": try readImagesWithRoles(value, field)
    case "extra": extra = try DraftShape.map(value, field)
    default: parameters.append(JSONValue.Member(field, value))
    }
  }

  private mutating func readImagesWithRoles(_ value: JSONValue, _ field: String) throws(GreenroomError) {
    let expected = "a list of maps with url and role"
    guard let entries = value.array else { throw DraftShape.mismatch(field, expected, value) }
    for entry in entries {
      guard let url = entry["url"], let role = entry["role"]?.string.flatMap(Role.init(rawValue:)) else {
        throw DraftShape.mismatch(field, expected, entry)
      }
      switch role {
      case .firstFrame: firstFrame = try DraftShape.asset(url, field)
      case .lastFrame: lastFrame = try DraftShape.asset(url, field)
      case .referenceImage, .referenceVideo, .referenceAudio:
        references.append(DraftReference(asset: try DraftShape.asset(url, field), kind: .image))
      }
    }
  }

  private func refuseRepeatedNames() throws(GreenroomError) {
    var seen: Set<String> = []
    for name in references.compactMap(\.name) where !seen.insert(name).inserted {
      throw DraftShape.error(
        "The draft gives the name “\(name)” to two references.", hint: "Rename one of them.")
    }
  }
}

/// Reads the shapes that a draft's fields have.
private enum DraftShape {
  static let referencesExpected = "a map of names to assets or a list of assets"

  static func error(_ message: String, hint: String? = nil) -> GreenroomError {
    GreenroomError(
      .invalidDraft, message,
      hint: hint ?? "A draft looks like this: { model: …, prompt: …, references: { hero: refs/hero.jpg } }.")
  }

  static func mismatch(_ field: String, _ expected: String, _ value: JSONValue) -> GreenroomError {
    let quoting = expected.hasPrefix("text") && (value.double != nil || value.bool != nil)
    return error(
      "The draft's “\(field)” must be \(expected); \(value.compactText.prefix(60)) is \(value.kindInWords).",
      hint: quoting ? "Put it in quotes: \(field): \"\(value.compactText)\"." : nil)
  }

  static func prose(_ value: JSONValue, _ field: String) throws(GreenroomError) -> String {
    guard let text = value.string else { throw mismatch(field, "text", value) }
    return text
  }

  static func text(_ value: JSONValue, _ field: String) throws(GreenroomError) -> String {
    let text = try prose(value, field)
    if text.allSatisfy(\.isWhitespace) { throw error("The draft's “\(field)” is empty.") }
    return text
  }

  /// A path, name, id or URL. What stands in a stored body in place of a URL is read as the id it holds.
  static func asset(_ value: JSONValue, _ field: String) throws(GreenroomError) -> String {
    guard value.string != nil else { throw mismatch(field, "text: a path, an @name, an id or a URL", value) }
    let text = try text(value, field)
    return UnstagedURL(text)?.id.text ?? text
  }

  static func map(_ value: JSONValue, _ field: String) throws(GreenroomError) -> [JSONValue.Member] {
    guard let members = value.members else { throw mismatch(field, "a map", value) }
    return members.filter { !$0.value.isNull }
  }

  static func assets(
    _ value: JSONValue, _ field: String, kind: MediaKind
  ) throws(GreenroomError) -> [Draft.DraftReference] {
    guard let values = value.array else { throw mismatch(field, "a list of URLs or assets", value) }
    var references: [Draft.DraftReference] = []
    for value in values { references.append(.init(asset: try asset(value, field), kind: kind)) }
    return references
  }

  static func references(_ value: JSONValue, _ field: String) throws(GreenroomError) -> [Draft.DraftReference]
  {
    var references: [Draft.DraftReference] = []
    if let members = value.members {
      for member in members { references.append(try named(member, field)) }
    } else if let entries = value.array {
      for entry in entries { references.append(try reference(entry, field)) }
    } else {
      throw mismatch(field, referencesExpected, value)
    }
    return references
  }

  /// One entry of a list: an asset, `{name: asset}`, or `{asset: …, name: …, kind: …}`.
  private static func reference(_ entry: JSONValue, _ field: String) throws(GreenroomError)
    -> Draft.DraftReference
  {
    guard let members = entry.members else { return .init(asset: try asset(entry, field)) }
    // `- asset: …` is the longer form without a name, and no reference that is called “asset”.
    if members.count == 1, members[0].key != "asset" { return try named(members[0], field) }
    guard let value = members["asset"], members.allSatisfy({ ["asset", "name", "kind"].contains($0.key) })
    else {
      throw mismatch(field, "\(referencesExpected), each an asset or one name with its asset", entry)
    }
    var kind: MediaKind?
    if let word = members["kind"] {
      kind = word.string.flatMap(MediaKind.init(rawValue:))
      if kind == nil { throw error("The draft's “\(field)” has a kind that is not image, video or audio.") }
    }
    var reference = Draft.DraftReference(asset: try asset(value, field), kind: kind)
    if let name = members["name"] { reference.name = try Self.name(prose(name, field), field) }
    return reference
  }

  private static func named(_ member: JSONValue.Member, _ field: String) throws(GreenroomError)
    -> Draft.DraftReference
  {
    .init(name: try name(member.key, field), asset: try asset(member.value, "\(field).\(member.key)"))
  }

  private static func name(_ text: String, _ field: String) throws(GreenroomError) -> String {
    do throws(GreenroomError) {
      return try AssetName(text).text
    } catch {
      throw Self.error("The draft's “\(field)”: \(error.message)", hint: error.hint)
    }
  }
}
