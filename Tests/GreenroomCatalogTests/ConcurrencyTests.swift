import Dispatch
import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport
import Synchronization
import Testing

/// Several catalogs over one file stand for several processes: SQLite's locks do not tell them apart.
@Suite struct ConcurrencyTests {
  @Test func eightWritersLoseNothingAndNeverFindItLocked() throws {
    let folder = try TemporaryFolder()
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { writer in
      do {
        // All at once from nothing: making the catalog is part of the race.
        let catalog = try Catalog.open(in: folder.path)
        for round in 0..<4 {
          let batch = Self.batch(writer: writer, round: round)
          #expect(try catalog.apply(batch).added == 5)
          _ = try catalog.add(
            tags: ["shared", "of \(writer)"],
            to: [try #require(try catalog.knownLocation(at: batch.files[0].path)?.asset)])
          _ = try catalog.find(try Query("tag:shared"), limit: 5, now: Date())
        }
        try catalog.close()
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    let catalog = try Catalog.open(in: folder.path)
    #expect(try catalog.find(.everything, limit: 1, now: Date()).total == 160)
    #expect(try catalog.find(try Query("tag:shared"), limit: 1, now: Date()).total == 32)
    #expect(try catalog.integrityProblems().isEmpty)
  }

  @Test func twoRunsOverTheSameFilesMakeOneOfEach() throws {
    let folder = try TemporaryFolder()
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      #expect(throws: Never.self) {
        let catalog = try Catalog.open(in: folder.path)
        for round in 0..<5 { try catalog.apply(Self.batch(writer: 0, round: round)) }
        try catalog.close()
      }
    }
    let catalog = try Catalog.open(in: folder.path)
    #expect(try catalog.find(.everything, now: Date()).total == 25)
  }

  @Test func readersComeAndGoWhileAWriterWrites() throws {
    let folder = try TemporaryFolder()
    try Catalog.open(in: folder.path).close()
    DispatchQueue.concurrentPerform(iterations: 6) { place in
      #expect(throws: Never.self) {
        if place == 0 {
          let catalog = try Catalog.open(in: folder.path)
          for round in 0..<30 { try catalog.apply(Self.batch(writer: 0, round: round)) }
          try catalog.close()
        } else {
          for _ in 0..<30 {
            let catalog = try #require(try Catalog.openIfPresent(in: folder.path))
            #expect(try catalog.find(.everything, limit: 1, now: Date()).total.isMultiple(of: 5))
            try catalog.close()
          }
        }
      }
    }
  }

  @Test func aBatchIsAllOrNothing() throws {
    let library = try TestLibrary()
    let good = TestFile("/m/a.jpg", content: 1)
    let bad = TestFile("/m/b.jpg", content: 2).with { $0.facts.orientation = 99 }
    #expect(throws: GreenroomError.self) { try library.index(good, bad) }
    #expect(try library.catalog.find(.everything, now: Date()).total == 0)
    #expect(try library.index(good).added == 1)
  }

  private static func batch(writer: Int, round: Int) -> IndexBatch {
    let files = (0..<5).map { place in
      TestFile("/m/\(writer)/\(round)-\(place).jpg", content: UInt64(writer * 1_000 + round * 10 + place))
        .entry
    }
    return IndexBatch(files: files, scanStarted: Date(), probeVersion: 1)
  }
}
