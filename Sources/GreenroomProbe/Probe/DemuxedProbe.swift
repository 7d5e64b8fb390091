import GreenroomModel

/// Probes what libavformat reads: containers of pictures and sound.
struct DemuxedProbe {
  let source: FileSource
  let demuxer: String
  let container: String
  let limits: ProbeLimits

  func header() throws(FileProblem) -> ProbedMedia {
    let opened = try open(within: limits.headerDeadline)
    let header = header(of: opened, isThorough: false)
    guard let kind = header.kind else { throw Self.nothingToPlay(opened) }
    return ProbedMedia(kind: kind, facts: header.facts)
  }

  private func open(within span: Duration) throws(FileProblem) -> Demuxer {
    do throws(AVError) {
      return try Demuxer(source, demuxer: demuxer, deadline: Deadline(after: span))
    } catch {
      throw error.isTimeout
        ? Self.timeout : FileProblem(.fileUnreadable, "Its \(container) structure is damaged.")
    }
  }

  private func header(of opened: borrowing Demuxer, isThorough: Bool) -> ContainerHeader {
    var header = ContainerHeader(
      container: container, streams: opened.streams, claimedDuration: opened.headerDuration)
    let isComplete =
      !header.streams.isEmpty && header.streams.allSatisfy(\.isComplete) && header.duration != nil
    guard isThorough || !isComplete else { return header }
    opened.findStreamFacts(mostPixels: limits.mostPixels)
    header = ContainerHeader(
      container: container, streams: opened.streams, claimedDuration: opened.headerDuration)
    return header
  }

  private static func nothingToPlay(_ opened: borrowing Demuxer) -> FileProblem {
    opened.isOutOfTime
      ? timeout : FileProblem(.fileUnsupported, "It holds neither pictures nor sound.", isMedia: false)
  }

  private static let timeout = FileProblem(
    .fileUnreadable, "Reading it took longer than the time limit for one file.")
}

/// Kind and facts of one file, before fingerprint and stamp are put beside them.
struct ProbedMedia {
  let kind: MediaKind
  var facts: MediaFacts
}
