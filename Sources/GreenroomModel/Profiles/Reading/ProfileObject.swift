/// An object of a profile file, read key by key. What nobody has asked for at the end is a mistake: a key
/// that is not understood must never be taken for a limit that is not there.
///
/// A second object may stand behind the first: keys that a model leaves out come from the defaults.
struct ProfileObject {
  let value: ProfileValue
  private let members: [String: JSONValue]
  private let fallback: ProfileValue?
  private let fallbackMembers: [String: JSONValue]
  private var known: Set<String> = []

  init(_ value: ProfileValue, fallback: ProfileValue? = nil) throws(GreenroomError) {
    self.value = value
    self.fallback = fallback
    members = try Self.members(of: value)
    fallbackMembers = try fallback.map(Self.members) ?? [:]
  }

  private static func members(of value: ProfileValue) throws(GreenroomError) -> [String: JSONValue] {
    guard case .object(let members) = value.json else {
      throw value.failure("an object is expected", hint: "Write an object in { }.")
    }
    return Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// Keys in the order of the file, the object's own before those that only the defaults have.
  var keys: [String] {
    guard case .object(let own) = value.json else { return [] }
    var keys = own.map(\.key)
    if case .object(let others)? = fallback?.json {
      keys += others.map(\.key).filter { members[$0] == nil }
    }
    return keys
  }

  /// The value of a key that may be absent; null is as good as absent.
  mutating func optional(_ key: String) -> ProfileValue? {
    known.insert(key)
    if let own = members[key] { return own == .null ? nil : value.child(own, key) }
    guard let fallback, let other = fallbackMembers[key], other != .null else { return nil }
    return fallback.child(other, key)
  }

  mutating func required(_ key: String) throws(GreenroomError) -> ProfileValue {
    guard let found = optional(key) else {
      throw value.failure(
        "the key “\(key)” is missing", hint: "Add “\(key)”; what is absent is not unlimited.")
    }
    return found
  }

  /// The object of a key with the defaults' object of the same key behind it; nil where the object itself
  /// lacks the key, whatever the defaults have.
  mutating func layered(_ key: String) throws(GreenroomError) -> ProfileObject? {
    known.insert(key)
    guard let own = members[key], own != .null else { return nil }
    let behind = fallbackMembers[key].flatMap { other in fallback.map { $0.child(other, key) } }
    return try ProfileObject(value.child(own, key), fallback: behind)
  }

  /// Throws when the object has a key that nothing has read.
  func finish() throws(GreenroomError) {
    try Self.refuseUnknown(in: value, members: members, known: known)
    if let fallback { try Self.refuseUnknown(in: fallback, members: fallbackMembers, known: known) }
  }

  private static func refuseUnknown(
    in value: ProfileValue, members: [String: JSONValue], known: Set<String>
  ) throws(GreenroomError) {
    guard let unknown = members.keys.filter({ !known.contains($0) }).min() else { return }
    let keys = known.sorted()
    let meant = Suggestion.nearest(to: unknown, among: keys).map { "Did you mean “\($0)”? " } ?? ""
    throw value.failure(
      "the key “\(unknown)” is not known here", hint: meant + "Known keys: \(keys.joined(separator: ", ")).")
  }

  // MARK: - What many objects have

  mutating func sources() throws(GreenroomError) -> [ProfileSource] {
    try required("source").sourceList()
  }

  mutating func note() throws(GreenroomError) -> String? {
    try optional("note")?.string()
  }
}
