extension ParameterRule {
  /// Reads one entry of `parameters` or `extra.parameters`.
  ///
  /// - Parameter code: The finding that a wrong value gives where the entry names none.
  init(reading value: ProfileValue, name: String, code: FindingCode) throws(GreenroomError) {
    var object = try ProfileObject(value)
    let type = try object.required("type").choice(of: ValueType.self)
    self.init(
      name: name, type: type,
      code: try object.optional("code").map { (code) throws(GreenroomError) in
        try code.findingCode()
      } ?? code,
      unit: try object.optional("unit")?.string(),
      defaultValue: object.optional("default")?.json,
      isRequired: try object.optional("required")?.bool() ?? false,
      allowed: try object.optional("limit").map { (limit) throws(GreenroomError) in
        try Allowed(reading: limit, type: type)
      },
      sendAlways: try object.optional("sendAlways").map { (advice) throws(GreenroomError) in
        try Advice(reading: advice)
      },
      discouraged: try object.optional("discouraged").map { (advice) throws(GreenroomError) in
        try Advice(reading: advice)
      },
      sources: try object.sources(), note: try object.note())
    try object.finish()
    if type == .integer, allowed == nil {
      throw value.failure("a number has no limit", hint: "Add limit with what is documented.")
    }
  }

  /// Reads an object of entries, the model's own before those of the defaults; an entry that is null is one
  /// that the model does not have.
  static func list(_ object: inout ProfileObject, code: FindingCode) throws(GreenroomError) -> [ParameterRule]
  {
    var rules: [ParameterRule] = []
    for name in object.keys {
      guard let value = object.optional(name) else { continue }
      rules.append(try ParameterRule(reading: value, name: name, code: code))
    }
    return rules
  }
}

extension ParameterRule.Allowed {
  init(reading value: ProfileValue, type: ParameterRule.ValueType) throws(GreenroomError) {
    switch type {
    case .integer: self = .span(try Limit(reading: value))
    case .string, .array: self = .choices(try Limit(reading: value))
    case .boolean, .url:
      throw value.failure("a value of this type has no limit", hint: "Leave limit out.")
    }
  }
}

extension ParameterRule.Advice {
  init(reading value: ProfileValue) throws(GreenroomError) {
    var object = try ProfileObject(value)
    self.init(reason: try object.required("reason").string(), sources: try object.sources())
    try object.finish()
  }
}

extension ProfileValue {
  func findingCode() throws(GreenroomError) -> FindingCode {
    let text = try string()
    let known: [FindingCode] = [
      .outputDuration, .outputResolution, .outputRatio, .outputSeed, .outputUnknownParameter,
    ]
    guard let code = known.first(where: { $0.rawValue == text }) else {
      throw failure(
        "“\(text)” is no finding that a parameter can give",
        hint: "Write one of \(known.map(\.rawValue).joined(separator: ", ")).")
    }
    return code
  }
}

extension ExtraRules {
  /// Reads `extra` of a model with `extra` of the defaults behind it.
  init(reading object: inout ProfileObject) throws(GreenroomError) {
    var rules: [ParameterRule] = []
    if var parameters = try object.layered("parameters") {
      rules = try ParameterRule.list(&parameters, code: .extraValue)
    }
    var wrong: [Wrong] = []
    if let value = object.optional("wrong") {
      var entries = try ProfileObject(value)
      for name in entries.keys {
        wrong.append(try Wrong(reading: entries.required(name), name: name))
      }
    }
    self.init(
      policy: try object.required("policy").choice(of: Policy.self),
      profile: try object.optional("profile")?.string(), parameters: rules, wrong: wrong,
      sources: try object.sources(), note: try object.note())
    try object.finish()
  }
}

extension ExtraRules.Wrong {
  init(reading value: ProfileValue, name: String) throws(GreenroomError) {
    var object = try ProfileObject(value)
    self.init(
      name: name, use: try object.optional("use")?.string(), sources: try object.sources(),
      note: try object.note())
    try object.finish()
  }
}

extension PromptRule {
  /// Reads `prompt` of a model with `prompt` of the defaults behind it.
  init(reading object: inout ProfileObject) throws(GreenroomError) {
    var need = try ProfileObject(object.required("need"))
    var handles = try ProfileObject(object.required("handles"))
    var flags = try ProfileObject(object.required("flags"))
    var overridden: [String: String] = [:]
    var names = try ProfileObject(flags.required("names"))
    for name in names.keys { overridden[name] = try names.required(name).string() }
    self.init(
      need: try need.required("when").choice(of: Need.self), needSources: try need.sources(),
      readsHandles: try handles.required("read").bool(), handleSources: try handles.sources(),
      ideographs: try Limit(reading: object.required("ideographs")),
      words: try Limit(reading: object.required("words")),
      flags: overridden, flagSources: try flags.sources())
    _ = (try need.note(), try handles.note(), try flags.note())
    try need.finish()
    try handles.finish()
    try flags.finish()
    try object.finish()
  }
}
