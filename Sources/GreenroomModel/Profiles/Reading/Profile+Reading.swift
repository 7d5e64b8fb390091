extension Profile {
  /// Reads a profile file. Strict: an unknown key, a limit without a source, a source without a date or an
  /// unknown format version fails, since a rule that is not understood must not be taken for none.
  ///
  /// - Parameters:
  ///   - json: The file's bytes.
  ///   - base: The bytes of another profile by id, for a file that `extends` one; may throw.
  /// - Throws: `invalid_profile` with the path of keys to what is wrong.
  package init(json: [UInt8], base: (String) throws -> [UInt8] = Self.noBase) throws {
    let own = try Self.document(json)
    guard case .string(let baseID)? = own.json["extends"] else {
      try self.init(reading: own)
      return
    }
    let other = try Self.document(try base(baseID))
    if other.json["extends"] != nil {
      throw own.child(.null, "extends").failure(
        "“\(baseID)” extends another profile itself", hint: "Extend a profile that stands alone.")
    }
    try self.init(reading: ProfileValue(json: own.json.extending(other.json), path: .root))
  }

  package static func noBase(_ id: String) throws -> [UInt8] {
    throw GreenroomError(
      .invalidProfile, "The profile extends “\(id)”, which is not at hand.",
      hint: "Put \(id).json beside it.")
  }

  private static func document(_ json: [UInt8]) throws(GreenroomError) -> ProfileValue {
    do {
      return ProfileValue(json: try JSONValue(parsing: json), path: .root)
    } catch {
      throw GreenroomError(
        .invalidProfile,
        "The profile is not JSON: line \(error.line), column \(error.column): \(error.reason).",
        hint: "Correct the file there.")
    }
  }

  private init(reading document: ProfileValue) throws(GreenroomError) {
    var head = try ProfileObject(document)
    let version = try head.required("formatVersion")
    guard try version.integer() == Self.formatVersion else {
      throw version.failure(
        "format version \(version.json.plainText) is not known",
        hint: "This program reads version \(Self.formatVersion); a newer one needs a newer Greenroom.")
    }
    let sources = try ProfileSource.list(head.required("sources"))
    var named = document
    named.sources = sources
    var object = try ProfileObject(named)
    _ = (object.optional("formatVersion"), object.optional("sources"))
    let defaults = try object.required("defaults")
    var models: [ModelProfile] = []
    for entry in try object.required("models").elements() {
      models.append(try ModelProfile(reading: entry, defaults: defaults))
    }
    self.init(
      id: try object.required("id").string(), title: try object.required("title").string(),
      revision: try object.required("revision").string(), sources: sources,
      gateway: try GatewayFacts(reading: object.required("gateway")),
      foreign: try ForeignNames(reading: object.required("foreign")), models: models)
    try object.finish()
    try refuseSharedNames(document)
  }

  private func refuseSharedNames(_ document: ProfileValue) throws(GreenroomError) {
    var seen: Set<String> = []
    for name in models.flatMap({ [$0.id] + $0.aliases }) where !seen.insert(name).inserted {
      throw document.child(.null, "models").failure(
        "two models are called “\(name)”", hint: "Give every id and alias to one model only.")
    }
  }
}

extension JSONValue {
  /// This object's members over those of `base`, and the members of its `gateway` over the base's; what
  /// says that it extends is left out.
  fileprivate func extending(_ base: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let others) = base else { return self }
    let merged = own.filter { $0.key != "extends" }.map { member in
      guard member.key == "gateway", let gateway = base["gateway"] else { return member }
      return Member(member.key, member.value.extending(gateway))
    }
    return .object(merged + others.filter { self[$0.key] == nil })
  }
}

extension ProfileSource {
  fileprivate static func list(_ value: ProfileValue) throws(GreenroomError) -> [ProfileSource] {
    var object = try ProfileObject(value)
    var sources: [ProfileSource] = []
    for id in object.keys {
      var entry = try ProfileObject(object.required(id))
      sources.append(
        ProfileSource(
          id: id, title: try entry.required("title").string(), url: try entry.optional("url")?.string(),
          checkedOn: try entry.required("checkedOn").date()))
      try entry.finish()
    }
    return sources
  }
}

extension ProfileValue {
  func date() throws(GreenroomError) -> String {
    let text = try string()
    guard ProfileSource.isDate(text) else {
      throw failure("“\(text)” is no date", hint: "Write 2026-04-08, or 2026-04 where the day is not known.")
    }
    return text
  }
}

extension GatewayFacts {
  fileprivate init(reading value: ProfileValue) throws(GreenroomError) {
    var object = try ProfileObject(value)
    self.init(
      baseURL: try object.required("baseURL").string(), dialect: try object.required("dialect").string(),
      queueWindow: try SourcedSeconds(reading: object.required("queueWindow")),
      linkLifetime: try SourcedSeconds(reading: object.required("linkLifetime")),
      clipExemption: try object.optional("clipExemption").map { (value) throws(GreenroomError) in
        try SourcedSeconds(reading: value)
      },
      idempotencyWindow: try object.optional("idempotencyWindow").map { (value) throws(GreenroomError) in
        try SourcedSeconds(reading: value)
      },
      polling: try PollSchedule(reading: object.required("polling")),
      allowsPrivateHosts: try object.required("allowsPrivateHosts").bool(),
      urlSchemes: try Limit(reading: object.required("urlSchemes")))
    try object.finish()
  }
}

extension SourcedSeconds {
  fileprivate init(reading value: ProfileValue) throws(GreenroomError) {
    var object = try ProfileObject(value)
    self.init(
      seconds: try object.required("seconds").integer(), sources: try object.sources(),
      note: try object.note())
    try object.finish()
  }
}

extension PollSchedule {
  fileprivate init(reading value: ProfileValue) throws(GreenroomError) {
    var object = try ProfileObject(value)
    let first = try object.required("first")
    let greatest = try object.required("greatest")
    self.init(
      first: try first.quantity().value, greatest: try greatest.quantity().value,
      sources: try object.sources(),
      note: try object.note())
    guard self.first > 0, self.greatest >= self.first else {
      throw value.failure(
        "the pauses are not above 0, or the greatest is below the first", hint: "Write seconds, as 2 and 5.")
    }
    try object.finish()
  }
}

extension ForeignNames {
  fileprivate init(reading value: ProfileValue) throws(GreenroomError) {
    var object = try ProfileObject(value)
    self.init(
      models: try Entry.table(object.required("models")),
      parameters: try Entry.table(object.required("parameters")))
    try object.finish()
  }
}

extension ForeignNames.Entry {
  fileprivate static func table(_ value: ProfileValue) throws(GreenroomError) -> [String: Self] {
    var object = try ProfileObject(value)
    var table: [String: Self] = [:]
    for name in object.keys {
      var entry = try ProfileObject(object.required(name))
      table[name] = Self(
        use: try entry.optional("use")?.string(), belongsTo: try entry.required("belongsTo").string(),
        profile: try entry.optional("profile")?.string())
      try entry.finish()
    }
    return table
  }
}
