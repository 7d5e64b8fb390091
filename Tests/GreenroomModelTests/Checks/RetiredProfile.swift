import GreenroomModel
import GreenroomTestSupport

/// The default profile with its first model called `old` and switched off.
enum RetiredProfile {
  static let profile: Profile = {
    let base = CheckWorld.qingbo
    let first = base.models[0]
    let status = ModelStatus(
      state: .retired, date: "2026-01-31", sources: [base.sources[0]], note: nil)
    let old = ModelProfile(
      id: "old", aliases: [], status: status, modes: first.modes, imagesAlone: first.imagesAlone,
      inputs: first.inputs, prompt: first.prompt, parameters: first.parameters, extra: first.extra,
      mayNotMix: first.mayNotMix, mustAccompany: first.mustAccompany, conditions: first.conditions,
      output: first.output)
    return Profile(
      id: "retired", title: "A profile with a retired model", revision: "1", sources: base.sources,
      gateway: base.gateway, foreign: base.foreign, models: [old] + base.models)
  }()
}
