import GreenroomModel

/// Probes MP3 and its older relatives by their own frames.
struct MPEGAudioProbe {
  let source: FileSource
  let limits: ProbeLimits

  /// The tag's count where there is one, else the number of bytes where the bit rate is constant, else a count
  /// of every frame.
  func header() throws(FileProblem) -> ProbedMedia {
    var stream = try open(within: limits.headerDeadline)
    var media = ProbedMedia(kind: .audio, facts: facts(of: stream))
    let samples = stream.claimedSamples() ?? stream.constantRateSamples() ?? counted(&stream)
    media.facts.duration = samples.flatMap { stream.header.duration(of: $0) }
    return media
  }

  private func open(within span: Duration) throws(FileProblem) -> MPEGAudioStream {
    guard let stream = MPEGAudioStream(source, deadline: Deadline(after: span)) else {
      throw FileProblem(
        .fileUnreadable, "It has the marks of an MP3 file but no sound frames that can be read.")
    }
    return stream
  }

  private func facts(of stream: borrowing MPEGAudioStream) -> MediaFacts {
    var facts = MediaFacts()
    let name = "mp\(stream.header.layer)"
    facts.container = name
    facts.audioCodec = name
    facts.sampleRate = Int(stream.header.sampleRate)
    facts.channels = stream.header.channels
    facts.encrypted = false
    if stream.isCut { facts.truncated = true }
    return facts
  }

  /// Whether it is silent, and whether it is too loud.
  private var loudness: (isSilent: Bool?, isClipped: Bool?) {
    let deadline = Deadline(after: limits.packetDeadline)
    guard let opened = try? Demuxer(source, demuxer: "mp3", deadline: deadline) else {
      return (nil, nil)
    }
    let header = ContainerHeader(container: "mp3", streams: opened.streams, claimedDuration: nil)
    let pass = PacketPass(opened, header: header, limits: limits)
    return (pass.isSilent, pass.isClipped)
  }

  private func counted(_ stream: inout MPEGAudioStream) -> Int64? {
    let walk = stream.walk()
    return walk.isCutShort || walk.frames == 0 ? nil : stream.sound(walk.samples)
  }

  /// Counts every frame. A tag that counts more frames and bytes than are there tells of a file cut short,
  /// whose playing time stays what it was; a tag that is only wrong is not believed.
  func packets() throws(FileProblem) -> ProbedMedia {
    var stream = try open(within: limits.packetDeadline)
    var media = ProbedMedia(kind: .audio, facts: facts(of: stream))
    let claimed = stream.claimedSamples()
    (media.facts.silent, media.facts.clipped) = loudness
    media.facts.headerDuration = claimed.flatMap { stream.header.duration(of: $0) }
    guard let counted = counted(&stream) else {
      media.facts.duration = media.facts.headerDuration
      return media
    }
    let samples = stream.isCut ? max(claimed ?? 0, counted) : counted
    media.facts.duration = stream.header.duration(of: samples)
    media.facts.verified = true
    return media
  }
}

extension MPEGAudioHeader {
  func duration(of samples: Int64) -> Seconds? { Seconds(Double(samples) / Double(sampleRate)) }
}
