import GreenroomModel

extension PacketPass {
  /// From the first beginning to the last end over all real streams; a stream that begins with a gap begins
  /// before its first packet. Nil where packets do not tell.
  private func duration(_ steps: [Int: FrameSteps]) -> Seconds? {
    var begin: Int64 = .max
    var end: Int64 = .min
    for (index, timeline) in timelines {
      guard let start = timeline.start, let stop = timeline.end(step: steps[index]?.usual),
        let from = timeline.tick.duration(of: start), let to = timeline.tick.duration(of: stop), to > from
      else { continue }
      begin = min(begin, from.microseconds &- (header.leadingGaps[index]?.microseconds ?? 0))
      end = max(end, to.microseconds)
    }
    return end > begin ? Seconds(microseconds: end &- begin) : nil
  }

  /// Puts what the packets said in place of what the header did. A table of the container that tells the same
  /// to within a packet is kept, since it also says how long the last packet is; and where the file is cut
  /// short, the table alone knows how long it was.
  func describe(in facts: inout MediaFacts) {
    let steps = timelines.mapValues { FrameSteps($0) }
    if let video = header.video { describe(video, steps[video.index], in: &facts) }
    guard !header.isCut, header.packetsTellTime, let played = duration(steps) else { return }
    let missing = (header.duration?.microseconds ?? 0) &- played.microseconds
    if header.isSampleCountExact, missing > longest(steps) &* 2 {
      facts.truncated = true
      return
    }
    if let table = header.tableDuration, abs(table.microseconds &- played.microseconds) <= longest(steps) {
      return
    }
    facts.duration = played
  }

  /// The longest usual distance of packets, in microseconds.
  private func longest(_ steps: [Int: FrameSteps]) -> Int64 {
    steps.values.compactMap { steps in steps.usual.flatMap { steps.tick.duration(of: $0)?.microseconds } }
      .max() ?? 0
  }

  private func describe(_ stream: StreamFacts, _ steps: FrameSteps?, in facts: inout MediaFacts) {
    guard let timeline = timelines[stream.index], timeline.packets > 0, let steps else { return }
    facts.frameCount = timeline.packets
    facts.variableFrameRate = steps.isVariable
    guard let start = timeline.start, let usual = steps.usual, let end = timeline.end(step: usual) else {
      return
    }
    let stated = [stream.video.meanRate, stream.video.baseRate].compactMap(\.self)
    facts.frameRate =
      steps.meanRate(frames: timeline.packets, ticks: end &- start, stated: stated) ?? facts.frameRate
  }
}
