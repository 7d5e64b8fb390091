import Foundation
import GreenroomMedia
import GreenroomModel
import GreenroomProbe

/// Does the one job that comes in on standard input, and says on standard output how it went.
enum Maker {
  /// Returns the exit code.
  static func render() -> CInt {
    run { (job: RenderJob) in
      ClipRenderer.render(
        job.clip, to: MediaPath(bytes: Array(job.output)),
        lastFrame: job.lastFrame.map { MediaPath(bytes: Array($0)) })
    }
  }

  /// Returns the exit code.
  static func frame() -> CInt {
    run { (job: FrameJob) in
      ClipFrame.take(
        job.moment, from: MediaPath(bytes: Array(job.clip)), to: MediaPath(bytes: Array(job.output)))
    }
  }

  /// Returns the exit code.
  static func sheet() -> CInt { run(SheetPainter.make) }

  /// Returns the exit code.
  static func fit() -> CInt {
    run { (job: FitJob) in
      let (source, output) = (MediaPath(bytes: Array(job.source)), MediaPath(bytes: Array(job.output)))
      let teller = ProgressTeller()
      return switch job.recipe {
      case .picture(let recipe): PictureFit.make(recipe, from: source, to: output)
      case .clip(let recipe): ClipFit.make(recipe, from: source, to: output, progress: teller.tell)
      case .sound(let recipe): SoundFit.make(recipe, from: source, to: output, progress: teller.tell)
      }
    }
  }

  private static func run<Job: Decodable>(_ make: (Job) -> String?) -> CInt {
    WorkerLimits.apply()
    guard let line = readLine(), let job = try? JSONDecoder().decode(Job.self, from: Data(line.utf8)) else {
      Worker.complain("what came in on standard input is no job")
      return EX_DATAERR
    }
    return say(MakingAnswer(problem: make(job))) ? EXIT_SUCCESS : EX_SOFTWARE
  }

  fileprivate static func say(_ message: some Encodable) -> Bool {
    guard let line = try? JSONEncoder().encode(message) else { return false }
    print(String(decoding: line, as: UTF8.self))
    // A pipe is else told only when it is full.
    fflush(nil)
    return true
  }
}

/// Tells on standard output which part is done, whenever that is a hundredth more.
private final class ProgressTeller {
  private static let step = 0.01
  private var told = 0.0

  func tell(_ part: Double) {
    guard part.isFinite, part >= told + Self.step || (part >= 1 && told < 1) else { return }
    told = part
    _ = Maker.say(MakingProgress(progress: min(1, part)))
  }
}
