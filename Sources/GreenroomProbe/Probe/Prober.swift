package import GreenroomModel

/// Reads what one media file is: one open, one `fstat`, one read of its head, and no more than the depth
/// asks for after that.
package struct Prober: Sendable {
  package let limits: ProbeLimits

  package init(limits: ProbeLimits = .standard) { self.limits = limits }

  /// Blocks for as long as the file takes, at most the limit's deadline: call it from a thread that may.
  package func probe(_ path: MediaPath, depth: ProbeDepth) -> ProbeOutcome {
    do throws(FileProblem) {
      let source = try FileSource(opening: path, readAhead: depth == .packets)
      throw FileProblem(
        .fileUnsupported, "Its \(source.size) bytes are of no kind of media that is known here.",
        isMedia: false)
    } catch {
      return .failure(error)
    }
  }
}
