import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomMedia

/// Random trees with random ignore files mean to us what they mean to git, down to the line that decides.
@Suite struct IgnoreGitTests {
  @Test(arguments: 0..<12)
  func rulesMeanWhatTheyMeanToGit(seed: Int) throws {
    var rules = RandomRules(random: SeededGenerator(seed: UInt64(seed + 1)))
    var compared = 0
    for _ in 0..<12 {
      let tree = try Tree(&rules)
      let verdicts = try tree.verdicts()
      compared += verdicts.count
      for (path, verdict) in verdicts {
        let decision = IgnoreDecision(on: tree.path(path), from: tree.root)
        #expect(
          decision.map(tree.described) == tree.described(verdict),
          "seed \(seed), \(path) in \(tree.paths), rules \(tree.files)")
      }
      let met = Walker().files(below: tree.root).map { String($0.text.dropFirst(tree.root.text.count + 1)) }
        .filter { !$0.hasPrefix(".git") && !$0.hasSuffix("/.gitignore") }
      let left = tree.paths.filter { tree.isFile($0) && verdicts[$0]?.isIgnored == false }
      #expect(met.sorted() == left.sorted(), "seed \(seed), rules \(tree.files)")
    }
    #expect(compared > 100)
  }
}

/// A tree with an ignore file here and there, once in git's name and once in ours.
private struct Tree {
  let folder: TemporaryFolder
  let git: Git
  /// Files and folders, relative to the root.
  private(set) var paths: [String] = []
  /// Contents of the ignore files by folder.
  private(set) var files: [String: String] = [:]
  private var realFiles: Set<String> = []

  init(_ rules: inout RandomRules) throws {
    folder = try TemporaryFolder()
    git = try Git(in: folder)
    let standard = IgnoreDefaults.groups.flatMap(\.patterns).joined(separator: "\n")
    try git.setStandard(try folder.write(standard.utf8, to: ".git/standard"))
    for file in rules.tree() {
      // A name may be a folder's already, or a file's where a folder is wanted.
      if (try? folder.write([0], to: file)) != nil { realFiles.insert(file) }
    }
    let all = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    paths = all.filter { !$0.hasPrefix(".git") }.sorted()
    let folders = [""] + paths.filter { !isFile($0) }
    for place in folders where place.isEmpty || Bool.random(using: &rules.random) {
      let text = rules.ignoreFile()
      files[place] = text
      let prefix = place.isEmpty ? "" : place + "/"
      try folder.write(text.utf8, to: prefix + ".gitignore")
      try folder.write(text.utf8, to: prefix + IgnoreFile.fileName)
    }
  }

  var root: MediaPath { MediaPath(folder.path) }

  func path(_ relative: String) -> MediaPath { MediaPath(folder.path + "/" + relative) }

  func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder.appending(path), isDirectory: &isFolder)
      && !isFolder.boolValue
  }

  func verdicts() throws -> [String: Git.Verdict] { try git.verdicts(on: paths) }

  /// Which line decides, in words that both sides have.
  func described(_ verdict: Git.Verdict) -> String? {
    guard !verdict.file.isEmpty else { return nil }
    let isStandard = verdict.file.hasPrefix("/")
    let place = isStandard ? "standard" : String(verdict.file.dropLast(".gitignore".count))
    return "\(verdict.isIgnored) \(place) \(isStandard ? 0 : verdict.line)"
  }

  func described(_ decision: IgnoreDecision) -> String {
    switch decision.rule.source {
    case .standard: return "\(!decision.rule.isNegated) standard 0"
    case .file(let file, let line):
      let place = file.text.dropFirst(folder.path.count + 1).dropLast(IgnoreFile.fileName.count)
      return "\(!decision.rule.isNegated) \(place) \(line)"
    }
  }
}
