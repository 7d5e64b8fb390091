import Foundation
package import GreenroomModel

/// Turns a result into the JSON document that scripts read: keys in the order they are declared, every key
/// always there (null where there is nothing to say), times in RFC 3339 and UTC.
package enum DocumentEncoder {
  package static func encode(_ document: some Encodable) throws -> JSONValue {
    let slot = Slot()
    try slot.fill(with: document)
    return slot.value
  }
}

/// One place in the document that is being written.
private final class Slot {
  private enum Shape { case leaf, object, array }

  private var shape = Shape.leaf
  private var leaf = JSONValue.null
  private var keys: [String] = []
  private var slots: [Slot] = []

  var value: JSONValue {
    switch shape {
    case .leaf: leaf
    case .object: .object(zip(keys, slots).map { .init($0, $1.value) })
    case .array: .array(slots.map(\.value))
    }
  }

  var count: Int { slots.count }

  func set(_ value: JSONValue) { leaf = value }

  func fill(with value: some Encodable) throws {
    switch value {
    case let value as JSONValue: set(value)
    case let date as Date: set(.string(Timestamp.text(date)))
    default: try value.encode(to: SlotEncoder(slot: self))
    }
  }

  func becomeObject() { shape = .object }

  func becomeArray() { shape = .array }

  func member(_ key: String) -> Slot {
    keys.append(key)
    return element()
  }

  func element() -> Slot {
    let slot = Slot()
    slots.append(slot)
    return slot
  }
}

private struct SlotEncoder: Encoder {
  let slot: Slot
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    slot.becomeObject()
    return KeyedEncodingContainer(ObjectWriter<Key>(slot: slot))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    slot.becomeArray()
    return ArrayWriter(slot: slot)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { LeafWriter(slot: slot) }
}

private struct ObjectWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let slot: Slot
  let codingPath: [any CodingKey] = []

  func encodeNil(forKey key: Key) { slot.member(key.stringValue).set(.null) }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    try slot.member(key.stringValue).fill(with: value)
  }

  // The library's own versions leave the key out where the value is nil.
  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try encodeOrNull(value, key) }
  func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws { try encodeOrNull(value, key) }

  private func encodeOrNull(_ value: (some Encodable)?, _ key: Key) throws {
    if let value { try encode(value, forKey: key) } else { encodeNil(forKey: key) }
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    SlotEncoder(slot: slot.member(key.stringValue)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    SlotEncoder(slot: slot.member(key.stringValue)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { SlotEncoder(slot: slot.member("super")) }
  func superEncoder(forKey key: Key) -> any Encoder { SlotEncoder(slot: slot.member(key.stringValue)) }
}

private struct ArrayWriter: UnkeyedEncodingContainer {
  let slot: Slot
  let codingPath: [any CodingKey] = []

  var count: Int { slot.count }

  func encodeNil() { slot.element().set(.null) }
  func encode(_ value: some Encodable) throws { try slot.element().fill(with: value) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    SlotEncoder(slot: slot.element()).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    SlotEncoder(slot: slot.element()).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { SlotEncoder(slot: slot.element()) }
}

private struct LeafWriter: SingleValueEncodingContainer {
  let slot: Slot
  let codingPath: [any CodingKey] = []

  func encodeNil() { slot.set(.null) }
  func encode(_ value: Bool) { slot.set(.bool(value)) }
  func encode(_ value: String) { slot.set(.string(value)) }
  func encode(_ value: Double) { slot.set(.number(value)) }
  func encode(_ value: Float) { slot.set(.number(Double(value))) }
  func encode(_ value: Int) { slot.set(.integer(Int64(value))) }
  func encode(_ value: Int8) { slot.set(.integer(Int64(value))) }
  func encode(_ value: Int16) { slot.set(.integer(Int64(value))) }
  func encode(_ value: Int32) { slot.set(.integer(Int64(value))) }
  func encode(_ value: Int64) { slot.set(.integer(value)) }
  func encode(_ value: UInt) { encode(UInt64(value)) }
  func encode(_ value: UInt8) { slot.set(.integer(Int64(value))) }
  func encode(_ value: UInt16) { slot.set(.integer(Int64(value))) }
  func encode(_ value: UInt32) { slot.set(.integer(Int64(value))) }
  func encode(_ value: UInt64) {
    slot.set(Int64(exactly: value).map(JSONValue.integer) ?? .number(Double(value)))
  }
  func encode(_ value: some Encodable) throws { try slot.fill(with: value) }
}
