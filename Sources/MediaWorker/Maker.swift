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
      LastFrame.take(from: MediaPath(bytes: Array(job.clip)), to: MediaPath(bytes: Array(job.output)))
    }
  }

  private static func run<Job: Decodable>(_ make: (Job) -> String?) -> CInt {
    WorkerLimits.apply()
    guard let line = readLine(), let job = try? JSONDecoder().decode(Job.self, from: Data(line.utf8)) else {
      Worker.complain("what came in on standard input is no job")
      return EX_DATAERR
    }
    guard let answer = try? JSONEncoder().encode(MakingAnswer(problem: make(job))) else { return EX_SOFTWARE }
    print(String(decoding: answer, as: UTF8.self))
    return EXIT_SUCCESS
  }
}
