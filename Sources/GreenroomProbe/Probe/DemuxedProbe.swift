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

  /// Reads every packet. Where the file is cut short its own table keeps the say on how long it was.
  func packets() throws(FileProblem) -> ProbedMedia {
    let opened = try open(within: limits.packetDeadline)
    let header = header(of: opened, isThorough: true)
    guard let kind = header.kind else { throw Self.nothingToPlay(opened) }
    let pass = PacketPass(opened, header: header, limits: limits)
    var facts = header.facts
    facts.headerDuration = header.claimedDuration ?? header.duration
    facts.encrypted = pass.isEncrypted
    facts.flat = pass.isFlat
    facts.silent = pass.isSilent
    guard pass.isComplete else { return ProbedMedia(kind: kind, facts: facts) }
    pass.describe(in: &facts)
    facts.verified = true
    return ProbedMedia(kind: kind, facts: facts)
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
    var header = read(opened)
    if isThorough || !header.isComplete {
      opened.findStreamFacts(mostPixels: limits.mostPixels)
      header = read(opened)
    }
    return header
  }

  private func read(_ opened: borrowing Demuxer) -> ContainerHeader {
    var header = ContainerHeader(
      container: container, streams: opened.streams, claimedDuration: opened.headerDuration)
    header.add(
      ContainerMarks(
        demuxer: demuxer, source: source, streams: header.streams,
        deadline: Deadline(after: limits.headerDeadline)))
    if demuxer == "mov" { header.isCut = header.isCut || opened.lastSampleEnd > source.size }
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
