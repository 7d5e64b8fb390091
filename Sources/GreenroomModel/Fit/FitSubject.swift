/// One asset that a copy is planned of, and all that decides how.
struct FitSubject {
  var reference: Reference
  let model: ModelProfile
  let profile: Profile
  let options: FitOptions
  /// The time that is left to it among others of a draft; nil where it has its own limit only.
  var share: Seconds?

  var facts: MediaFacts { reference.facts ?? MediaFacts() }

  /// What preflight says of the asset alone.
  var findings: [Finding] { findings(of: reference.facts, bytes: reference.byteCount, path: reference.path) }

  /// What preflight will say of a copy, whose name goes with what it is.
  func findings(of prediction: FitPrediction) -> [Finding] {
    findings(of: prediction.facts, bytes: prediction.mostBytes, path: nil)
  }

  /// The errors that a copy may have, whichever of its playing times it gets.
  func errors(of prediction: FitPrediction) -> [Finding] {
    let ends = prediction.playingTime.map { [$0.lowerBound, $0.upperBound] } ?? []
    let times = [prediction.facts.duration] + ends
    var errors: [Finding] = []
    for time in times {
      var facts = prediction.facts
      facts.duration = time
      let found = findings(of: facts, bytes: prediction.mostBytes, path: nil).filter { $0.severity == .error }
      errors += found.filter { finding in !errors.contains { $0.code == finding.code } }
    }
    return errors
  }

  private func findings(of facts: MediaFacts?, bytes: Int64?, path: MediaPath?) -> [Finding] {
    var judged = reference
    (judged.facts, judged.byteCount, judged.path) = (facts, bytes, path)
    return Preflight.checkAlone(judged, model: model.id, profile: profile).findings
      .filter { !$0.code.rawValue.hasPrefix("url.") }
  }
}

extension [Finding] {
  /// What a copy has to be made for.
  func needed(_ options: FitOptions) -> [Finding] {
    filter { finding in
      finding.severity == .error
        || (finding.severity == .warning
          && (options.mendsWarnings && finding.code.isMendable
            || options.shape == .crop && finding.code == .imageBars))
    }
  }
}

extension FindingCode {
  private static let ofContent: Set<FindingCode> = [
    .imageFlat, .imageDark, .imageBars, .audioSilent, .audioClipped,
  ]

  /// Whether some copy of the same content lacks it. A wrong name, silence or a missing end stay.
  fileprivate var isMendable: Bool {
    let isOfMedia = ["image.", "video.", "audio."].contains { rawValue.hasPrefix($0) }
    return self == .fileHeaderMismatch || (isOfMedia && !Self.ofContent.contains(self))
  }
}
