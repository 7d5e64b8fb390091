import Foundation
import GreenroomMedia
import GreenroomModel
import GreenroomTestSupport
import Synchronization
import Testing

/// What cannot be made is an error that says why, and leaves nothing behind.
@Suite struct MediaToolFailureTests {
  private let folder: TemporaryFolder
  private let tool = MediaTool(executable: BuiltProducts.mediaWorker)

  init() throws { folder = try TemporaryFolder() }

  private var path: MediaPath { MediaPath(folder.appending("clip.mp4")) }

  @Test func aFolderThatIsMissingIsNamed() throws {
    let path = MediaPath(folder.appending("missing/clip.mp4"))
    let error = #expect(throws: GreenroomError.self) { try tool.render(.sample(320, 180), to: path) }
    #expect(error?.code == .inputOutput)
    #expect(
      error?.message
        == "The test clip “\(path)” cannot be made. It cannot be encoded or written: No such file or directory."
    )
  }

  @Test func aFaultyClipIsRefused() throws {
    let error = #expect(throws: GreenroomError.self) { try tool.render(.sample(833, 1_112), to: path) }
    #expect(
      error?.message
        == "The test clip “\(path)” cannot be made. A picture of 833×1112 has an odd side; both must be even."
    )
    #expect(try folder.names() == [])
  }

  @Test func whatHasTheTargetsNameAsAFolderStays() throws {
    try folder.write([], to: "clip.mp4/kept")
    #expect(throws: GreenroomError.self) { try tool.render(.sample(320, 180), to: path) }
    #expect(try folder.names() == ["clip.mp4"])
  }

  @Test func givingUpEndsTheWorkAndLeavesNothing() throws {
    let clip = TestClip.sample(3_840, 2_160, seconds: 30)
    let asked = Atomic(0)
    let begun = ContinuousClock.now
    #expect(throws: GreenroomError(.interrupted, "The work was interrupted.")) {
      try tool.render(clip, to: path, isCancelled: { asked.add(1, ordering: .relaxed).newValue > 5 })
    }
    #expect(ContinuousClock.now - begun < .seconds(20))
    #expect(try folder.names() == [])
  }

  @Test func aWorkerThatIsMissingIsAnInstallationFault() throws {
    let error = #expect(throws: GreenroomError.self) {
      try MediaTool(executable: "/nowhere/greenroom-media").render(.sample(320, 180), to: path)
    }
    #expect(error?.code == .installation)
  }

  @Test(arguments: [
    (
      "dies-at-start",
      "The media worker gave up over it: error while loading shared libraries: libnothing.so.1."
    ),
    ("talks-nonsense", "The media worker"),
  ])
  func aWorkerThatDoesNotWorkIsSeenThrough(name: String, reason: String) throws {
    let tool = MediaTool(executable: try FakeWorkers.executable(named: name, in: folder))
    let error = #expect(throws: GreenroomError.self) { try tool.render(.sample(320, 180), to: path) }
    #expect(error?.message.contains(reason) == true)
    #expect(try folder.names() == [name])
  }

  @Test(arguments: [
    ("missing.mp4", "There is no such file."), ("text.mp4", "It is no clip."),
    ("empty.mp4", "It is empty: 0 bytes."),
  ])
  func whatHasNoFrameSaysSo(name: String, problem: String) throws {
    try folder.write("hello".utf8, to: "text.mp4")
    try folder.write([], to: "empty.mp4")
    let clip = MediaPath(folder.appending(name))
    let error = #expect(throws: GreenroomError.self) {
      try tool.lastFrame(of: clip, to: MediaPath(folder.appending("frame.png")))
    }
    #expect(error?.code == .inputOutput)
    #expect(error?.message == "The last frame of “\(clip)” cannot be taken. \(problem)")
    #expect(try folder.names() == ["empty.mp4", "text.mp4"])
  }
}
