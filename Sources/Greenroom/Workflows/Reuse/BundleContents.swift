import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

/// One thing that a request has to do with.
struct BundleEntry {
  /// In the bundle; nil for a public URL.
  let name: String?
  let use: String
  let handle: Handle?
  let person: String?
  let task: TaskID?
  let asset: AssetRecord?
  let url: String?
  /// False where the hash is all that is wanted.
  let isWanted: Bool
}

/// Chooses what goes into a bundle, and how it is called there.
struct BundleContents {
  let hasOnlyHashes: Bool
  private(set) var entries: [BundleEntry] = []
  /// How each asset is called. One that is used twice is in the bundle once.
  private(set) var names: [AssetID: String] = [:]

  init(hasOnlyHashes: Bool) { self.hasOnlyHashes = hasOnlyHashes }

  mutating func add(_ result: TaskResult, number: Int, of task: TaskRecord, _ asset: AssetRecord?) {
    let isClip = result.role == .clip
    let isFirst = task.results.firstIndex { $0.role == result.role } == number
    let stem = "clips/\(task.id)" + (isClip ? "" : "-last-frame") + (isFirst ? "" : "-\(number + 1)")
    entries.append(
      BundleEntry(
        name: name(of: asset, stem), use: isClip ? "clip" : "last_frame", handle: nil, person: asset?.name,
        task: task.id, asset: asset, url: nil, isWanted: true))
  }

  mutating func add(_ reference: StoredRequest.Reference, _ asset: AssetRecord?) {
    let url = reference.asset == nil ? reference.url : nil
    let place = reference.handle.map { String($0.description.dropFirst()) } ?? reference.role.rawValue
    let stem = "references/" + place + (reference.name.map { "-" + $0 } ?? "")
    entries.append(
      BundleEntry(
        name: url == nil ? name(of: asset, stem) : nil, use: reference.role.rawValue,
        handle: reference.handle, person: reference.name, task: nil, asset: asset, url: url,
        isWanted: !hasOnlyHashes))
  }

  private mutating func name(of asset: AssetRecord?, _ stem: String) -> String {
    guard let asset else { return stem }
    if let known = names[asset.id] { return known }
    let name = "\(stem).\(UnstagedURL.fileExtension(ofContainer: asset.facts.container))"
    names[asset.id] = name
    return name
  }
}

/// A path at which an asset was seen.
struct BundlePlace {
  let path: MediaPath
  let lastSeen: FileStamp?
  /// As it is now; nil where it is gone.
  let stamp: FileStamp?

  init(_ path: MediaPath, lastSeen: FileStamp?) {
    self.path = path
    self.lastSeen = lastSeen
    if case .file(let stamp) = FilePresence(at: path) { self.stamp = stamp } else { stamp = nil }
  }

  var isUnchanged: Bool { stamp != nil && stamp == lastSeen }
}

/// An entry with the bytes that stand behind it, or why there are none.
struct BundleFile {
  private let entry: BundleEntry
  private let path: MediaPath?
  private let stamp: FileStamp?
  private let sha256: String?
  private let reason: String?

  /// Reads the whole file.
  ///
  /// - Parameter places: Where it was seen, with the files as they were when the catalog learnt what they hold.
  /// - Throws: `interrupted`. What cannot be read is told in the manifest.
  init(
    _ entry: BundleEntry, at places: [BundlePlace], isCancelled: () -> Bool, progress: (Int) -> Void
  ) throws {
    self.entry = entry
    let known = entry.asset?.sha256
    guard let asset = entry.asset, let place = places.first(where: { $0.stamp != nil }),
      let stamp = place.stamp
    else {
      (path, self.stamp, sha256) = (nil, nil, known)
      reason = entry.url != nil ? "It was given as a public URL." : "No path holds it any more."
      return
    }
    let path = place.path
    let digest: ContentDigest
    do throws(StagingFailure) {
      digest = try .reading(path, byteCount: asset.bytes, progress: progress, isCancelled: isCancelled)
    } catch {
      if case .interrupted = error.cause { throw GreenroomError(error) }
      (self.path, self.stamp, sha256, reason) = (nil, nil, known, error.message)
      return
    }
    let text = digest.sha256.description
    guard known == text || known == nil && place.isUnchanged else {
      (self.path, self.stamp, sha256) = (nil, nil, known)
      reason = "The file has changed since it was indexed."
      return
    }
    (self.path, self.stamp, sha256) = (path, stamp, text)
    reason = entry.isWanted ? nil : "Only its hash was asked for."
  }

  var isIncluded: Bool { path != nil && entry.isWanted }

  /// True where the file is still what was hashed, as far as its times and size tell.
  var isUnchanged: Bool {
    guard isIncluded, let path, let stamp else { return true }
    return FilePresence(at: path) == .file(stamp)
  }

  var changed: GreenroomError {
    GreenroomError(
      .inputOutput, "“\(path ?? MediaPath(""))” changed while it was read; no bundle was written.",
      hint: "Wait until nothing writes to it, and bundle again.")
  }

  var line: BundleManifest.File {
    BundleManifest.File(
      path: entry.name, use: entry.use, handle: entry.handle?.description, name: entry.person,
      task: entry.task?.text, asset: entry.asset?.id, url: entry.url, bytes: entry.asset?.bytes,
      sha256: sha256, isIncluded: isIncluded, reason: reason)
  }

  fileprivate var included: (name: String, path: MediaPath)? {
    guard isIncluded, let path, let name = entry.name else { return nil }
    return (name, path)
  }
}

extension [BundleFile] {
  /// The files that go into the bundle, each once.
  var included: [(name: String, path: MediaPath)] {
    var seen: Set<String> = []
    return compactMap(\.included).filter { seen.insert($0.name).inserted }
  }
}
