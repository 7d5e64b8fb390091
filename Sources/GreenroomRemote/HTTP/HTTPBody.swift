/// Bytes to send. Every attempt reads them anew, so a retry sends the same from the start.
package protocol HTTPBodySource: Sendable {
  /// Exactly how many bytes a reader gives.
  var byteCount: Int64 { get }
  func reader() throws -> any HTTPBodyReader
}

/// Reads a body from its first byte to its last, on the thread that sends it.
package protocol HTTPBodyReader: AnyObject {
  /// Fills the beginning of `buffer` and says how far; 0 at the end. What it throws ends the exchange and
  /// comes back as ``HTTPFailure/Cause/body(_:)``.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// A reader ended before it gave what its source had promised.
package struct HTTPBodyEndedEarly: Error {
  package let missingBytes: Int64
}

/// A short body in memory.
package struct HTTPBytes: HTTPBodySource {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var byteCount: Int64 { Int64(bytes.count) }

  package func reader() -> any HTTPBodyReader { Reader(bytes) }

  private final class Reader: HTTPBodyReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
      let piece = rest.prefix(buffer.count)
      buffer.copyBytes(from: piece)
      rest = rest.dropFirst(piece.count)
      return piece.count
    }
  }
}

/// Takes the body of a successful answer (2xx) as it comes, on the thread that receives it. Bodies of other
/// answers are collected in ``HTTPResponse/body``, since they say what went wrong.
package protocol HTTPBodySink: AnyObject {
  /// Called once for each attempt, before any byte: forget what an earlier attempt brought.
  func begin(_ head: HTTPResponse.Head) throws
  func receive(_ bytes: UnsafeRawBufferPointer) throws
}
