import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomMedia

@Suite struct WalkAheadTests {
  private let folder: TemporaryFolder
  private let root: MediaPath

  init() throws {
    folder = try TemporaryFolder()
    root = MediaPath(folder.path)
  }

  private static func told(_ step: Walker.Step) -> String {
    switch step {
    case .folder(let path, _): "folder \(path.text)"
    case .file(let name, let stamp): "file \(String(decoding: name, as: UTF8.self)) \(stamp.inode)"
    case .skipped(let name, _, let problem):
      "skipped \(String(decoding: name, as: UTF8.self)) \(problem.message)"
    case .unreadable(let path, let problem): "unreadable \(path.text) \(problem.message)"
    }
  }

  /// So little that the walk has to wait.
  private static let lead = WalkAhead.Lead(stepsPerChunk: 10, mostChunks: 2)

  private func fill(_ folders: Int, _ files: Int) throws {
    for outer in 0..<folders {
      for inner in 0..<files {
        try folder.write([1], to: "\(outer)/\(String(repeating: "n", count: inner % 40))\(inner)")
      }
    }
  }

  @Test func itsStepsAreThoseOfAWalkInTheirOrder() throws {
    try fill(5, 100)
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending("1/link.jpg"), withDestinationPath: "nowhere")
    let roots = [root, MediaPath(folder.appending("none")), MediaPath(folder.appending("3"))]
    var expected: [String] = []
    for root in roots {
      Walker().walk(root) { step in
        expected.append(Self.told(step))
        return true
      }
    }
    let ahead = try WalkAhead(Walker(), over: roots, lead: Self.lead)
    defer { ahead.end() }
    var steps: [String] = []
    ahead.forEach { step in
      steps.append(Self.told(step))
      return true
    }
    #expect(steps == expected)
    #expect(steps.count > 600)
  }

  @Test(arguments: [0, 1, 150])
  func itEndsWheneverItIsToldTo(after taken: Int) throws {
    try fill(2, 200)
    let ahead = try WalkAhead(Walker(), over: [root], lead: Self.lead)
    var steps = 0
    if taken > 0 {
      ahead.forEach { _ in
        steps += 1
        return steps < taken
      }
    }
    ahead.end()
    #expect(steps == taken)
  }
}
