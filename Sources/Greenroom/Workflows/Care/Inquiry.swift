import Glibc
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// Finds out why one path is indexed or not, asking in the order in which indexing decides.
struct Inquiry {
  let path: MediaPath
  let library: MediaPath
  let roots: RootWatch
  let known: KnownPath
  let probe: (MediaPath) throws -> ProbeOutcome

  private var root: Root? { roots.root(of: path) }

  func answer() throws -> WhyDocument {
    if let root, roots.absence(of: root) != nil { return offline(root) }
    guard let status = FileStatus(of: path, following: false) else { return try nothing(errno) }
    if path.lies(in: library) { return belongsToLibrary }
    if let link = linkAbove { return linked(link) }
    let decision = root.flatMap { IgnoreDecision(on: path, from: $0.path) }
    if let decision, !decision.rule.isNegated { return ignored(decision) }
    let rule = decision.map(WhyDocument.Rule.init)
    switch status.kind {
    case .folder: return wholeFolder(rule)
    case .link where known.location?.state == .present: break
    case .file: break
    case let kind:
      if let problem = kind.problem { return unreadable(problem, rule) }
    }
    if let asset = known.asset, let location = known.location, location.state != .unreadable {
      return indexed(asset, location, rule)
    }
    return try unindexed(status, rule)
  }

  // MARK: - Where it is

  private func offline(_ root: Root) -> WhyDocument {
    let asset = known.asset.map { " It was indexed as \(Self.named($0))." } ?? ""
    return document(
      .offline,
      "“\(root.path)” is offline: the disk or folder that was indexed there is not there now." + asset
        + " What is known of it is kept.",
      hint: "Connect or mount it, then run `greenroom index \(root.path)`.")
  }

  private func nothing(_ code: CInt) throws -> WhyDocument {
    guard code == ENOENT || code == ENOTDIR else {
      return document(
        .failed, "It cannot be looked at: \(String(cString: strerror(code))).",
        hint: "Check its permissions and those of the folders above it.", code: .fileUnreadable)
    }
    guard let asset = known.asset else {
      throw GreenroomError(
        .notFound, "There is nothing at “\(path)”, and the catalog knows nothing of it.",
        hint: "Check the path; `greenroom find` searches by name.")
    }
    return document(
      .missing,
      "It was indexed as \(Self.named(asset)) and is not there any more. Its tags, sets and lineage are kept.",
      hint: "If it was moved, index the folder that it is in now.")
  }

  private var belongsToLibrary: WhyDocument {
    document(.library, "It belongs to the library itself, which is never indexed.")
  }

  /// The first folder above the path, below its root, that is a link.
  private var linkAbove: MediaPath? {
    guard let root else { return nil }
    return path.foldersAbove.first {
      $0 != root.path && $0.lies(in: root.path) && FileStatus(of: $0, following: false)?.kind == .link
    }
  }

  private func linked(_ link: MediaPath) -> WhyDocument {
    guard let asset = known.asset else {
      return document(
        .linked,
        "It lies behind the symbolic link “\(link)”, and links below an indexed folder are not followed.",
        hint: "Index what the link leads to, or name this path: `greenroom index \(path)`.")
    }
    return document(
      .indexed,
      "It was named, and indexed as \(Self.named(asset)). It lies behind the symbolic link “\(link)”, so runs "
        + "over the folder pass it over.",
      hint: "Name it again once it has changed: `greenroom index \(path)`.")
  }

  // MARK: - Rules

  private func ignored(_ decision: IgnoreDecision) -> WhyDocument {
    let rule = WhyDocument.Rule(decision)
    let what = decision.subject == path ? "" : " the folder “\(decision.subject)” and with it"
    guard let asset = known.asset else {
      return document(
        .ignored,
        "It is not indexed, since a rule ignores\(what.isEmpty ? " it" : what + " this"): \(rule.words).",
        hint: "`greenroom index \(path)` indexes it all the same; "
          + "a line `!…` in \(IgnoreFile.fileName) takes the rule back.", rule: rule)
    }
    return document(
      .ignored,
      "It is indexed as \(Self.named(asset)) and stays, but a rule ignores\(what.isEmpty ? " it" : what + " this")"
        + " now, so changes are not noticed: \(rule.words).",
      hint: "Name it to look at it again: `greenroom index \(path)`.", rule: rule)
  }

