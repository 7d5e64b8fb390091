import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomRemote

/// A store on a disk that is really full. Only the superuser may make such a disk.
@Suite(.enabled(if: SmallDisk.isPossible, "no small disk can be mounted here")) struct DiskFullTests {
  @Test func saysSoAndLeavesNothing() throws {
    let disk = try SmallDisk(byteCount: 1_048_576)
    let (small, large) = (try StagedSample(byteCount: 100_000), try StagedSample(byteCount: 2_000_000))
    let backend = EmbeddedBackend(
      EmbeddedConfiguration(
        folder: MediaPath(disk.path + "/staged"), keyFile: MediaPath(disk.path + "/key"), baseURL: ""))
    let failure = #expect(throws: StagingFailure.self) {
      try backend.put(large.upload(as: large.key(prefix: "")), replacing: false)
    }
    #expect(failure?.message.contains("there is no room") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path + "/staged").isEmpty)
    #expect(try backend.put(small.upload(as: small.key(prefix: "")), replacing: false) == .uploaded)
  }
}
