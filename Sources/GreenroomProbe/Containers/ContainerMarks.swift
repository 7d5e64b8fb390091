import GreenroomModel

/// What our own look at a container adds to what libavformat says of it.
struct ContainerMarks {
  var isEncrypted = false
  var isCut = false
  /// The playing time where we know it better; the inner nil says that the header cannot be believed.
  var duration: Seconds??
  /// True where the header counts samples, so that fewer of them mean a file cut short.
  var isSampleCountExact = false
  /// False where packets do not say how long they are.
  var packetsTellTime = true
  /// What the header claims for the file as a whole.
  var claimedDuration: Seconds?
  /// How long each stream shows nothing before it begins, by the stream's index.
  var leadingGaps: [Int: Seconds] = [:]
  /// How long each sample lasts, in ticks, where a table says so for the whole stream.
  var steps: [Int: [Int64]] = [:]

  init(demuxer: String, source: FileSource, streams: [StreamFacts], deadline: Deadline) {
    switch demuxer {
    case "mov": read(MovieBoxes(source), streams: streams)
    case "matroska":
      let marks = MatroskaMarks(source)
      isEncrypted = marks.isEncrypted
      isCut = marks.isCut
    case "wav":
      let chunks = WaveChunks(source)
      isCut = chunks.isCut
      if let known = chunks.duration { duration = known }
    case "avi": isCut = RIFFSize.isCut(source)
    case "flac": isSampleCountExact = true
    case "aac":
      if let counted = ADTSWalk.duration(source, deadline: deadline) { duration = counted }
    case "asf":
      let marks = AdvancedSystemsMarks(source)
      isEncrypted = marks.isEncrypted
      isCut = marks.isCut
      packetsTellTime = false
      // What libavformat says of a piece is a guess by bit rate.
      if marks.isCut { duration = .some(nil) }
    default: break
    }
  }

  private mutating func read(_ movie: MovieBoxes, streams: [StreamFacts]) {
    isCut = movie.isCut
    claimedDuration = movie.claimedDuration
    var longest: Seconds?
    for stream in streams where stream.isReal {
      guard let track = movie.track(stream.id) else { continue }
      isEncrypted = isEncrypted || track.isEncrypted
      leadingGaps[stream.index] = movie.leadingGap(of: track)
      if let own = movie.duration(of: track) { longest = max(longest ?? .zero, own) }
      if !movie.isFragmented { steps[stream.index] = track.sampleTimes.steps }
    }
    duration = .some(longest)
  }
}

extension ContainerHeader {
  mutating func add(_ marks: ContainerMarks) {
    isEncrypted = isEncrypted || marks.isEncrypted
    isCut = isCut || marks.isCut
    if let known = marks.duration {
      duration = known
      tableDuration = known
    }
    claimedDuration = marks.claimedDuration ?? claimedDuration
    leadingGaps = marks.leadingGaps
    steps = marks.steps
    isSampleCountExact = marks.isSampleCountExact
    packetsTellTime = marks.packetsTellTime
  }
}
