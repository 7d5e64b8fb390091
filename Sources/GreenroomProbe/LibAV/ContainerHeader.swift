import GreenroomModel

/// What the header of a demuxed file says: its real streams and how long it claims to be.
struct ContainerHeader {
  let container: String
  var streams: [StreamFacts]
  /// The longest real stream where streams say how long they are, else what the container claims.
  var duration: Seconds?
  /// The same, where our own reading of the container's tables told it.
  var tableDuration: Seconds?
  /// What the container claims for itself, before any stream is looked at.
  var claimedDuration: Seconds?
  var isEncrypted: Bool
  var isCut = false
  var packetsTellTime = true
  /// True where the header counts samples, so that fewer of them mean a file cut short.
  var isSampleCountExact = false
  /// How long a stream shows nothing before it begins, by the stream's index.
  var leadingGaps: [Int: Seconds] = [:]
  /// How long each frame lasts, in ticks, where a table says so for the whole stream.
  var steps: [Int: [Int64]] = [:]

  init(container: String, streams: [StreamFacts], claimedDuration: Seconds?) {
    self.container = container
    self.streams = streams
    self.claimedDuration = claimedDuration
    let longest = streams.filter(\.isReal).compactMap(\.headerDuration).max()
    duration = longest ?? claimedDuration
    isEncrypted = streams.contains(where: \.isEncrypted)
  }

  /// What a reader who believes the header takes the playing time to be; nil where the header does not say.
  var statedDuration: Seconds? { claimedDuration ?? (tableDuration == nil ? duration : nil) }

  /// The stream that a player would show: the first of those enabled, else the first.
  var video: StreamFacts? { preferred(.video) }
  var audio: StreamFacts? { preferred(.audio) }

  /// Nil where there is neither picture nor sound.
  var kind: MediaKind? { video != nil ? .video : audio != nil ? .audio : nil }

  func stream(_ index: Int) -> StreamFacts? { streams.first { $0.index == index } }

  private func preferred(_ kind: StreamFacts.Kind) -> StreamFacts? {
    let candidates = streams.filter { $0.kind == kind }
    return candidates.first(where: \.isDefault) ?? candidates.first
  }
}

extension StreamFacts {
  /// Cover art, subtitles and data have no say in how long a file plays.
  var isReal: Bool { kind == .video || kind == .audio }
}

extension ContainerHeader {
  var facts: MediaFacts {
    var facts = MediaFacts()
    facts.container = container
    facts.duration = duration
    facts.encrypted = isEncrypted
    facts.truncated = isCut ? true : nil
    if let video { fill(&facts, with: video) }
    if let audio {
      facts.audioCodec = audio.codec
      facts.sampleRate = audio.audio.sampleRate
      facts.channels = audio.audio.channels
      facts.audioBitDepth = audio.audio.bitDepth
    }
    return facts
  }

  private func fill(_ facts: inout MediaFacts, with stream: StreamFacts) {
    let video = stream.video
    facts.videoCodec = stream.codec
    // One without the other is no size.
    if let width = video.width, let height = video.height {
      let isTurned = video.rotation == 90 || video.rotation == 270
      facts.codedWidth = width
      facts.codedHeight = height
      facts.width = isTurned ? height : width
      facts.height = isTurned ? width : height
    }
    facts.rotation = video.rotation
    facts.sampleAspectRatio = video.sampleAspectRatio
    facts.frameRate = stream.headerRate
    facts.frameCount = stream.frameCount
    if let tick = stream.tick, let steps = steps[stream.index] {
      facts.variableFrameRate = FrameSteps(steps, tick: tick).isVariable
    }
    facts.pixelFormat = video.pixels?.name
    facts.bitDepth = video.pixels?.bitDepth
    facts.colorModel = video.pixels?.colorModel
    facts.alpha = video.hasAlphaMark ? true : video.pixels?.hasAlpha
  }
}

extension StreamFacts {
  /// The mean rate where it can be: a mean above the rate that fits every time stamp is a header's mistake.
  var headerRate: FrameRate? {
    guard let mean = video.meanRate, let base = video.baseRate else { return video.meanRate }
    return mean.value <= base.value * 1.05 ? mean : nil
  }
}
