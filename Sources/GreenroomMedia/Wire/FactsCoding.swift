import GreenroomModel

extension WireWriter {
  /// Facts are a word of presence bits, one a field and the lowest first, and then the values there are.
  mutating func put(_ facts: MediaFacts) {
    let start = count
    putWhole(0)
    var visitor = FactsWriter()
    // Swapped in and out again: a second reference would make every append copy the buffer.
    swap(&self, &visitor.writer)
    var copy = facts
    // A writer's visits never throw; the signature is the reader's.
    try? copy.visit(with: &visitor)
    swap(&self, &visitor.writer)
    patchWhole(visitor.presence, at: start)
  }
}

extension WireReader {
  mutating func facts() throws(WireError) -> MediaFacts {
    let presence = try whole()
    var visitor = FactsReader(reader: self, presence: presence)
    var facts = MediaFacts()
    try facts.visit(with: &visitor)
    guard visitor.presence == 0 else { throw .malformed }
    self = visitor.reader
    return facts
  }
}

private struct FactsWriter: FactsVisitor {
  var writer = WireWriter()
  var presence: UInt64 = 0
  private var bit: UInt64 = 1

  mutating func visit(_ field: inout String?) {
    if let value = present(field) { writer.put(value) }
  }

  mutating func visit(_ field: inout Int?) {
    if let value = present(field) { writer.put(Int64(value)) }
  }

  mutating func visit(_ field: inout Bool?) {
    if let value = present(field) { writer.put(UInt8(value ? 1 : 0)) }
  }

  mutating func visit(_ field: inout Seconds?) {
    if let value = present(field) { writer.put(value.microseconds) }
  }

  mutating func visit(_ field: inout FrameRate?) {
    guard let value = present(field) else { return }
    writer.put(value.numerator)
    writer.put(value.denominator)
  }

  mutating func visit(_ field: inout PixelRectangle?) {
    guard let value = present(field) else { return }
    for number in [value.x, value.y, value.size.width, value.size.height] { writer.put(Int64(number)) }
  }

  private mutating func present<Value>(_ field: Value?) -> Value? {
    if field != nil { presence |= bit }
    bit <<= 1
    return field
  }
}

private struct FactsReader: FactsVisitor {
  var reader: WireReader
  /// The bits of the fields to come; those of a newer program's fields are left over at the end.
  var presence: UInt64

  mutating func visit(_ field: inout String?) throws(WireError) {
    if isPresent() { field = try reader.string() }
  }

  mutating func visit(_ field: inout Int?) throws(WireError) {
    if isPresent() { field = try reader.integer() }
  }

  mutating func visit(_ field: inout Bool?) throws(WireError) {
    guard isPresent() else { return }
    let value = try reader.byte()
    guard value <= 1 else { throw .malformed }
    field = value == 1
  }

  mutating func visit(_ field: inout Seconds?) throws(WireError) {
    if isPresent() { field = Seconds(microseconds: try reader.signed()) }
  }

  mutating func visit(_ field: inout FrameRate?) throws(WireError) {
    guard isPresent() else { return }
    guard let rate = FrameRate(try reader.signed(), over: try reader.signed()) else { throw .malformed }
    field = rate
  }

  mutating func visit(_ field: inout PixelRectangle?) throws(WireError) {
    guard isPresent() else { return }
    let (x, y) = (try reader.integer(), try reader.integer())
    field = PixelRectangle(x: x, y: y, size: PixelSize(try reader.integer(), try reader.integer()))
  }

  private mutating func isPresent() -> Bool {
    defer { presence >>= 1 }
    return presence & 1 == 1
  }
}
