import GreenroomCatalog
import GreenroomModel

/// What the parts of a look over a library have found so far.
struct FsckReport {
  private(set) var problems: [FsckDocument.Problem] = []
  var unproven: [String] = []
  var repairs: [FsckRepair] = []
  var checked = FsckDocument.Checked()

  /// Something that the library keeps is broken.
  mutating func damage(_ code: String, _ subject: String, _ message: String, remedy: String) {
    problems.append(.init(code, isDamage: true, subject, message, remedy: remedy))
  }

  /// Something is missing, changed or left over.
  mutating func want(_ code: String, _ subject: String, _ message: String, remedy: String) {
    problems.append(.init(code, isDamage: false, subject, message, remedy: remedy))
  }

  /// `1 file`, `2 files`.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  func document(isRepaired: Bool = false) -> FsckDocument {
    FsckDocument(
      problems: problems, unproven: unproven, repairs: repairs.map(\.plan), isRepaired: isRepaired,
      checked: checked)
  }
}

/// Something that can be put right without losing anything.
enum FsckRepair {
  /// Files that are gone are marked as missing. What is known of them stays.
  case missing([PresentFile])
  /// What killed programs have left is removed.
  case leftovers([MediaPath])
  /// Full hashes that were taken are kept, so that the next look can tell.
  case hashes([AssetKey: ContentHash])

  var plan: String {
    switch self {
    case .missing(let files):
      "Mark \(FsckReport.count(files.count, "file")) as missing: \(names(files.map(\.path))). What is known of them stays."
    case .leftovers(let paths):
      "Remove \(FsckReport.count(paths.count, "unfinished file")) of killed programs: \(names(paths))."
    case .hashes(let hashes):
      "Keep the full hashes that were taken of \(FsckReport.count(hashes.count, "file"))."
    }
  }

  private func names(_ paths: [MediaPath]) -> String {
    paths.prefix(5).map { "“\($0)”" }.joined(separator: ", ") + (paths.count > 5 ? " …" : "")
  }
}
