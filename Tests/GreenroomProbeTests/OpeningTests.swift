import Foundation
import Glibc
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// What is no ordinary file, or none that can be read: told apart, and never waited for.
@Suite struct OpeningTests {
  private let prober = Prober()

  @Test func nothingThere() throws {
    let folder = try TemporaryFolder()
    #expect(prober.problem(folder.appending("none.mp4"))?.code == .fileMissing)
    let file = try folder.write([1], to: "file")
    #expect(prober.problem(file + "/below.mp4")?.code == .fileMissing)
  }

  @Test(arguments: [(name: "empty.mp4", isMedia: true), (name: ".keep", isMedia: false)])
  func nothingInIt(name: String, isMedia: Bool) throws {
    let folder = try TemporaryFolder()
    let problem = try #require(prober.problem(folder.write([], to: name)))
    #expect(problem.code == .fileEmpty)
    #expect(problem.isMedia == isMedia)
  }

  @Test func noFile() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.appending("pipe.mp4"), 0o600) == 0)
    for path in [folder.path, folder.appending("pipe.mp4"), "/dev/null", "/dev/zero"] {
      let problem = try #require(prober.problem(path, .packets))
      #expect(problem.code == .fileUnsupported, "\(path)")
      #expect(!problem.isMedia, "\(path)")
    }
  }

  @Test func aSocket() throws {
    let folder = try TemporaryFolder()
    let path = folder.appending("s.mp4")
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let isShort = withUnsafeMutableBytes(of: &address.sun_path) { target in
      guard path.utf8.count < target.count else { return false }
      target.copyBytes(from: path.utf8)
      return true
    }
    try #require(isShort)
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    #expect(bound == 0)
    #expect(prober.problem(path)?.code == .fileUnsupported)
  }

  @Test(.disabled(if: geteuid() == 0, "root may read everything"))
  func aFileThatMayNotBeRead() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([1, 2, 3], to: "a.mp4")
    #expect(chmod(path, 0) == 0)
    let problem = try #require(prober.problem(path))
    #expect(problem.code == .fileUnreadable)
    #expect(problem.message.contains("Permission denied"))
  }

  @Test func aFileThatTheSystemWillNotGiveOut() throws {
    // Reading it fails for everybody, with an I/O error.
    let problem = try #require(prober.problem("/proc/self/mem"))
    #expect([FindingCode.fileUnreadable, .fileEmpty].contains(problem.code))
  }

  @Test func oddNames() throws {
    let made = try MadeMedia()
    let sound = try made.tone("a.wav", seconds: 1)
    let content = try Data(contentsOf: URL(fileURLWithPath: sound))
    for name in ["-i.wav", "http:x.wav", "%03d.wav", "a\nb.wav", "concat:a.wav", "名 前.wav"] {
      let path = try made.folder.write(content, to: name)
      #expect(try prober.facts(path, .headers).container == "wav", "\(name)")
    }
    let invalid = MediaPath(bytes: Array(made.folder.appending("").utf8) + [0xFF, 0xFE] + Array(".wav".utf8))
    let name = invalid.bytes.map { CChar(bitPattern: $0) } + [0]
    #expect(link(sound, name) == 0)
    #expect(throws: Never.self) { try prober.probe(invalid, depth: .packets).get() }
  }

  @Test func theSameBytesHaveTheSameFingerprintAndOthersAnother() throws {
    let folder = try TemporaryFolder()
    let header = Array("GIF89a".utf8) + [10, 0, 10, 0, 0x80, 0, 0]
    let body = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
    let first = try prober.report(folder.write(header + body, to: "a.gif"), .headers)
    let second = try prober.report(folder.write(header + body, to: "b.gif"), .headers)
    let tail = try prober.report(folder.write(header + body.dropLast() + [0], to: "c.gif"), .headers)
    let head = try prober.report(folder.write(header + [9] + body.dropFirst(), to: "d.gif"), .headers)
    #expect(first.fingerprint == second.fingerprint)
    #expect(Set([first, tail, head].map(\.fingerprint)).count == 3)
    #expect(first.stamp.size == Int64(header.count + body.count))
    #expect(first.stamp.inode != second.stamp.inode)
    #expect(first.bytesRead > 0)
  }
}
