import Foundation
import GreenroomCatalog
import GreenroomModel

/// Takes a synthetic library in as an indexing run would, and tags it.
struct Filling {
  let count: Int

  private static let batch = 5_000
  private static let tagged = 100_000

  func run(in folder: String) throws {
    let catalog = try Catalog.open(in: folder)
    var library = SyntheticCatalog()
    var seconds: [Double] = []
    let before = Clock.processorSeconds
    for first in stride(from: 0, to: count, by: Self.batch) {
      let batch = IndexBatch(
        files: library.files(from: first, count: min(Self.batch, count - first)), scanStarted: Date(),
        probeVersion: 1)
      seconds.append(try Clock.seconds { try catalog.apply(batch) })
    }
    let work = Clock.processorSeconds - before
    print("import: \(Int(Double(count) / seconds.reduce(0, +))) rows/s with the text index (8,000 wanted)")
    print("import: \(Int(Double(count) / work)) rows a second of one core's work")
    let last = seconds.suffix(seconds.count / 10)
    if !last.isEmpty {
      print("its last tenth: \(Int(Double(last.count * Self.batch) / last.reduce(0, +))) rows/s")
    }
    let tagging = try Clock.seconds { try tag(catalog, &library) }
    print("tagging: \(Int(Double(2 * count) / tagging)) tags/s")
    try catalog.close()
    let bytes =
      try FileManager.default.attributesOfItem(atPath: folder + "/catalog.sqlite")[.size] as? Int ?? 0
    print("size: \(bytes / count) bytes/asset (1,000 at most)")
  }

  /// Two tags an asset, some assets at a time, as a person's queries would.
  private func tag(_ catalog: Catalog, _ library: inout SyntheticCatalog) throws {
    var cursor: String?
    repeat {
      let page = try catalog.find(.everything, limit: Self.tagged, after: cursor, now: Date())
      var assets: [String: [AssetKey]] = [:]
      for record in page.assets {
        for _ in 0..<2 { assets[library.tag(), default: []].append(record.key) }
      }
      for (tag, keys) in assets { _ = try catalog.add(tags: [tag], to: keys) }
      cursor = page.next
    } while cursor != nil
  }
}

enum Clock {
  /// What this process has had of all cores, its calls of the system with it.
  static var processorSeconds: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }

  static func seconds<Value>(_ body: () throws -> Value) rethrows -> Double {
    let start = ContinuousClock.now
    _ = try body()
    let time = (ContinuousClock.now - start).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }
}
