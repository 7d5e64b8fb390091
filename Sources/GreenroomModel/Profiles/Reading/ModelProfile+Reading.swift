extension ModelProfile {
  /// Reads one entry of `models` with the profile's `defaults` behind it.
  convenience init(reading value: ProfileValue, defaults: ProfileValue) throws(GreenroomError) {
    var object = try ProfileObject(value, fallback: defaults)
    self.init(
      id: try object.required("id").string(),
      aliases: try object.optional("aliases")?.strings() ?? [],
      status: try ModelStatus(reading: object.required("status")),
      modes: try ModeRule.list(object.required("modes")),
      imagesAlone: try object.required("imagesAlone").choices(of: Mode.self),
      inputs: try object.needed("inputs") { (inputs) throws(GreenroomError) in
        try InputLimits(reading: &inputs)
      },
      prompt: try object.needed("prompt") { (prompt) throws(GreenroomError) in
        try PromptRule(reading: &prompt)
      },
      parameters: try object.needed("parameters") { (parameters) throws(GreenroomError) in
        try ParameterRule.list(&parameters, code: .outputUnknownParameter)
      },
      extra: try object.needed("extra") { (extra) throws(GreenroomError) in
        try ExtraRules(reading: &extra)
      },
      mayNotMix: try object.list("mayNotMix", Exclusion.init(reading:)),
      mustAccompany: try object.list("mustAccompany", Requirement.init(reading:)),
      conditions: try object.list("conditions", Condition.init(reading:)),
      output: try object.needed("output") { (output) throws(GreenroomError) in
        try OutputFacts(reading: &output)
      })
    try object.finish()
  }
}

extension ProfileObject {
  /// A key that must be there, if only in the defaults, read with the defaults behind it.
  fileprivate mutating func needed<Value>(
    _ key: String, _ read: (inout ProfileObject) throws(GreenroomError) -> Value
  ) throws(GreenroomError) -> Value {
    if var layered = try layered(key) { return try read(&layered) }
    var object = try ProfileObject(required(key))
    return try read(&object)
  }

  /// A list that may be empty but not absent.
  fileprivate mutating func list<Value>(
    _ key: String, _ read: (ProfileValue) throws(GreenroomError) -> Value
  ) throws(GreenroomError) -> [Value] {
    var values: [Value] = []
    for element in try required(key).elements() { values.append(try read(element)) }
    return values
  }
}

extension ModelStatus {
  init(reading value: ProfileValue) throws(GreenroomError) {
    var object = try ProfileObject(value)
    self.init(
      state: try object.required("state").choice(of: State.self),
      date: try object.optional("date").map { (date) throws(GreenroomError) in try date.date() },
      sources: try object.sources(), note: try object.note())
    try object.finish()
  }
}

extension ModeRule {
  static func list(_ value: ProfileValue) throws(GreenroomError) -> [ModeRule] {
    var object = try ProfileObject(value)
    var rules: [ModeRule] = []
    for name in object.keys {
      let mode = try value.child(.string(name), name).choice(of: Mode.self)
      var entry = try ProfileObject(object.required(name))
      rules.append(ModeRule(mode, sources: try entry.sources(), note: try entry.note()))
      try entry.finish()
    }
    return rules
  }
}

extension Exclusion {
  init(reading value: ProfileValue) throws(GreenroomError) {
    var object = try ProfileObject(value)
    self.init(
      these: try object.required("these").choices(of: Role.self),
      those: try object.required("those").choices(of: Role.self),
      sources: try object.sources(), note: try object.note())
    try object.finish()
  }
}

extension Requirement {
  init(reading value: ProfileValue) throws(GreenroomError) {
    var object = try ProfileObject(value)
    self.init(
      role: try object.required("role").choice(of: Role.self),
      anyOf: try object.required("anyOf").choices(of: Role.self),
      sources: try object.sources(), note: try object.note())
    try object.finish()
  }
}

extension Condition {
  init(reading value: ProfileValue) throws(GreenroomError) {
    var object = try ProfileObject(value)
    var when = try ProfileObject(object.required("when"))
    var limits: [String: Limit<Choices>] = [:]
    if let value = object.optional("parameters") {
      var entries = try ProfileObject(value)
      for name in entries.keys { limits[name] = try Limit(reading: entries.required(name)) }
    }
    self.init(
      modes: try when.optional("mode")?.choices(of: Mode.self),
      actions: try when.optional("action")?.strings(),
      parameters: limits, needs: try object.optional("needs")?.choices(of: Role.self) ?? [],
      videoDuration: try object.optional("videoDuration").map { (limit) throws(GreenroomError) in
        try Limit(reading: limit)
      },
      sources: try object.sources(), note: try object.note())
    try when.finish()
    try object.finish()
    if modes == nil, actions == nil {
      throw value.failure(
        "the condition never says when it holds", hint: "Give when a mode or an action, or both.")
    }
  }
}

extension OutputFacts {
  init(reading object: inout ProfileObject) throws(GreenroomError) {
    var sizes: [Size] = []
    var resolutions = try ProfileObject(object.required("sizes"))
    for resolution in resolutions.keys {
      var ratios = try ProfileObject(resolutions.required(resolution))
      for ratio in ratios.keys {
        sizes.append(try Size(reading: ratios.required(ratio), resolution: resolution, ratio: ratio))
      }
    }
    self.init(
      container: try object.required("container").string(),
      videoCodec: try object.required("videoCodec").string(),
      framesPerSecond: Int(try object.required("framesPerSecond").integer()), sizes: sizes,
      sources: try object.sources(), note: try object.note())
    try object.finish()
  }
}

extension OutputFacts.Size {
  init(reading value: ProfileValue, resolution: String, ratio: String) throws(GreenroomError) {
    let sides = try value.elements()
    guard sides.count == 2 else {
      throw value.failure("width and height are expected", hint: "Write [1280, 720].")
    }
    self.init(
      resolution: resolution, ratio: ratio, width: Int(try sides[0].integer()),
      height: Int(try sides[1].integer()))
  }
}
