import Glibc
import Greenroom
import GreenroomModel
import Synchronization

/// Shows how far a workflow has come, on the error stream: a line that redraws on a terminal, a plain line
/// every half minute elsewhere, or a JSON event a second for programs.
final class ProgressLine: Sendable {
  enum Form: Equatable { case redrawn, plain, json, none }

  private struct State {
    var startedAt: Double?
    var shownAt: Double?
    var isLineOpen = false
    var phase = ""
  }

  private let form: Form
  private let columns: Int
  private let stream: ByteStream
  private let now: @Sendable () -> Double
  private let state = Mutex(State())

  /// `now` counts seconds from any moment on.
  init(form: Form, columns: Int, stream: ByteStream, now: @escaping @Sendable () -> Double) {
    self.form = form
    self.columns = columns
    self.stream = stream
    self.now = now
  }

  convenience init(_ choice: ProgressChoice, _ output: Output) {
    let form: Form =
      switch choice {
      case .auto: output.terminal.isErrorTerminal ? .redrawn : .plain
      case .plain: .plain
      case .json: .json
      case .none: .none
      }
    self.init(
      form: form, columns: output.terminal.errorColumns ?? 80, stream: output.messages,
      now: Self.monotonicSeconds)
  }

  var observer: WorkProgress.Observer { { self.show($0) } }

  /// Cheap to call for every file: what comes sooner than the form wants is passed over.
  func show(_ progress: WorkProgress) {
    guard form != .none else { return }
    let moment = now()
    state.withLock { state in
      if state.phase != progress.phase || state.startedAt == nil {
        state.phase = progress.phase
        state.startedAt = moment
        if form == .plain { state.shownAt = moment }
      }
      if let shownAt = state.shownAt, moment - shownAt < interval { return }
      state.shownAt = moment
      write(progress, elapsed: moment - (state.startedAt ?? moment))
      state.isLineOpen = form == .redrawn
    }
  }

  /// Takes the redrawn line away, so that the result stands alone.
  func finish() {
    state.withLock { state in
      guard state.isLineOpen else { return }
      state.isLineOpen = false
      try? stream.write("\r\u{1B}[K")
    }
  }

  private var interval: Double {
    switch form {
    case .redrawn: 0.1
    case .json: 1
    case .plain, .none: 30
    }
  }

  /// Progress that cannot be written is no reason to stop the work.
  private func write(_ progress: WorkProgress, elapsed: Double) {
    let pace = Pace(progress, elapsed: elapsed)
    switch form {
    case .redrawn:
      let line = StyledText(pace.words).shortened(to: max(2, columns - 1)).text(colored: false)
      try? stream.write("\r\u{1B}[K" + line)
    case .plain: try? stream.write("greenroom: \(pace.words)\n")
    case .json:
      guard let event = try? DocumentEncoder.text(of: ProgressEvent(progress, pace), as: .compact) else {
        return
      }
      try? stream.write(event + "\n")
    case .none: break
    }
  }

  @Sendable private static func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Speed and the time that is left.
private struct Pace {
  let perSecond: Double?
  let bytesPerSecond: Double?
  let secondsLeft: Double?
  private let progress: WorkProgress

  init(_ progress: WorkProgress, elapsed: Double) {
    self.progress = progress
    perSecond = elapsed > 0.2 && progress.done > 0 ? Double(progress.done) / elapsed : nil
    bytesPerSecond = progress.sent.flatMap { sent in
      elapsed > 0.2 && sent.bytes > 0 ? Double(sent.bytes) / elapsed : nil
    }
    secondsLeft =
      if let sent = progress.sent {
        bytesPerSecond.map { Double(max(0, sent.total - sent.bytes)) / $0 }
      } else {
        perSecond.flatMap { rate in progress.total.map { Double(max(0, $0 - progress.done)) / rate } }
      }
  }

  /// `reading 1,200/4,000 · 3,900/s · 1 s left · 18 MB read`, or while bytes are sent
  /// `uploading 3/9 · 41 MB/s · 2 s left · 120 MB of 200 MB`.
  var words: String {
    let count = Amount.count(progress.done) + (progress.total.map { "/" + Amount.count($0) } ?? "")
    let speed =
      progress.sent == nil
      ? perSecond.map { Amount.count(Int($0.rounded())) + "/s" }
      : bytesPerSecond.map { Amount.bytes(Int64($0)) + "/s" }
    let left = secondsLeft.map { Amount.seconds($0.rounded(.up)) + " left" }
    let bytes =
      progress.sent.map { Amount.bytes($0.bytes) + " of " + Amount.bytes($0.total) }
      ?? (progress.bytesRead > 0 ? Amount.bytes(progress.bytesRead) + " read" : nil)
    return (["\(progress.phase) \(count)"] + [speed, left, bytes].compactMap(\.self)).joined(separator: " · ")
  }
}

/// `greenroom.progress/1`: one line a second on the error stream.
private struct ProgressEvent: Encodable {
  let schema = "greenroom.progress/1"
  let phase: String
  let done: Int
  let total: Int?
  let bytesRead: Int64
  let bytesSent: Int64?
  let bytesToSend: Int64?
  let perSecond: Double?
  let bytesPerSecond: Double?
  let secondsLeft: Double?

  init(_ progress: WorkProgress, _ pace: Pace) {
    phase = progress.phase
    done = progress.done
    total = progress.total
    bytesRead = progress.bytesRead
    bytesSent = progress.sent?.bytes
    bytesToSend = progress.sent?.total
    perSecond = pace.perSecond
    bytesPerSecond = pace.bytesPerSecond
    secondsLeft = pace.secondsLeft
  }
}
