/// Copies whose pictures are those of the source, byte for byte.
extension ClipPlan {
  /// Streams as they are in an MP4 file; nil where that does not mend what is to be mended.
  var rewrapped: FitPlan? {
    copying(encodesSound: false, steps: [FitStep(.remux, from: container, to: "MP4")])
  }

  /// The same with other sound, where that alone is wrong.
  var resounding: FitPlan? {
    guard let codec = facts.audioCodec else { return nil }
    let sound = FitStep(
      .encode, from: "\(FormatName.text(codec)) sound", to: "AAC",
      loss: "a little fine detail of the sound is lost, and nothing of the pictures")
    return copying(
      encodesSound: true,
      steps: facts.container == "mp4" ? [sound] : [FitStep(.remux, from: container, to: "MP4"), sound])
  }

  private func copying(encodesSound: Bool, steps: [FitStep]) -> FitPlan? {
    let time = FittedTime(
      subject, limit: limits.duration, rate: facts.frameRate, isEncoded: encodesSound)
    guard let time, time.window == nil, facts.videoCodec != nil else { return nil }
    var copy = facts
    (copy.container, copy.truncated, copy.headerDuration) = ("mp4", false, nil)
    if encodesSound { (copy.audioCodec, copy.audioBitDepth) = ("aac", nil) }
    let prediction = FitPrediction(
      kind: .video, facts: copy, mostBytes: mostBytes(time, encodesSound: encodesSound),
      playingTime: time.bounds)
    let findings = subject.findings(of: prediction)
    guard subject.errors(of: prediction).isEmpty, findings.needed(options).isEmpty else { return nil }
    let recipe = ClipRecipe(
      encoding: nil, window: nil, hasSound: facts.audioCodec != nil, encodesSound: encodesSound,
      mostBytes: limits.bytes.greatestWhole(.enough))
    return FitPlan(
      outcome: .makes(.clip(recipe)), steps: steps, prediction: prediction, findings: findings)
  }

  /// Another container spends a few bytes more or less a packet, and new sound may need more than the old.
  private func mostBytes(_ time: FittedTime, encodesSound: Bool) -> Int64? {
    let sound =
      encodesSound ? time.bounds.upperBound.value * Double(ClipRecipe.mostSoundBitRate) / 8 : 0
    guard let added = Int64(exactly: sound.rounded(.up)) else { return nil }
    return subject.reference.byteCount.map { $0 + $0 / 100 + 65_536 + added }
  }

  private var container: String { facts.container.map { FormatName.text($0) } ?? "its container" }
}
