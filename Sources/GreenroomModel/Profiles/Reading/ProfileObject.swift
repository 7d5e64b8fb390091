/// An object of a profile file, read key by key. What nobody has asked for at the end is a mistake: a key
/// that is not understood must never be taken for a limit that is not there.
///
/// A second object may stand behind the first: keys that a model leaves out come from the defaults.
struct ProfileObject {
  let value: ProfileValue
  private let own: Layer
  private let fallback: Layer?
  /// Every key that was asked for.
  private var known: [String] = []

  /// The members of one object. There are few, so that looking through them beats hashing.
  private struct Layer {
    let value: ProfileValue
    let members: [JSONValue.Member]

    init(_ value: ProfileValue) throws(GreenroomError) {
      guard case .object(let members) = value.json else {
        throw value.failure("an object is expected", hint: "Write an object in { }.")
      }
      self.value = value
      self.members = members
    }

    subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }
  }

  init(_ value: ProfileValue, fallback: ProfileValue? = nil) throws(GreenroomError) {
    self.value = value
    own = try Layer(value)
    self.fallback = try fallback.map { (value) throws(GreenroomError) in try Layer(value) }
  }

  /// Keys in the order of the file, the object's own before those that only the defaults have.
  var keys: [String] {
    own.members.map(\.key) + (fallback?.members.map(\.key).filter { own[$0] == nil } ?? [])
  }

  /// The value of a key that may be absent; null is as good as absent.
  mutating func optional(_ key: String) -> ProfileValue? {
    known.append(key)
    if let found = own[key] { return found == .null ? nil : value.child(found, key) }
    guard let fallback, let found = fallback[key], found != .null else { return nil }
    return fallback.value.child(found, key)
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
    known.append(key)
    guard let found = own[key], found != .null else { return nil }
    let behind = fallback.flatMap { layer in layer[key].map { layer.value.child($0, key) } }
    return try ProfileObject(value.child(found, key), fallback: behind)
  }

  /// Throws when the object has a key that nothing has read.
  func finish() throws(GreenroomError) {
    for layer in [own, fallback].compactMap(\.self) {
      guard let unknown = layer.members.map(\.key).filter({ !known.contains($0) }).min() else { continue }
      let keys = Set(known).sorted()
      let meant = Suggestion.nearest(to: unknown, among: keys).map { "Did you mean “\($0)”? " } ?? ""
      throw layer.value.failure(
        "the key “\(unknown)” is not known here",
        hint: meant + "Known keys: \(keys.joined(separator: ", ")).")
    }
  }

  // MARK: - What many objects have

  mutating func sources() throws(GreenroomError) -> [ProfileSource] {
    try required("source").sourceList()
  }

  mutating func note() throws(GreenroomError) -> String? {
    try optional("note")?.string()
  }
}
