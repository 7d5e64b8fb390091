import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// Transfers that are large, slow, many, or running when the listener is told to stop.
@Suite(.serialized) struct TransferTests {
  /// Cut while nobody reads, a file gives what was read ahead of the client and no more: that is what a slow
  /// client costs. The system's own buffers are most of it.
  @Test func readsNoFurtherThanASlowClientTakes() async throws {
    let size = 16 * 1_048_576
    let sample = try StagedSample(byteCount: size)
    try await TestListener.run { listener in
      let (port, target) = (listener.port, try listener.stage(sample))
      let path = listener.library.appending("staged/\(sample.key(prefix: ""))")
      try await onThread {
        let wire = try Wire(port: port, receiveBuffer: 65_536)
        try wire.send("GET \(target) HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        let begun = wire.receive(atMost: 1)
        // Time in which a listener that does not wait reads all.
        usleep(500_000)
        try #require(truncate(path, 0) == 0)
        let answer = try WireAnswer(begun + wire.receiveAll())
        #expect(answer.fields["content-length"] == String(size))
        #expect(answer.body.count < size / 2, "read ahead of a client that did not read")
        #expect(answer.body.elementsEqual(sample.bytes.prefix(answer.body.count)))
      }
    }
  }

  @Test func servesThirtyTwoClientsAtOnce() async throws {
    let sample = try StagedSample(byteCount: 1_000_003)
    try await TestListener.run { listener in
      let target = try listener.stage(sample)
      try await withThrowingTaskGroup { group in
        for _ in 0..<32 { group.addTask { try await listener.get(target) } }
        for try await answer in group {
          #expect(answer.status == 200)
          #expect((answer.body == sample.bytes) as Bool)
        }
      }
    }
  }

  @Test func finishesATransferThatRunsWhenItStops() async throws {
    let sample = try StagedSample(byteCount: 12 * 1_048_576)
    try await TestListener.run { listener in
      let (port, target, running) = (listener.port, try listener.stage(sample), listener.listener)
      try await onThread {
        let wire = try Wire(port: port, receiveBuffer: 65_536)
        try wire.send("GET \(target) HTTP/1.1\r\nHost: here\r\n\r\n")
        let begun = wire.receive(atMost: 1_000)
        let stopping = DispatchGroup()
        stopping.enter()
        Thread.detachNewThread {
          running.stop()
          stopping.leave()
        }
        let answer = try WireAnswer(begun + wire.receiveAll())
        // As a truth value: where it is false, nobody wants to see how 12 MB differ.
        #expect((answer.body == sample.bytes) as Bool)
        #expect(stopping.wait(timeout: .now() + 300) == .success)
      }
      await #expect(throws: Wire.Refused.self) { try await listener.get("/health") }
    }
  }

  @Test func waitsForAClientThatTakesNothingNoLongerThanItSays() async throws {
    let sample = try StagedSample(byteCount: 12 * 1_048_576)
    let patience = ListenerPatience(request: 600, stall: 600, grace: .seconds(1))
    try await TestListener.run(patience: patience) { listener in
      let (port, target, running) = (listener.port, try listener.stage(sample), listener.listener)
      let waited = try await onThread {
        let wire = try Wire(port: port, receiveBuffer: 65_536)
        try wire.send("GET \(target) HTTP/1.1\r\nHost: here\r\n\r\n")
        #expect(!wire.receive(atMost: 1).isEmpty)
        let waited = ContinuousClock().measure { running.stop() }
        _ = wire
        return waited
      }
      #expect(waited < .seconds(120))
    }
  }

  @Test func keepsAConnectionForTheNextRequest() async throws {
    let sample = try StagedSample(byteCount: 10)
    try await TestListener.run { listener in
      let (port, target) = (listener.port, try listener.stage(sample))
      try await onThread {
        let wire = try Wire(port: port)
        for _ in 0..<3 {
          try wire.send("GET \(target) HTTP/1.1\r\nHost: here\r\n\r\n")
          var bytes: [UInt8] = []
          while !bytes.suffix(10).elementsEqual(sample.bytes) {
            let piece = wire.receive()
            try #require(!piece.isEmpty)
            bytes += piece
          }
        }
      }
    }
  }
}
