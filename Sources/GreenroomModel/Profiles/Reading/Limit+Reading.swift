/// A bound that can be read from its keys in a limit's claim.
protocol ReadableBound: LimitBound {
  init(reading object: inout ProfileObject) throws(GreenroomError)
}

extension Limit where Allowed: ReadableBound {
  /// Reads `{documented, enforced?, disputed?, source, severity?, note?}`.
  init(reading value: ProfileValue) throws(GreenroomError) {
    var object = try ProfileObject(value)
    let sources = try object.sources()
    self.init(
      documented: try Self.claim(try object.required("documented"), sources: sources),
      enforced: try object.optional("enforced").map { (value) throws(GreenroomError) in
        try Self.claim(value, sources: sources)
      },
      disputed: try object.optional("disputed").map { (value) throws(GreenroomError) in
        try Self.claim(value, sources: sources)
      },
      severity: try object.optional("severity")?.choice(of: Severity.self) ?? .error,
      note: try object.note())
    try object.finish()
  }

  /// A claim may name documents of its own; without them it has those of the limit.
  private static func claim(
    _ value: ProfileValue, sources: [ProfileSource]
  ) throws(GreenroomError) -> Claim {
    var object = try ProfileObject(value)
    let own = try object.optional("source")?.sourceList()
    let allowed = try Allowed(reading: &object)
    try object.finish()
    return Claim(allowed, sources: own ?? sources)
  }
}

extension Span: ReadableBound {
  init(reading object: inout ProfileObject) throws(GreenroomError) {
    let (minimum, above) = (object.optional("min"), object.optional("above"))
    let (maximum, below) = (object.optional("max"), object.optional("below"))
    let also = object.optional("also")
    guard minimum == nil || above == nil, maximum == nil || below == nil else {
      throw object.value.failure(
        "one end is given twice", hint: "Give min or above for the low end, max or below for the high one.")
    }
    guard minimum != nil || above != nil || maximum != nil || below != nil else {
      throw object.value.failure("the span has no end", hint: "Give min or above, max or below, or both.")
    }
    var others: [Quantity] = []
    for element in try also?.elements() ?? [] { others.append(try element.quantity()) }
    self.init(
      least: try (minimum ?? above)?.quantity(), greatest: try (maximum ?? below)?.quantity(),
      leastIsOpen: above != nil, greatestIsOpen: below != nil, also: others)
    if let least, let greatest, greatest < least {
      throw object.value.failure(
        "the high end is below the low one", hint: "Swap them, or correct the wrong one.")
    }
  }
}

extension Choices: ReadableBound {
  init(reading object: inout ProfileObject) throws(GreenroomError) {
    let elements = try object.required("oneOf").elements()
    guard !elements.isEmpty else {
      throw object.value.failure("the list allows nothing", hint: "Name at least one value in oneOf.")
    }
    self.init(elements.map(\.json))
  }
}
