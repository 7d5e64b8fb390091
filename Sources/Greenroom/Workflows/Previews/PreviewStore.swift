import Foundation
import Glibc
import GreenroomModel

/// The previews in the library's folder `previews/`. Each is named by its asset, which is one content for ever, by its
/// kind and by the version of how it is made; so what is there is right, and all of it can be thrown away.
struct PreviewStore: Sendable {
  /// What a file holds.
  private enum Part: String, CaseIterable {
    case image = "jpg"
    case vtt
    case json
    /// Why there is no preview.
    case reason = "none"
  }

  let folder: MediaPath

  init(ofLibrary library: MediaPath) { folder = library.appending("previews") }

  /// Nil where nobody has tried yet.
  ///
  /// - Parameter isWanted: Whether somebody looks at it, so that it stays longer.
  func preview(_ kind: PreviewKind, of asset: AssetID, isWanted: Bool = true) -> StoredPreview? {
    if let reason = contents(path(kind, asset, .reason)) {
      return .impossible(String(decoding: reason, as: UTF8.self))
    }
    let parts = Self.parts(of: kind).map { path(kind, asset, $0) }
    guard parts.allSatisfy(Self.isWhole) else { return nil }
    if isWanted { for part in parts { Self.use(part) } }
    return made(kind, asset)
  }

  /// What was measured of a sound; nil where it was not yet.
  func curve(of asset: AssetID) -> SoundCurve? {
    guard case .made(_, let path?) = preview(.curve, of: asset, isWanted: false) else { return nil }
    return contents(path).flatMap { try? JSONDecoder().decode(SoundCurve.self, from: $0) }
  }

  func keep(_ preview: Preview, _ kind: PreviewKind, of asset: AssetID) throws -> StoredPreview {
    for part in Self.parts(of: kind) {
      try write(part == .image ? preview.image : Array(preview.text.utf8), to: path(kind, asset, part))
    }
    return made(kind, asset)
  }

  func keep(reason: String, _ kind: PreviewKind, of asset: AssetID) throws -> StoredPreview {
    try write(Array(reason.utf8), to: path(kind, asset, .reason))
    return .impossible(reason)
  }

  // MARK: - Frames

  /// Nil where nobody has asked for it yet.
  func frame(_ end: ClipEnd, of asset: AssetID) -> MediaPath? {
    let path = path(frame: end, asset)
    guard Self.isWhole(path) else { return nil }
    Self.use(path)
    return path
  }

  func keep(frame: [UInt8], _ end: ClipEnd, of asset: AssetID) throws -> MediaPath {
    let path = path(frame: end, asset)
    try write(frame, to: path)
    return path
  }

  private func path(frame end: ClipEnd, _ asset: AssetID) -> MediaPath {
    path(named: "frame-\(end.rawValue)", asset, .image)
  }

  private func made(_ kind: PreviewKind, _ asset: AssetID) -> StoredPreview {
    let parts = Self.parts(of: kind)
    return .made(
      image: parts.contains(.image) ? path(kind, asset, .image) : nil,
      text: parts.first { $0 != .image }.map { path(kind, asset, $0) })
  }

  private static func parts(of kind: PreviewKind) -> [Part] {
    switch kind {
    case .picture: [.image]
    case .strip: [.image, .vtt]
    case .curve: [.json]
    }
  }

  /// Two characters of the id make a folder, so that none holds too many.
  private func path(named name: String, _ asset: AssetID, _ part: Part) -> MediaPath {
    folder.appending(String(asset.text.prefix(2)))
      .appending("\(asset.text)-\(name)-\(Preview.version).\(part.rawValue)")
  }

  private func path(_ kind: PreviewKind, _ asset: AssetID, _ part: Part) -> MediaPath {
    path(named: kind.rawValue, asset, part)
  }

  // MARK: - Files

  /// The name comes last. A machine that fails may leave an empty file, which counts as none.
  private func write(_ bytes: [UInt8], to path: MediaPath) throws {
    try FileManager.default.createDirectory(atPath: path.folder.text, withIntermediateDirectories: true)
    let unfinished = path.folder.appending(".greenroom-\(getpid())-\(UInt32.random(in: 0...(.max)))")
    defer { unfinished.withCString { _ = unlink($0) } }
    let descriptor = unfinished.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
    guard descriptor >= 0 else { throw NewFile.failure(path) }
    defer { close(descriptor) }
    let isWritten = NewFile.append(bytes, to: descriptor)
    guard isWritten, unfinished.withCString({ old in path.withCString { rename(old, $0) } }) == 0 else {
      throw NewFile.failure(path)
    }
  }

  private static func isWhole(_ path: MediaPath) -> Bool {
    guard case .file(let stamp) = FilePresence(at: path) else { return false }
    return stamp.size > 0
  }

  private func contents(_ path: MediaPath) -> Data? { FileManager.default.contents(atPath: path.text) }

  /// The time of a file tells when it was last wanted; see ``trim(to:)``.
  private static func use(_ path: MediaPath) { path.withCString { _ = utimensat(AT_FDCWD, $0, nil, 0) } }

  // MARK: - Room

  /// Bytes of all previews.
  func size() -> Int64 { files().reduce(0) { $0 + $1.bytes } }

  /// Removes those that nobody has wanted for longest where there are more than `most` bytes, until a tenth of that is
  /// free again.
  ///
  /// - Returns: How many bytes went.
  @discardableResult
  func trim(to most: Int64) -> Int64 {
    let files = files()
    var excess = files.reduce(0) { $0 + $1.bytes } - most
    guard excess > 0 else { return 0 }
    excess += most / 10
    var gone: Int64 = 0
    for file in files.sorted(by: { $0.usedAt < $1.usedAt }) where gone < excess {
      if unlink(file.path) == 0 { gone += file.bytes }
    }
    return gone
  }

  private struct File {
    let path: String
    let bytes: Int64
    let usedAt: Int64
  }

  private func files() -> [File] {
    guard let names = FileManager.default.enumerator(atPath: folder.text) else { return [] }
    return names.compactMap { name in
      guard let name = name as? String,
        case .file(let stamp) = FilePresence(at: folder.appending(name))
      else { return nil }
      return File(
        path: folder.appending(name).text, bytes: stamp.size, usedAt: stamp.modifiedNanoseconds)
    }
  }
}
