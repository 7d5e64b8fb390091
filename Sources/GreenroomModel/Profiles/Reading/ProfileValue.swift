/// A value of a profile file with the path of keys that leads to it, so that a mistake can be pointed at.
struct ProfileValue {
  let json: JSONValue
  let path: ProfilePath
  /// The documents that limits may name.
  var sources: [ProfileSource] = []

  func failure(_ reason: String, hint: String) -> GreenroomError {
    let place = path.text.isEmpty ? "" : " at \(path.text)"
    return GreenroomError(.invalidProfile, "The profile is not valid\(place): \(reason).", hint: hint)
  }

  func child(_ json: JSONValue, _ step: String) -> ProfileValue {
    ProfileValue(json: json, path: .key(path, step), sources: sources)
  }

  // MARK: - Plain values

  func string() throws(GreenroomError) -> String {
    guard case .string(let text) = json, !text.isEmpty else {
      throw failure("a text is expected", hint: "Write a text in quotes.")
    }
    return text
  }

  func bool() throws(GreenroomError) -> Bool {
    guard case .bool(let value) = json else {
      throw failure("true or false is expected", hint: "Write true or false, without quotes.")
    }
    return value
  }

  func integer() throws(GreenroomError) -> Int64 {
    guard case .integer(let value) = json else {
      throw failure("a whole number is expected", hint: "Write a whole number, without quotes.")
    }
    return value
  }

  func quantity() throws(GreenroomError) -> Quantity {
    switch json {
    case .integer(let value): return Quantity(value)
    case .number(let value):
      guard let quantity = Quantity(decimal: value) else { fallthrough }
      return quantity
    default:
      throw failure("a number is expected", hint: "Write a number of at most six decimals, without quotes.")
    }
  }

  func elements() throws(GreenroomError) -> [ProfileValue] {
    guard case .array(let elements) = json else {
      throw failure("a list is expected", hint: "Write a list in [ ].")
    }
    var values: [ProfileValue] = []
    for (index, element) in elements.enumerated() {
      values.append(ProfileValue(json: element, path: .index(path, index), sources: sources))
    }
    return values
  }

  func strings() throws(GreenroomError) -> [String] {
    var texts: [String] = []
    for element in try elements() { texts.append(try element.string()) }
    return texts
  }

  func choice<Value: RawRepresentable & CaseIterable>(
    of type: Value.Type
  ) throws(GreenroomError) -> Value where Value.RawValue == String {
    let text = try string()
    guard let value = Value(rawValue: text) else {
      let known = type.allCases.map(\.rawValue).joined(separator: ", ")
      throw failure("“\(text)” is not known here", hint: "Write one of \(known).")
    }
    return value
  }

  func choices<Value: RawRepresentable & CaseIterable>(
    of type: Value.Type
  ) throws(GreenroomError) -> [Value] where Value.RawValue == String {
    var values: [Value] = []
    for element in try elements() { values.append(try element.choice(of: type)) }
    return values
  }

  // MARK: - Sources

  /// One document's id, or a list of them.
  func sourceList() throws(GreenroomError) -> [ProfileSource] {
    let ids: [ProfileValue]
    if case .array = json { ids = try elements() } else { ids = [self] }
    guard !ids.isEmpty else {
      throw failure("no source is named", hint: "Name at least one of the profile's sources.")
    }
    var list: [ProfileSource] = []
    for id in ids {
      let name = try id.string()
      guard let source = sources.first(where: { $0.id == name }) else {
        let known = sources.map(\.id).sorted().joined(separator: ", ")
        throw id.failure(
          "there is no source of that name",
          hint: "Add it to sources with title, url and checkedOn, or name one of \(known).")
      }
      list.append(source)
    }
    return list
  }
}

/// The keys that lead to a value. Spelled out only when something is wrong there.
indirect enum ProfilePath {
  case root
  case key(ProfilePath, String)
  case index(ProfilePath, Int)

  /// `models[2].inputs.images.bytes`; empty for the document itself.
  var text: String {
    switch self {
    case .root: ""
    case .key(.root, let name): name
    case .key(let parent, let name): "\(parent.text).\(name)"
    case .index(let parent, let number): "\(parent.text)[\(number)]"
    }
  }
}