  // MARK: - What it is

  private func wholeFolder(_ rule: WhyDocument.Rule?) -> WhyDocument {
    let count = "The catalog has \(known.count) media in it."
    guard let root else {
      return document(
        .outside, "It is a folder in no folder that is indexed. \(count)",
        hint: "Index it: `greenroom index \(path)`.")
    }
    let place = root.path == path ? "is indexed" : "is part of “\(root.path)”, which is indexed"
    return document(.folder, "It is a folder and \(place). \(count)", rule: rule)
  }

  private func indexed(
    _ asset: AssetRecord, _ location: KnownLocation, _ rule: WhyDocument.Rule?
  ) -> WhyDocument {
    let named = Self.named(asset)
    guard location.state != .missing else {
      return document(
        .changed, "It was missing when it was last looked for, and is there again: \(named).",
        hint: again, rule: rule)
    }
    guard FileStatus(of: path, following: true)?.stamp == location.stamp else {
      return document(
        .changed, "It is indexed as \(named), and the file has changed since.", hint: again, rule: rule)
    }
    let place = root == nil ? " It was named by itself: no folder that it is in is indexed." : ""
    return document(.indexed, "It is indexed as \(named).\(place)", rule: rule)
  }

  private func unindexed(_ status: FileStatus, _ rule: WhyDocument.Rule?) throws -> WhyDocument {
    if let problem = known.problem, known.location?.stamp == status.stamp {
      return unreadable(problem, rule)
    }
    let outcome = try probe(path)
    switch outcome {
    case .failure(let problem): return unreadable(problem, rule)
    case .success(let report):
      let kind = report.kind.rawValue
      guard let root else {
        return document(
          .outside, "It is readable media (\(kind)), but lies in no folder that is indexed.",
          hint: "Index it, or the folder that it is in: `greenroom index \(path.folder)`.")
      }
      return document(
        .waiting, "Nothing keeps it out: it is readable media (\(kind)), and no run has met it yet.",
        hint: "Run `greenroom index \(root.path)`.", rule: rule)
    }
  }

  private func unreadable(_ problem: FileProblem, _ rule: WhyDocument.Rule?) -> WhyDocument {
    document(
      problem.isMedia ? .failed : .skipped,
      problem.isMedia
        ? "It looks like media but cannot be read. \(problem.message)"
        : "It is skipped. \(problem.message)",
      hint: problem.isMedia ? "Replace or repair the file, then run `greenroom index \(path)`." : nil,
      rule: rule, code: problem.code)
  }

  // MARK: - Words

  private var again: String { "Run `greenroom index \(root?.path ?? path)`." }

  private static func named(_ asset: AssetRecord) -> String {
    let name = asset.name.map { "@\($0), " } ?? ""
    return "\(asset.id.text) (\(name)\(asset.kind.rawValue)) since \(Timestamp.text(asset.addedAt))"
  }

  private func document(
    _ state: WhyDocument.State, _ message: String, hint: String? = nil, rule: WhyDocument.Rule? = nil,
    code: FindingCode? = nil
  ) -> WhyDocument {
    WhyDocument(
      path: path.text, state: state, message: message, hint: hint, root: root?.path.text, rule: rule,
      asset: known.asset.map {
        WhyDocument.Asset(id: $0.id, kind: $0.kind, name: $0.name, addedAt: $0.addedAt)
      }, code: code?.rawValue)
  }
}

extension WhyDocument.Rule {
  init(_ decision: IgnoreDecision) {
    var place: (file: String?, line: Int?, purpose: String?) = (nil, nil, nil)
    switch decision.rule.source {
    case .file(let path, let line): (place.file, place.line) = (path.text, line)
    case .standard(let purpose): place.purpose = purpose
    }
    self.init(
      pattern: decision.rule.pattern, file: place.file, line: place.line, purpose: place.purpose,
      subject: decision.subject.text, isNegated: decision.rule.isNegated)
  }

  /// Which rule it is and where it stands.
  fileprivate var words: String {
    if let file, let line { return "“\(pattern)” in line \(line) of \(file)" }
    return "“\(pattern)”, a default against \(purpose ?? "what is no media")"
  }
}
