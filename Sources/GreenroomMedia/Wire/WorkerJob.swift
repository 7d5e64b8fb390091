package import GreenroomModel

/// One thing a worker does to one file.
package struct WorkerJob: Equatable, Sendable {
  package enum Task: Equatable, Sendable {
    case probe(ProbeDepth)
    case contentHash
    case likeness
    case preview(PreviewKind)
  }

  /// Given by the sender; the answer bears it.
  package let number: UInt32
  package let task: Task
  package let path: MediaPath

  package init(number: UInt32, task: Task, path: MediaPath) {
    self.number = number
    self.task = task
    self.path = path
  }
}

extension WorkerJob {
  init(from reader: inout WireReader) throws(WireError) {
    number = try reader.number32()
    task = try Task(code: try reader.byte())
    path = MediaPath(bytes: Array(try reader.slice()))
    guard !path.bytes.isEmpty, !path.bytes.contains(0) else { throw .malformed }
  }

  func write(to writer: inout WireWriter) {
    writer.put(number)
    writer.put(task.code)
    writer.put(path.bytes)
  }
}

extension WorkerJob.Task {
  fileprivate init(code: UInt8) throws(WireError) {
    switch code {
    case 0: self = .probe(.headers)
    case 1: self = .probe(.packets)
    case 2: self = .contentHash
    case 3: self = .likeness
    case 4: self = .preview(.picture)
    case 5: self = .preview(.strip)
    case 6: self = .preview(.curve)
    default: throw .malformed
    }
  }

  fileprivate var code: UInt8 {
    switch self {
    case .probe(.headers): 0
    case .probe(.packets): 1
    case .contentHash: 2
    case .likeness: 3
    case .preview(.picture): 4
    case .preview(.strip): 5
    case .preview(.curve): 6
    }
  }
}

extension WireWriter {
  mutating func putBatch(_ jobs: some Collection<WorkerJob>) {
    frame { body in
      body.put(UInt64(jobs.count))
      for job in jobs { job.write(to: &body) }
    }
  }
}

extension WireReader {
  /// The jobs of one batch frame.
  mutating func batch() throws(WireError) -> [WorkerJob] {
    let count = try unsigned()
    var jobs: [WorkerJob] = []
    for _ in 0..<count { jobs.append(try WorkerJob(from: &self)) }
    guard isAtEnd else { throw .malformed }
    return jobs
  }
}
