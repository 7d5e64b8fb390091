import Glibc

/// A worker's side of the pipes: reads batches of jobs, answers each in turn, until there are no more.
package struct WorkerLoop {
  package enum Ending: Error, Equatable, Sendable {
    /// What came in is no batch of jobs.
    case garbage
    /// A pipe failed with this error number.
    case pipe(CInt)
  }

  private static let readSize = 1 << 16

  private let input: CInt
  private let output: CInt

  package init(input: CInt, output: CInt) {
    self.input = input
    self.output = output
  }

  /// Returns when the other side has closed its end. Each answer is written before the next job is begun, so
  /// that the other side always knows which file is in hand.
  package func run(_ answer: (WorkerJob) -> WorkerMessage) throws(Ending) {
    var writer = WireWriter()
    try say(.hello(version: WorkerMessage.protocolVersion), &writer)
    var frames = WireFrames()
    var buffer = [UInt8](repeating: 0, count: Self.readSize)
    while true {
      while let jobs = try batch(&frames) {
        for job in jobs { try say(answer(job), &writer) }
      }
      let count = read(input, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .pipe(errno) }
      guard count > 0 else { return }
      frames.append(buffer[..<count])
    }
  }

  private func batch(_ frames: inout WireFrames) throws(Ending) -> [WorkerJob]? {
    do throws(WireError) {
      guard let frame = try frames.next() else { return nil }
      var reader = WireReader(frame)
      return try reader.batch()
    } catch {
      throw .garbage
    }
  }

  private func say(_ message: WorkerMessage, _ writer: inout WireWriter) throws(Ending) {
    writer.removeAll()
    message.write(to: &writer)
    var start = 0
    while start < writer.count {
      let count = writer.bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.map { write(output, $0 + start, bytes.count - start) } ?? 0
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .pipe(errno) }
      start += count
    }
  }
}
