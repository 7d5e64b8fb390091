import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// Onto a disk that is really full.
@Suite(.enabled(if: SmallDisk.isPossible, "no small disk can be mounted here")) struct DownloadDiskTests {
  @Test func keepsWhatThereIsAndGoesOnOnceThereIsRoom() throws {
    let disk = try SmallDisk(byteCount: 131_072)
    let server = try FaultServer(steps: [ClipStep.good, ClipStep.good, ClipStep.good])
    let trial = try DownloadTrial(in: disk.path)
    let failure = try trial.failure { try trial.fetch(server.url) }
    #expect(failure.cause == .diskFull)
    #expect(failure.message.contains("No space left on device"))
    let length = trial.bytes.count
    #expect((1..<131_073).contains(length) && trial.has(DownloadTrial.clip.prefix(length)))
    // As long as it is full, nothing is lost either.
    #expect(try trial.failure { try trial.fetch(server.url) }.cause == .diskFull)
    #expect(trial.bytes.count == length)

    try disk.grow(to: 1_048_576)
    #expect(try trial.fetch(server.url) == 300_000)
    #expect(trial.has(DownloadTrial.clip))
    #expect(server.requests.map { $0["Range"] } == [nil, "bytes=\(length)-", "bytes=\(length)-"])
  }

  @Test func aDiskWithoutAnyRoomSaysSo() throws {
    let disk = try SmallDisk(byteCount: 4_096)
    let full = try DownloadTrial(in: disk.path)
    let server = try FaultServer { try ClipStep.good($0) }
    #expect(try full.failure { try full.fetch(server.url) }.cause == .diskFull)
    let later = try DownloadTrial(in: disk.path)
    #expect(try later.failure { try later.fetch(server.url) }.cause == .diskFull)
  }
}
