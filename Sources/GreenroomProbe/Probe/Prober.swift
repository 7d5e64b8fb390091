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
      let media = try mediaOrCompanion(in: source, at: path, depth: depth)
      return .success(
        ProbeReport(
          kind: media.kind, facts: media.facts, embedded: media.embedded,
          fingerprint: Fingerprint(of: source), stamp: source.stamp,
          bytesRead: source.bytesRead))
    } catch {
      return .failure(error)
    }
  }

  private func mediaOrCompanion(
    in source: FileSource, at path: MediaPath, depth: ProbeDepth
  ) throws(FileProblem) -> ProbedMedia {
    // The mark before UTF-16 is also the beginning of a frame of MPEG audio.
    if source.head.starts(with: [0xFF, 0xFE]),
      let companion = CompanionFile.read(source, extension: path.fileExtension)
    {
      throw companion
    }
    do throws(FileProblem) {
      return try media(in: source, depth: depth)
    } catch {
      throw CompanionFile.read(source, extension: path.fileExtension) ?? error
    }
  }

  private func media(in source: FileSource, depth: ProbeDepth) throws(FileProblem) -> ProbedMedia {
    let format = Sniffer.format(of: source)
    switch format {
    case .mpegAudio:
      let probe = MPEGAudioProbe(source: source, limits: limits)
      return depth == .headers ? try probe.header() : try probe.packets()
    case .adts:
      return try demuxed(source, "aac", "aac", depth)
    case .demuxed(let demuxer, let container):
      return try demuxed(source, demuxer, container, depth)
    case .still(let still):
      var bytes = FileBytes(source)
      var facts = try StillHeaders.read(still, &bytes)
      if depth == .packets {
        facts.note(StillContent(source: source, facts: facts, limits: limits).look(still))
        facts.verified = facts.flat != nil
      }
      return ProbedMedia(kind: .image, facts: facts, embedded: EmbeddedReading.facts(&bytes))
    case .playlist, .unsupported, .unknown:
      throw format.problem ?? FileProblem(.fileUnsupported, "It is not known.", isMedia: false)
    }
  }

  private func demuxed(
    _ source: FileSource, _ demuxer: String, _ container: String, _ depth: ProbeDepth
  ) throws(FileProblem) -> ProbedMedia {
    let probe = DemuxedProbe(source: source, demuxer: demuxer, container: container, limits: limits)
    return depth == .headers ? try probe.header() : try probe.packets()
  }
}
