import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// A clip that is paid for meets a disk without room for it.
@Suite(.enabled(if: SmallDisk.isPossible, "no small disk can be mounted here")) struct FullDiskTests {
  @Test func aClipWaitsForRoom() throws {
    let world = try SandboxStudio()
    let clips = world.studio.library + "/clips"
    try FileManager.default.createDirectory(atPath: clips, withIntermediateDirectories: true)
    let disk = try SmallDisk(at: clips, byteCount: 24_576)

    let submitted = try world.submit("--wait", "--timeout", "4s")
    #expect(submitted.status == 6, "\(submitted.output)\(submitted.messages)")
    let id = try #require(try submitted.json()["id"]?.string)
    try expectPartial(of: id, in: clips)

    // Asked for once, it says what is wrong and what to do.
    let refused = try world.run(["task", "download", id])
    #expect(refused.status == 1)
    #expect(refused.output.contains("No space left on device") && refused.output.contains("Make room"))
    #expect(refused.output.contains("completed"))
    try expectPartial(of: id, in: clips)

    try disk.grow(to: 67_108_864)
    let fetched = try world.run(["task", "download", id, "--json"])
    #expect(fetched.status == 0, "\(fetched.output)\(fetched.messages)")
    #expect(try fetched.json()["state"] == .string("done") && fetched.json()["error"]?.isNull != false)
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: clips))
    #expect(names == ["\(id)-last.png", "\(id).mp4", "partial"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: clips + "/partial").isEmpty)
    let clip = try #require(try fetched.json()["result"]?["clip"]?.string)
    #expect(try world.run(["show", clip, "--json"]).json()["asset"]?["facts"]?["width"] == .integer(864))
    #expect(try world.count("posts") == 1)
    withExtendedLifetime(disk) {}
  }

  /// What came is kept, and nothing looks like a whole clip.
  private func expectPartial(of id: String, in clips: String) throws {
    #expect(try FileManager.default.contentsOfDirectory(atPath: clips) == ["partial"])
    let size = try FileManager.default.attributesOfItem(atPath: "\(clips)/partial/\(id)")[.size] as? Int
    #expect((size ?? 0) > 0)
  }
}
