import Foundation
package import GreenroomModel

/// Turns a result into the JSON document that scripts read: keys in the order they are declared, every key
/// always there (null where there is nothing to say), times in RFC 3339 and UTC. It is written as it is encoded, since a
/// tree of a page of assets takes longer than all else about it.
package enum DocumentEncoder {
  /// In UTF-8, without a newline at the end.
  package static func encode(_ document: some Encodable, as style: JSONWriter.Style) throws -> [UInt8] {
    let text = DocumentText(style)
    try text.write(document)
    return text.writer.bytes
  }

  package static func text(of document: some Encodable, as style: JSONWriter.Style) throws -> String {
    String(decoding: try encode(document, as: style), as: UTF8.self)
  }

  /// The same as a value that can be looked into.
  package static func value(of document: some Encodable) throws -> JSONValue {
    try JSONValue(parsing: encode(document, as: .compact))
  }
}

/// The text that all containers of one document write to. Each knows how deep it stands, and ends whatever stands
/// deeper before it goes on: nothing tells a container that it is done.
private final class DocumentText {
  var writer: JSONWriter

  init(_ style: JSONWriter.Style) { writer = JSONWriter(style) }

  func write<Value: Encodable>(_ value: Value) throws {
    // Asking for the type is far quicker than a cast.
    if Value.self == JSONValue.self, let value = value as? JSONValue { return writer.write(value) }
    if Value.self == Date.self, let date = value as? Date { return writer.write(Timestamp.text(date)) }
    let (depth, length) = (writer.depth, writer.bytes.count)
    try value.encode(to: DocumentPlace(text: self, depth: depth))
    writer.end(downTo: depth)
    if writer.bytes.count == length { writer.writeNull() }
  }
}

/// Where one value goes.
private struct DocumentPlace: Encoder {
  let text: DocumentText
  let depth: Int
  // Computed, so that a place is small enough to be passed without being allocated.
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// A second one of the same value goes on with the first.
  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    text.writer.end(downTo: depth + 1)
    if text.writer.list(at: depth) == nil { text.writer.begin(.object) }
    return KeyedEncodingContainer(ObjectWriter<Key>(text: text, depth: depth + 1))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    text.writer.end(downTo: depth + 1)
    if text.writer.list(at: depth) == nil { text.writer.begin(.array) }
    return ArrayWriter(text: text, depth: depth + 1)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { LeafWriter(text: text) }
}

private struct ObjectWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let text: DocumentText
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  /// Ends what stands deeper, and goes on with a key.
  private func begin(_ key: String) {
    text.writer.end(downTo: depth)
    text.writer.key(key)
  }

  private func place(_ key: String) -> DocumentPlace {
    begin(key)
    return DocumentPlace(text: text, depth: depth)
  }

  func encodeNil(forKey key: Key) {
    begin(key.stringValue)
    text.writer.writeNull()
  }

  func encode(_ value: Bool, forKey key: Key) {
    begin(key.stringValue)
    text.writer.write(value)
  }

  func encode(_ value: String, forKey key: Key) {
    begin(key.stringValue)
    text.writer.write(value)
  }

  func encode(_ value: Int, forKey key: Key) {
    begin(key.stringValue)
    text.writer.write(value)
  }

  func encode(_ value: Double, forKey key: Key) {
    begin(key.stringValue)
    text.writer.write(value)
  }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    begin(key.stringValue)
    try text.write(value)
  }

  // The library's own versions leave the key out where the value is nil.
  func encodeIfPresent(_ value: Bool?, forKey key: Key) {
    if let value { encode(value, forKey: key) } else { encodeNil(forKey: key) }
  }
  func encodeIfPresent(_ value: String?, forKey key: Key) {
    if let value { encode(value, forKey: key) } else { encodeNil(forKey: key) }
  }
  func encodeIfPresent(_ value: Double?, forKey key: Key) {
    if let value { encode(value, forKey: key) } else { encodeNil(forKey: key) }
  }
  func encodeIfPresent(_ value: Int?, forKey key: Key) {
    if let value { encode(value, forKey: key) } else { encodeNil(forKey: key) }
  }
  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try encodeOrNull(value, key) }
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
  ) -> KeyedEncodingContainer<Nested> { place(key.stringValue).container(keyedBy: type) }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    place(key.stringValue).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { place("super") }
  func superEncoder(forKey key: Key) -> any Encoder { place(key.stringValue) }
}

private struct ArrayWriter: UnkeyedEncodingContainer {
  let text: DocumentText
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  /// Where the next element goes; ends what stands deeper.
  private func place() -> DocumentPlace {
    text.writer.end(downTo: depth)
    return DocumentPlace(text: text, depth: depth)
  }

  var count: Int { text.writer.count(at: depth - 1) }

  func encodeNil() {
    text.writer.end(downTo: depth)
    text.writer.writeNull()
  }

  func encode(_ value: some Encodable) throws {
    text.writer.end(downTo: depth)
    try text.write(value)
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    place().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { place().unkeyedContainer() }

  func superEncoder() -> any Encoder { place() }
}

private struct LeafWriter: SingleValueEncodingContainer {
  let text: DocumentText
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { text.writer.writeNull() }
  func encode(_ value: Bool) { text.writer.write(value) }
  func encode(_ value: String) { text.writer.write(value) }
  func encode(_ value: Double) { text.writer.write(value) }
  func encode(_ value: Float) { text.writer.write(Double(value)) }
  func encode(_ value: Int) { text.writer.write(value) }
  func encode(_ value: Int8) { text.writer.write(value) }
  func encode(_ value: Int16) { text.writer.write(value) }
  func encode(_ value: Int32) { text.writer.write(value) }
  func encode(_ value: Int64) { text.writer.write(value) }
  func encode(_ value: UInt) { text.writer.write(value) }
  func encode(_ value: UInt8) { text.writer.write(value) }
  func encode(_ value: UInt16) { text.writer.write(value) }
  func encode(_ value: UInt32) { text.writer.write(value) }
  func encode(_ value: UInt64) { text.writer.write(value) }
  func encode(_ value: some Encodable) throws { try text.write(value) }
}
