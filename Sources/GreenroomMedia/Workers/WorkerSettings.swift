import Glibc
import GreenroomModel

/// How the media workers are run.
package struct WorkerSettings: Sendable {
  /// Absolute path of `greenroom-media`.
  package var executable: String
  /// The whole environment of a worker, as `NAME=value`; it needs nothing.
  package var environment: [String]
  /// Greatest number of workers at a time.
  package var count: Int
  package var patience: WorkerPatience
  /// A worker without a job for so long is let go.
  package var idleTime: Duration

  /// - Parameter count: Nil takes as many as there are cores.
  package init(
    executable: String, environment: [String] = [], count: Int? = nil, patience: WorkerPatience = .standard,
    idleTime: Duration = .seconds(10)
  ) {
    self.executable = executable
    self.environment = environment
    self.count = count ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    self.patience = patience
    self.idleTime = idleTime
  }
}

/// How long a worker may take before it counts as hung. The prober has deadlines of its own below these, so
/// that they are met only where it no longer has the processor.
package struct WorkerPatience: Sendable {
  /// From start to readiness: loading libav from a cold, slow disk takes seconds.
  package var start: Duration
  /// One file, headers only.
  package var headers: Duration
  /// One file, every packet.
  package var packets: Duration
  /// One file from first byte to last, on top of which comes its size at `slowestBytesPerSecond`.
  package var hash: Duration
  package var slowestBytesPerSecond: Int64

  package init(
    start: Duration, headers: Duration, packets: Duration, hash: Duration, slowestBytesPerSecond: Int64
  ) {
    self.start = start
    self.headers = headers
    self.packets = packets
    self.hash = hash
    self.slowestBytesPerSecond = slowestBytesPerSecond
  }

  package static let standard = WorkerPatience(
    start: .seconds(30), headers: .seconds(5), packets: .seconds(40), hash: .seconds(30),
    slowestBytesPerSecond: 5_000_000)

  func limit(of task: WorkerJob.Task, size: Int64) -> Duration {
    switch task {
    case .probe(.headers): headers
    case .probe(.packets), .likeness, .preview: packets
    case .contentHash: hash + .seconds(max(0, size) / max(1, slowestBytesPerSecond))
    }
  }
}
