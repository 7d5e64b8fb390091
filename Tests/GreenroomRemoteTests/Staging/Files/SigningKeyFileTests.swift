import Foundation
import GreenroomModel
import GreenroomTestSupport
import Synchronization
import Testing

@testable import GreenroomRemote

@Suite struct SigningKeyFileTests {
  @Test func makesAKeyOnceForItsOwnerAlone() throws {
    let folder = try TemporaryFolder()
    let file = SigningKeyFile(MediaPath(folder.appending("new/staging.key")))
    #expect(try file.keyIfThere() == nil)
    let key = try file.key()
    #expect(key.count == 32)
    #expect(try file.key() == key)
    #expect(try folder.bytes(of: "new/staging.key") == key)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending("new"))
    #expect(names == ["staging.key"])
    let facts = try FileManager.default.attributesOfItem(atPath: folder.appending("new/staging.key"))
    #expect(facts[.posixPermissions] as? Int == 0o600)
  }

  @Test func givesAllWhoAskAtOnceTheSame() throws {
    for _ in 0..<20 {
      let folder = try TemporaryFolder()
      let path = MediaPath(folder.appending("staging.key"))
      let keys = Mutex<Set<[UInt8]>>([])
      _ = OnThreads.count(8) { _ in
        let key = try? SigningKeyFile(path).key()
        return keys.withLock { $0.insert(key ?? []).inserted ? 1 : 0 }
      }
      #expect(keys.withLock { $0.count } == 1)
      #expect(try folder.names() == ["staging.key"])
    }
  }

  @Test(arguments: [
    (0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o620, false), (0o644, false),
  ])
  func refusesAKeyThatOthersMayKnow(mode: Int, isGood: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([UInt8](repeating: 7, count: 32), to: "staging.key")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    let file = SigningKeyFile(MediaPath(path))
    if isGood {
      #expect(try file.key() == [UInt8](repeating: 7, count: 32))
    } else {
      let failure = #expect(throws: StagingFailure.self) { try file.key() }
      #expect(failure?.hint?.contains("chmod 600") == true)
    }
  }

  @Test(arguments: [0, 1, 31, 33, 4_096]) func refusesAFileThatHoldsNoKey(byteCount: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([UInt8](repeating: 7, count: byteCount), to: "staging.key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let failure = #expect(throws: StagingFailure.self) { try SigningKeyFile(MediaPath(path)).key() }
    #expect(failure?.message.contains("damaged") == true)
  }

  @Test func followsNoLink() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([UInt8](repeating: 7, count: 32), to: "real")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending("staging.key"), withDestinationPath: path)
    #expect(throws: StagingFailure.self) {
      try SigningKeyFile(MediaPath(folder.appending("staging.key"))).key()
    }
  }
}
