import Glibc

/// Numbers at absolute offsets of a file, out of its head where they lie there and through one small window
/// elsewhere. Every read is bounded, and so is what one reader may fetch in all: a header that sends it to and
/// fro ends in nil, never in a hang.
struct FileBytes: ~Copyable {
  /// Past this many reads of the file a header is hostile or the walk is not worth its time.
  private static let mostFetches = 16_384
  /// The same for numbers looked at, most of which cost no read: tens of milliseconds.
  private static let mostLoads = 8_000_000
  private static let windowCapacity = 4_096

  let source: FileSource
  private var window: [UInt8] = []
  private var windowStart: Int64 = 0
  private var fetches = 0
  private var loads = 0
  /// True once something past the end of the file was asked for.
  private(set) var hasMetEnd = false
  /// Where the readers of headers have met what is embedded.
  private(set) var places: [EmbeddedPlace] = []

  init(_ source: FileSource) { self.source = source }

  var size: Int64 { source.size }

  /// True where a limit was reached and reads are refused: what was not found may still be there.
  var isExhausted: Bool { fetches >= Self.mostFetches || loads >= Self.mostLoads }

  /// Remembers what is embedded between two offsets, for whoever reads it after the header.
  mutating func note(_ kind: EmbeddedPlace.Kind, at start: Int64, end: Int64) {
    guard places.count < EmbeddedPlace.most, start < min(end, size) else { return }
    places.append(EmbeddedPlace(kind: kind, start: start, end: min(end, size)))
  }

  /// The integer at `offset`, most significant byte first; nil where the file does not hold all of it.
  mutating func big<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int64) -> Number? {
    load(type, at: offset).map { Number(bigEndian: $0) }
  }

  /// The integer at `offset`, least significant byte first; nil where the file does not hold all of it.
  mutating func little<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int64) -> Number? {
    load(type, at: offset).map { Number(littleEndian: $0) }
  }

  mutating func byte(at offset: Int64) -> UInt8? { load(UInt8.self, at: offset) }

  /// Whether the ASCII text of `literal` stands at `offset`.
  mutating func matches(_ literal: StaticString, at offset: Int64 = 0) -> Bool {
    for index in 0..<literal.utf8CodeUnitCount {
      guard byte(at: offset + Int64(index)) == literal.utf8Start[index] else { return false }
    }
    return true
  }

  /// Where the next such byte stands, from `start` on and before `end`.
  mutating func position(of wanted: UInt8, from start: Int64, to end: Int64) -> Int64? {
    var offset = start
    let headEnd = min(end, Int64(source.head.count))
    if offset >= 0, offset < headEnd {
      let place = source.head.withUnsafeBytes { head -> Int64? in
        guard let base = head.baseAddress,
          let found = memchr(base + Int(offset), CInt(wanted), Int(headEnd - offset))
        else { return nil }
        return Int64(UnsafeRawPointer(found) - base)
      }
      if let place { return place }
      offset = headEnd
    }
    while offset < end, let byte = byte(at: offset) {
      if byte == wanted { return offset }
      offset += 1
    }
    return nil
  }

  private mutating func load<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int64) -> Number? {
    let width = MemoryLayout<Number>.size
    guard offset >= 0, offset <= size - Int64(width) else {
      hasMetEnd = hasMetEnd || offset >= 0
      return nil
    }
    guard loads < Self.mostLoads else { return nil }
    loads += 1
    if offset <= Int64(source.head.count - width) {
      return source.head.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: Int(offset), as: type) }
    }
    if !windowHolds(offset, width) { fetch(at: offset) }
    guard windowHolds(offset, width) else { return nil }
    return window.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: Int(offset - windowStart), as: type) }
  }

  private func windowHolds(_ offset: Int64, _ width: Int) -> Bool {
    offset >= windowStart && offset - windowStart <= Int64(window.count - width)
  }

  private mutating func fetch(at offset: Int64) {
    windowStart = offset
    window = fetches < Self.mostFetches ? source.bytes(at: offset, count: Self.windowCapacity) : []
    fetches += 1
  }
}
