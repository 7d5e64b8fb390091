import GreenroomModel

/// Probes what libavformat reads: containers of pictures and sound.
struct DemuxedProbe {
  let source: FileSource
  let demuxer: String
  let container: String
  let limits: ProbeLimits

  func header() throws(FileProblem) -> ProbedMedia {
    if demuxer == "wav", let facts = WaveChunks(source).facts {
      return ProbedMedia(kind: .audio, facts: facts)
    }
    let opened = try open(within: limits.headerDeadline)
    let header = header(of: opened, isThorough: false)
    guard let kind = header.kind else { throw nothingToPlay(opened, header) }
    return ProbedMedia(kind: kind, facts: header.facts, embedded: embedded(in: opened))
  }

  /// Reads every packet. Where the file is cut short its own table keeps the say on how long it was.
  func packets() throws(FileProblem) -> ProbedMedia {
    let opened = try open(within: limits.packetDeadline)
    let header = header(of: opened, isThorough: true)
    guard let kind = header.kind else { throw nothingToPlay(opened, header) }
    let pass = PacketPass(opened, header: header, limits: limits)
    var facts = header.facts
    facts.headerDuration = header.statedDuration
    facts.encrypted = pass.isEncrypted
    let isOnItsSide = facts.rotation == 90 || facts.rotation == 270
    facts.note(isOnItsSide ? pass.look?.onItsSide : pass.look)
    facts.interlaced = pass.isInterlaced
    facts.silent = pass.isSilent
    facts.clipped = pass.isClipped
    let embedded = embedded(in: opened)
    guard pass.isComplete else { return ProbedMedia(kind: kind, facts: facts, embedded: embedded) }
    pass.describe(in: &facts)
    facts.verified = pass.sawPackets
    return ProbedMedia(kind: kind, facts: facts, embedded: embedded)
  }

  private func open(within span: Duration) throws(FileProblem) -> Demuxer {
    let deadline = Deadline(after: span)
    do throws(AVError) {
      return try Demuxer(source, demuxer: demuxer, deadline: deadline)
    } catch {
      throw deadline.hasPassed ? Self.timeout : damage
    }
  }

  private func header(of opened: borrowing Demuxer, isThorough: Bool) -> ContainerHeader {
    if !isThorough {
      let header = read(opened)
      if header.isComplete { return header }
    }
    opened.findStreamFacts(mostPixels: limits.mostVideoPixels)
    return read(opened)
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

  private func embedded(in opened: borrowing Demuxer) -> EmbeddedFacts {
    var bytes = FileBytes(source)
    if demuxer == "mov" { MovieTexts.note(&bytes) }
    return EmbeddedReading.facts(&bytes, tags: opened.tags)
  }

  private func nothingToPlay(_ opened: borrowing Demuxer, _ header: ContainerHeader) -> FileProblem {
    if opened.isOutOfTime { return Self.timeout }
    if header.isCut { return cutShort }
    return FileProblem(.fileUnsupported, "It holds neither pictures nor sound.", isMedia: false)
  }

  /// Why libavformat would not open the file, as far as our own look at it tells.
  private var damage: FileProblem {
    guard demuxer == "mov" else {
      return FileProblem(.fileUnreadable, "Its \(container) structure is damaged.")
    }
    let movie = MovieBoxes(source)
    if movie.hasMovie { return FileProblem(.fileUnreadable, "Its \(container) structure is damaged.") }
    if movie.isFragmented {
      return FileProblem(
        .fileUnreadable,
        "It is a fragment of a movie without the header (moov) that says what is in it. "
          + "Join it to its initialisation segment.")
    }
    return movie.isCut
      ? cutShort
      : FileProblem(.fileUnreadable, "It has no index (moov): its recording or its export was not finished.")
  }

  private var cutShort: FileProblem {
    FileProblem(
      .fileTruncated,
      "The file ends inside its \(container) structure, after \(source.size) bytes. Get a whole copy of it.")
  }

  private static let timeout = FileProblem(
    .fileUnreadable, "Reading it took longer than the time limit for one file.")
}

/// Kind and facts of one file, before fingerprint and stamp are put beside them.
struct ProbedMedia {
  let kind: MediaKind
  var facts: MediaFacts
  var embedded = EmbeddedFacts()
}
