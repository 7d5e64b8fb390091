/// Where paid work stands. ``successors`` is the one table of what may follow what.
package enum TaskState: String, CaseIterable, Codable, Sendable {
  /// A request that nobody has asked to be paid for.
  case draft
  /// Asked for and written down. Nothing was sent.
  case admitted
  /// Its references are being put where the gateway can fetch them.
  case staging
  /// The call is about to be made, or is being made. Who finds this without a process behind it does not
  /// know whether anything was sent.
  case submitting
  /// The gateway may have taken it. Never sent again by itself.
  case unknown
  case queued
  case processing
  /// Made, and not yet here.
  case completed
  case downloading
  /// Downloaded, probed and in the catalog.
  case done
  case failed
  case cancelled
  /// Made, and its link ended before it was downloaded.
  case expired
}

extension TaskState {
  /// What may follow. Anything else is refused where it would be written.
  package var successors: Set<TaskState> {
    switch self {
    case .draft: [.admitted, .cancelled]
    case .admitted: [.staging, .failed, .cancelled]
    case .staging: [.admitted, .submitting, .failed, .cancelled]
    case .submitting: [.unknown, .queued, .processing, .completed, .failed]
    case .unknown: [.queued, .processing, .completed, .failed, .cancelled]
    case .queued: [.processing, .completed, .failed, .cancelled, .expired]
    case .processing: [.queued, .completed, .failed, .cancelled, .expired]
    case .completed: [.downloading, .failed, .expired]
    case .downloading: [.completed, .done, .failed, .expired]
    // A gateway may give out a fresh link long after the first one ended.
    case .expired: [.completed]
    case .done, .failed, .cancelled: []
    }
  }

  package func mayBecome(_ next: TaskState) -> Bool { successors.contains(next) }

  /// Nothing more happens to it by itself.
  package var isOver: Bool {
    switch self {
    case .done, .failed, .cancelled, .expired: true
    default: false
    }
  }

  /// The gateway has it, so that asking again tells more.
  package var isAtGateway: Bool {
    switch self {
    case .queued, .processing, .completed, .downloading: true
    default: false
    }
  }

  /// Nothing can have been sent yet.
  package var isBeforeSubmit: Bool {
    switch self {
    case .draft, .admitted, .staging: true
    default: false
    }
  }
}
