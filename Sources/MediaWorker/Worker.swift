import Glibc
import GreenroomMedia
import GreenroomModel
import GreenroomProbe

/// Answers the jobs that come in on standard input until there are no more.
enum Worker {
  /// Returns the exit code.
  static func run() -> CInt {
    WorkerLimits.apply()
    let prober = Prober()
    do throws(WorkerLoop.Ending) {
      try WorkerLoop(input: 0, output: 1).run { job in
        switch job.task {
        case .probe(let depth): .probed(job: job.number, prober.probe(job.path, depth: depth))
        case .contentHash: .hashed(job: job.number, ContentHasher.hash(job.path))
        case .likeness: .likened(job: job.number, LikenessReader().read(job.path))
        case .preview(let kind): .previewed(job: job.number, PreviewMaker().make(kind, of: job.path))
        }
      }
      return EXIT_SUCCESS
    } catch .garbage {
      complain("what came in on standard input is no batch of jobs")
      return EX_DATAERR
    } catch {
      // Whoever asked has gone.
      return EX_IOERR
    }
  }

  /// Writes a line to standard error.
  static func complain(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(2, bytes, bytes.count)
  }
}
