import Foundation
import GreenroomCatalog
import GreenroomModel

extension TestLibrary {
  /// A hero of whom a clip was made, another from a fitted copy, and a third that goes on from the first one's
  /// last frame; beside them a clip of nothing.
  static func withGeneratedClips() throws -> TestLibrary {
    let library = try TestLibrary()
    try library.index([
      TestFile("/m/hero.jpg", content: 1), TestFile("/m/dolly.mp4", content: 2).with { $0.kind = .video },
      TestFile("/m/idle.png", content: 3),
    ])
    _ = try library.catalog.setName(try AssetName("hero"), of: try library.key("/m/hero.jpg"))
    _ = try library.catalog.keepDerivative(
      TestFile("/lib/derived/fit.jpg", content: 4).entry, of: try library.id("/m/hero.jpg"), recipe: "fit",
      probeVersion: probeVersion, at: Date())
    try library.generate("walk", "@hero 走路 slowly", ["/m/hero.jpg", "/m/dolly.mp4"], content: 10, "gw-walk")
    try library.generate("fit", "a fitted one", ["/lib/derived/fit.jpg"], content: 20, "gw-fit")
    try library.generate(
      "on", "and on", ["/lib/clips/walk-last.png"], content: 30, "gw-on", model: "wide-2")
    try library.generate("alone", "nothing at all", [], content: 40, "gw-alone")
    return library
  }

  /// Has a request made and brought in: `/lib/clips/NAME.mp4` and `/lib/clips/NAME-last.png`.
  @discardableResult
  func generate(
    _ name: String, _ prompt: String, _ references: [String], content: UInt64, _ gatewayID: String,
    model: String = "wide-1"
  ) throws -> TaskRecord {
    let request = try request(prompt, references: references, model: model)
    let intent = TaskIntent(
      request: request.id,
      gateway: TaskGateway(profile: "p", baseURL: "https://g.example/v1", dialect: "d"), outputSeconds: 5,
      idempotencyKey: name, isAgain: true)
    var task = try catalog.admit([intent], at: Date())[0]
    for state in [TaskState.staging, .submitting] {
      task = try catalog.change(task.key, TaskChange(state), at: Date())
    }
    var taken = TaskChange(.queued)
    taken.gatewayID = gatewayID
    taken.cost = #"{"credits":7}"#
    task = try catalog.change(task.key, taken, at: Date())
    for state in [TaskState.completed, .downloading] {
      task = try catalog.change(task.key, TaskChange(state), at: Date())
    }
    let clip = TestFile("/lib/clips/\(name).mp4", content: content).with { $0.kind = .video }
    let frame = TestFile("/lib/clips/\(name)-last.png", content: content + 1)
    return try catalog.finish(
      task.key, with: [TaskFile(.clip, clip.entry), TaskFile(.lastFrame, frame.entry)],
      probeVersion: Self.probeVersion, at: Date())
  }
}
