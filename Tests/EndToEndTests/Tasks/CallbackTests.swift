import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// The gateway says that a task is over, and whoever watches it asks at once.
@Suite struct CallbackTests {
  /// A gateway that is first asked after a minute.
  private func patientWorld() throws -> SandboxStudio {
    let world = try SandboxStudio(["--latency", "3"])
    let shipped = try Checkout.bytes("Assets/Profiles/sandbox.json")
    let text = String(decoding: shipped, as: UTF8.self)
      .replacing("\"id\": \"sandbox\"", with: "\"id\": \"patient\"")
      .replacing(/"first": [0-9.]+, "greatest": [0-9.]+/, with: "\"first\": 60, \"greatest\": 60")
    try #require(text.contains("\"patient\"") && text.contains("60"))
    let profiles = world.studio.path(".config/greenroom/profiles")
    try FileManager.default.createDirectory(atPath: profiles, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: profiles + "/patient.json"))
    world.studio.greenroom.environment["GREENROOM_PROFILE"] = "patient"
    return world
  }

  @Test func aCallEndsTheWaiting() throws {
    let world = try patientWorld()
    let start = ContinuousClock.now
    // The sandbox runs the listener that it then calls.
    let result = try world.submit("--callback", "--wait", "--timeout", "40s")
    #expect(result.status == 0, "\(result.output)\(result.messages)")
    #expect(ContinuousClock.now - start < .seconds(40))
    #expect(try world.count("callbacks") == 1)
    #expect(try world.count("looks") == 1)
    let request = try #require(try result.json()["request"]?.string)
    let body = try world.run(["request", "show", request, "--json"]).json()["body"]
    #expect(body?["callback_url"]?.string?.hasSuffix("/callback") == true)
  }

  /// Whoever calls is not believed: the task is only asked for.
  @Test func aForgedCallChangesNothing() throws {
    let world = try SandboxStudio(["--latency", "60"])
    let task = try world.submit().json()
    let id = try #require(task["taskId"]?.string)
    let notice = try Data(contentsOf: URL(fileURLWithPath: world.studio.library + "/listener.json"))
    let address = try #require(
      try JSONValue(parsing: String(decoding: notice, as: UTF8.self))["address"]?.string)
    let forged = "{\"id\":\"\(id)\",\"status\":\"completed\",\"url\":\"http://127.0.0.1:9/evil.mp4\"}"
    for _ in 0..<3 { #expect(try SandboxStudio.post(forged, to: address + "/callback") == 204) }
    #expect(try world.run(["task", "watch", "--timeout", "2s"]).status == 6)
    #expect(try world.tasks().map { $0["state"] } == ["processing"])
    #expect(try world.count("downloads") == 0)
  }
}
