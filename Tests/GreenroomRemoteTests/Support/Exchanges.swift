import GreenroomModel
import GreenroomRemote
import Synchronization
import Testing

/// The failure that an exchange must end in.
func failure(
  of request: HTTPRequest, by transport: any HTTPTransport = CurlTransport(),
  into sink: (any HTTPBodySink)? = nil, at location: SourceLocation = #_sourceLocation
) throws -> HTTPFailure {
  try #require(throws: HTTPFailure.self, sourceLocation: location) {
    try transport.send(request, into: sink)
  }
}

extension HTTPFailure {
  /// The cause's name, for comparisons.
  var causeName: String { String("\(cause)".prefix { $0 != "(" }.split(separator: ".").last ?? "") }
}

extension TransferLimits {
  /// For tests: seconds, where real limits are tens of them.
  static func short(stall: Double = 1, total: Double? = nil, greatestAnswer: Int64 = 1_000_000) -> Self {
    TransferLimits(
      connect: 5, stall: stall, slowestRate: 1_000, total: total, greatestAnswer: greatestAnswer)
  }
}

/// Keeps what it is given.
final class CollectingSink: HTTPBodySink {
  private(set) var heads: [HTTPResponse.Head] = []
  private(set) var bytes: [UInt8] = []
  private let refusal: (any Error)?

  init(refusing refusal: (any Error)? = nil) { self.refusal = refusal }

  func begin(_ head: HTTPResponse.Head) {
    heads.append(head)
    bytes = []
  }

  func receive(_ piece: UnsafeRawBufferPointer) throws {
    if let refusal { throw refusal }
    bytes += piece
  }
}

/// A body that is made while it is read, and the same each time: blocks of 64 KiB, each of one value.
struct MadeBody: HTTPBodySource {
  struct Broken: Error, Equatable {}

  let byteCount: Int64
  /// Where reading fails; nil where it does not.
  var breaksAt: Int64?
  /// Where reading ends before its time; nil where it does not.
  var endsAt: Int64?

  func reader() -> any HTTPBodyReader { Reader(self) }

  private final class Reader: HTTPBodyReader {
    private let body: MadeBody
    private var position: Int64 = 0

    init(_ body: MadeBody) { self.body = body }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
      if let end = body.breaksAt, position >= end { throw Broken() }
      let left = min(body.byteCount, body.endsAt ?? .max) - position
      // Never over the end of a block, so that the same bytes come in pieces of any length.
      let count = Int(min(left, Int64(buffer.count), 65_536 - position % 65_536))
      let piece = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(count))
      _ = piece.initializeMemory(as: UInt8.self, repeating: UInt8(position >> 16 & 0xFF))
      position += Int64(count)
      return count
    }
  }
}

/// A switch that any thread may turn on.
final class Flag: Sendable {
  private let isOn = Atomic(false)

  var isSet: Bool { isOn.load(ordering: .acquiring) }

  func set() { isOn.store(true, ordering: .releasing) }
}

/// Seconds that `work` takes.
func seconds(_ work: () throws -> Void) rethrows -> Double {
  let duration = try ContinuousClock().measure(work)
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}
