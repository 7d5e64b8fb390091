import GreenroomModel

/// Builds a body field by field; what is empty leaves no trace.
struct BodyWriter {
  private(set) var members: [JSONValue.Member] = []
  private var rest: [JSONValue.Member]

  /// - Parameter parameters: What ``add(parameters:)`` takes from, by name.
  init(parameters: [JSONValue.Member]) { rest = parameters }

  var body: JSONValue { .object(members) }

  mutating func add(_ field: String, _ text: String?) {
    if let text { members.append(.init(field, .string(text))) }
  }

  mutating func add(_ field: String, _ texts: [String]) {
    if !texts.isEmpty { members.append(.init(field, .array(texts.map(JSONValue.string)))) }
  }

  mutating func add(_ field: String, _ object: [JSONValue.Member]) {
    if !object.isEmpty { members.append(.init(field, .object(object))) }
  }

  /// Adds those of the parameters that are there, in this order.
  mutating func add(parameters names: [String]) {
    for name in names {
      guard let index = rest.firstIndex(where: { $0.key == name }) else { continue }
      members.append(rest.remove(at: index))
    }
  }

  /// Adds the parameters that no list named, in the order they have.
  mutating func addRemainingParameters() {
    members += rest
    rest = []
  }
}
