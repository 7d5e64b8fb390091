import Foundation
import GreenroomCatalog
package import GreenroomModel
import GreenroomRemote

/// What a person wants in one file.
package struct BundleOrder: Sendable {
  /// A stored request by its id, or a clip.
  package var subject: AssetArgument
  /// Where to write it; nil names it after the request, in the working folder.
  package var output: MediaPath?
  package var workingFolder: MediaPath
  /// References by their hashes alone.
  package var hasOnlyHashes = false
  package var isDryRun = false

  package init(_ subject: AssetArgument, workingFolder: MediaPath) {
    self.subject = subject
    self.workingFolder = workingFolder
  }
}

extension Library {
  /// Writes a request, its clips and its references into a zip file that builds to the same body elsewhere. What
  /// is not there any more is said in its manifest, and keeps nothing else out.
  ///
  /// - Throws: `not_found`, `ambiguous`, `conflict` where the file is there already, `io`, `interrupted`.
  package func bundle(
    _ order: BundleOrder, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> BundleDocument {
    let (record, tasks) = try bundled(order.subject)
    let output = order.output ?? order.workingFolder.appending("\(record.id).zip")
    guard FilePresence(at: output) == .nothing else { throw NewFile.isThere(output) }
    var contents = BundleContents(hasOnlyHashes: order.hasOnlyHashes)
    for task in tasks {
      for (number, result) in task.results.enumerated() {
        contents.add(result, number: number, of: task, try catalog.asset(id: result.asset))
      }
    }
    for reference in record.request.references {
      contents.add(reference, try reference.asset.flatMap { try catalog.asset(id: $0) })
    }
    let files = try digested(contents.entries, shouldStop)
    let manifest = BundleManifest(record, tasks, files, at: Date())
    guard !order.isDryRun else {
      return BundleDocument(path: output.text, bytes: nil, manifest: manifest)
    }
    let texts = try texts(of: record, manifest, contents.names)
    try NewFile.make(output) { unfinished in
      let archive = try BundleArchive(at: unfinished)
      for (name, text) in texts { try archive.add(text, as: name) }
      for (name, path) in files.included { try archive.add(path, as: name) }
      try archive.finish(progress: tell, isCancelled: shouldStop)
      // What was read into it is what was hashed.
      for file in files where !file.isUnchanged { throw file.changed }
    }
    guard case .file(let stamp) = FilePresence(at: output) else { throw NewFile.failure(output) }
    return BundleDocument(path: output.text, bytes: stamp.size, manifest: manifest)
  }

  /// The request that is meant, and whose clips go with it: all of them, or the one that was named.
  private func bundled(_ subject: AssetArgument) throws -> (RequestRecord, [TaskRecord]) {
    do {
      let record = try requestRecord(subject.text)
      return (record, try catalog.tasks(of: record.id))
    } catch let error as GreenroomError where error.code == .notFound {
      let clip: AssetRecord
      do {
        clip = try indexed(subject)
      } catch let unknown as GreenroomError where unknown.code == .notFound {
        throw error
      }
      guard let task = try catalog.tasks(thatMade: clip.id).first,
        let record = try catalog.request(task.request)
      else {
        throw GreenroomError(
          .notFound, "No request of this library made “\(subject.text)”.",
          hint:
            "`greenroom clip adopt` takes in a clip that was made elsewhere, with what is known of its request."
        )
      }
      return (record, [task])
    }
  }

  private func digested(
    _ entries: [BundleEntry], _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> [BundleFile] {
    let total = entries.compactMap(\.asset?.bytes).reduce(0, +)
    var done: Int64 = 0
    return try entries.map { entry in
      try BundleFile(entry, at: places(of: entry.asset), isCancelled: shouldStop) { count in
        done += Int64(count)
        observer(WorkProgress(phase: "hashing", done: 0, sent: .init(bytes: done, total: total)))
      }
    }
  }

  /// Those first at which nothing has changed.
  private func places(of asset: AssetRecord?) throws -> [BundlePlace] {
    guard let asset, let details = try catalog.details(of: asset.id) else { return [] }
    let paths = details.locations.map(\.path)
    let places = try zip(paths, catalog.knownLocations(at: paths)).map { path, known in
      BundlePlace(path, lastSeen: known?.stamp)
    }
    return places.filter(\.isUnchanged) + places.filter { !$0.isUnchanged }
  }

  private func tell(_ part: Double) {
    observer(WorkProgress(phase: "bundling", done: Int(part * 100), total: 100))
  }

  private func texts(
    of record: RequestRecord, _ manifest: BundleManifest, _ names: [AssetID: String]
  ) throws -> [(name: String, text: String)] {
    let request = record.request
    let draft = try Draft(stored: request.draft).remixed(model: request.model, profile: request.profile)
      .replacingAssets(names)
    let heading = [
      "Request \(record.id) of \(Timestamp.text(record.createdAt)), \(request.profile) \(request.profileRevision).",
      "From this folder, `greenroom request build draft.yaml` builds it again.",
    ]
    return [
      ("manifest.json", try DocumentEncoder.text(of: manifest, as: .pretty) + "\n"),
      ("draft.yaml", DraftText.of(draft, heading: heading)),
      ("body.json", String(decoding: request.body, as: UTF8.self)),
      ("findings.json", String(decoding: request.findings, as: UTF8.self)),
    ]
  }
}

extension Draft {
  /// With the files of a bundle in place of the assets that they hold.
  fileprivate func replacingAssets(_ names: [AssetID: String]) -> Draft {
    func replaced(_ text: String) -> String { AssetID(text).flatMap { names[$0] } ?? text }
    var draft = self
    draft.references = references.map { reference in
      .init(name: reference.name, asset: replaced(reference.asset), kind: reference.kind)
    }
    draft.firstFrame = firstFrame.map(replaced)
    draft.lastFrame = lastFrame.map(replaced)
    return draft
  }
}

extension BundleManifest {
  fileprivate init(_ record: RequestRecord, _ tasks: [TaskRecord], _ files: [BundleFile], at time: Date) {
    let request = record.request
    let body = try? JSONValue(parsing: String(decoding: request.body, as: UTF8.self))
    self.init(
      createdAt: time,
      request: Request(
        id: record.id.text, createdAt: record.createdAt, profile: request.profile,
        profileRevision: request.profileRevision, model: request.model, mode: request.mode,
        verdict: request.verdict, prompt: request.prompt, seed: body?["seed"]),
      tasks: tasks.map { task in
        Task(
          id: task.id.text, taskId: task.gatewayID, state: task.state, createdAt: task.createdAt,
          completedAt: task.completedAt, cost: task.cost.flatMap { try? JSONValue(parsing: $0) })
      },
      files: files.map(\.line))
  }
}
