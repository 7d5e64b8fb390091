/// The playing time of all clips, or all sounds, of a request together: a limit of its own beside that of
/// each. Counts only what could be measured, and is silent about a single file, whose own length says it.
enum TotalDurationCheck: RequestCheck {
  static let codes: [FindingCode] = [.videoTotalDuration, .audioTotalDuration]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    let inputs = rules.model.inputs
    judge(.videoTotalDuration, .video, inputs.videos?.totalDuration, request, rules, into: &sink)
    judge(.audioTotalDuration, .audio, inputs.audios?.totalDuration, request, rules, into: &sink)
  }

  private static func judge(
    _ code: FindingCode, _ kind: MediaKind, _ limit: Limit<Span>?, _ request: RequestUnderCheck,
    _ rules: RulesInForce, into sink: inout FindingSink
  ) {
    let assets = request.references(of: kind)
    let times = assets.compactMap(\.facts.duration)
    guard let limit, times.count > 1 else { return }
    let total = times.reduce(Seconds.zero) { $0 + $1 }
    let words = SpanWords(verb: "last", must: "they must last", unit: .seconds)
    guard let found = SpanBreach(Quantity(total), limit: limit, words: words) else { return }
    sink.add(found.severity) {
      Finding(
        code, found.severity, subject: kind.plural, measured: .number(total.value),
        limit: .number(found.side.bound.value), source: found.breach.citation,
        message: found.sentence(of: "The \(times.count) reference \(kind.pluralNoun) together"),
        remedy: remedy(found, total: total, assets, rules))
    }
  }

  private static func remedy(
    _ found: SpanBreach, total: Seconds, _ assets: [AssetUnderCheck], _ rules: RulesInForce
  ) -> String {
    guard found.isAbove, let limit = Seconds(found.target.value) else { return "Use longer takes." }
    let surplus = Quantity(Seconds(microseconds: total.microseconds - limit.microseconds))
    return rules.fitting(
      assets, "Leave one out, or trim them by \(Unit.seconds.text(surplus)) in all", of: found.severity)
  }
}
