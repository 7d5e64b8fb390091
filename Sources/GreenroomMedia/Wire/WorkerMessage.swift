package import GreenroomModel

/// What a worker says: once who it is, then one answer a job, in the order of the jobs.
package enum WorkerMessage: Equatable, Sendable {
  /// Raised whenever a frame changes its layout, so that two halves of a mixed installation part politely.
  package static let protocolVersion: UInt8 = 3

  case hello(version: UInt8)
  case probed(job: UInt32, ProbeOutcome)
  case hashed(job: UInt32, HashOutcome)
  case likened(job: UInt32, LikenessOutcome)
  case previewed(job: UInt32, PreviewOutcome)
}

extension WorkerMessage {
  private enum Code {
    static let hello: UInt8 = 0
    static let probed: UInt8 = 1
    static let notProbed: UInt8 = 2
    static let hashed: UInt8 = 3
    static let notHashed: UInt8 = 4
    static let likened: UInt8 = 5
    static let notLikened: UInt8 = 6
    static let previewed: UInt8 = 7
    static let notPreviewed: UInt8 = 8
  }

  init(frame: ArraySlice<UInt8>) throws(WireError) {
    var reader = WireReader(frame)
    let code = try reader.byte()
    if code == Code.hello {
      self = .hello(version: try reader.byte())
    } else {
      let job = try reader.number32()
      switch code {
      case Code.probed: self = .probed(job: job, .success(try reader.probeReport()))
      case Code.notProbed: self = .probed(job: job, .failure(try reader.fileProblem()))
      case Code.hashed: self = .hashed(job: job, .success(try reader.hashReport()))
      case Code.notHashed: self = .hashed(job: job, .failure(try reader.fileProblem()))
      case Code.likened: self = .likened(job: job, .success(try reader.likenessReport()))
      case Code.notLikened: self = .likened(job: job, .failure(try reader.fileProblem()))
      case Code.previewed: self = .previewed(job: job, .success(try reader.previewReport()))
      case Code.notPreviewed: self = .previewed(job: job, .failure(try reader.fileProblem()))
      default: throw .malformed
      }
    }
    guard reader.isAtEnd else { throw .malformed }
  }

  func write(to writer: inout WireWriter) {
    writer.frame { body in
      switch self {
      case .hello(let version):
        body.put(Code.hello)
        body.put(version)
      case .probed(let job, .success(let report)):
        body.start(Code.probed, job: job)
        body.put(report)
      case .probed(let job, .failure(let problem)):
        body.start(Code.notProbed, job: job)
        body.put(problem)
      case .hashed(let job, .success(let report)):
        body.start(Code.hashed, job: job)
        body.put(report)
      case .hashed(let job, .failure(let problem)):
        body.start(Code.notHashed, job: job)
        body.put(problem)
      case .likened(let job, .success(let report)):
        body.start(Code.likened, job: job)
        body.put(report)
      case .likened(let job, .failure(let problem)):
        body.start(Code.notLikened, job: job)
        body.put(problem)
      case .previewed(let job, .success(let report)):
        body.start(Code.previewed, job: job)
        body.put(report)
      case .previewed(let job, .failure(let problem)):
        body.start(Code.notPreviewed, job: job)
        body.put(problem)
      }
    }
  }
}

extension WireWriter {
  fileprivate mutating func start(_ code: UInt8, job: UInt32) {
    put(code)
    put(job)
  }
}
