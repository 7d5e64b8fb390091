import Foundation
import GreenroomModel
import GreenroomTestSupport
import Synchronization
import Testing

/// Stores that keep something else than they were given: no URL of theirs is handed out.
@Suite struct FaultyStoreTests {
  /// Keeps what is put, and answers what is asked as `spoil` says.
  private static func store(
    _ spoil: @escaping @Sendable (FaultAnswer) -> FaultAnswer
  ) throws -> FaultServer {
    let kept = Mutex<[String: [UInt8]]>([:])
    return try FaultServer { request in
      let name = String(request.target.prefix { $0 != "?" })
      switch request.method {
      case "PUT":
        kept.withLock { $0[name] = request.body }
        return FaultAnswer(200, [("ETag", "\"0\"")])
      case "DELETE":
        kept.withLock { $0[name] = nil }
        return FaultAnswer(204)
      default:
        guard let bytes = kept.withLock({ $0[name] }) else { return FaultAnswer(404) }
        return spoil(FaultAnswer.file(bytes, type: "image/png", for: request))
      }
    }
  }

  private func push(into server: FaultServer) throws -> Executable.Result {
    let world = try StagingStudio()
    world.set(["AWS_ENDPOINT_URL_S3": server.url])
    return try world.run("stage", "push", "ready/balloon.png", "--json")
  }

  @Test(arguments: ["a byte in the middle", "half of it", "an error page with status 200"])
  func noURLIsHandedOutForDamagedContent(damage: String) throws {
    let server = try Self.store { answer in
      switch damage {
      case "a byte in the middle": answer.corrupted(at: 80_000)
      case "half of it": answer.cut(after: 80_000)
      default: FaultAnswer(200, [("Content-Type", "text/xml")], text: "<Error><Code>Oops</Code></Error>")
      }
    }
    let result = try push(into: server)
    #expect(result.status == 1)
    #expect(try result.json()["schema"] == "greenroom.error/1")
    #expect(!result.output.contains("X-Amz"))
  }

  /// What came out wrong is put there anew once, and taken away when that does not help.
  @Test func damagedContentIsTakenAway() throws {
    let server = try Self.store { $0.corrupted(at: 80_000) }
    _ = try push(into: server)
    #expect(server.requests.filter { $0.method == "PUT" }.count == 2)
    #expect(server.requests.filter { $0.method == "DELETE" }.count == 1)
  }

  @Test func contentThatWasDamagedOnceIsMended() throws {
    let isFirst = Atomic(true)
    let server = try Self.store { answer in
      isFirst.exchange(false, ordering: .relaxed) ? answer.corrupted(at: 80_000) : answer
    }
    let result = try push(into: server)
    #expect(result.status == 0, "\(result.output)")
    #expect(try StagingStudio.object(result)["verifiedAt"]?.text != nil)
  }

  @Test func aKeyThatMayNotListStillSweeps() throws {
    let server = try FaultServer { request in
      request.target.contains("uploads")
        ? FaultAnswer(
          403, [("Content-Type", "application/xml")], text: "<Error><Code>AccessDenied</Code></Error>")
        : FaultAnswer(204)
    }
    let world = try StagingStudio()
    world.set(["AWS_ENDPOINT_URL_S3": server.url])
    let result = try world.run("stage", "gc", "--yes")
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.messages.contains("s3:ListBucketMultipartUploads"))
  }

  @Test func credentialsThatHaveEndedSignNothing() throws {
    let world = try StagingStudio()
    world.set(["AWS_SESSION_TOKEN": "t", "AWS_CREDENTIAL_EXPIRATION": "2020-01-01T00:00:00Z"])
    let result = try world.run("stage", "push", "ready/balloon.png")
    #expect(result.status == 4)
    #expect(result.messages.contains("ended at 2020-01-01") && result.messages.contains("AWS_SESSION_TOKEN"))
  }
}
