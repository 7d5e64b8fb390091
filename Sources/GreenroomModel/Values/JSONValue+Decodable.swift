extension JSONValue: Decodable {
  /// Foundation's decoder forgets the order of keys; they come back sorted. Read what must keep its order
  /// with ``init(parsing:)``.
  package init(from decoder: any Decoder) throws {
    if let keys = try? decoder.container(keyedBy: AnyKey.self) {
      self = .object(
        try keys.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
          Member(key.stringValue, try keys.decode(JSONValue.self, forKey: key))
        })
    } else if var list = try? decoder.unkeyedContainer() {
      var values: [JSONValue] = []
      while !list.isAtEnd { values.append(try list.decode(JSONValue.self)) }
      self = .array(values)
    } else {
      self = try Self.scalar(from: decoder.singleValueContainer())
    }
  }

  private static func scalar(from single: any SingleValueDecodingContainer) throws -> JSONValue {
    if single.decodeNil() { return .null }
    if let value = try? single.decode(Bool.self) { return .bool(value) }
    if let value = try? single.decode(Int64.self) { return .integer(value) }
    if let value = try? single.decode(Double.self) { return .number(value) }
    return .string(try single.decode(String.self))
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
