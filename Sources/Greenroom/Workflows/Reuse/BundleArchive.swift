import CZip
import Foundation
import GreenroomModel

/// A zip file on its way to the disk. What is added is read when the archive is finished, by libzip, which also
/// writes archives and members of more than 4 GiB.
final class BundleArchive {
  private let path: MediaPath
  private var archive: OpaquePointer?
  /// libzip reads texts where they stand, until the archive is finished.
  private var texts: [UnsafeMutableRawBufferPointer] = []

  /// - Parameter path: Where nothing is yet.
  init(at path: MediaPath) throws(GreenroomError) {
    self.path = path
    var code: CInt = 0
    archive = path.withCString { zip_open($0, ZIP_CREATE | ZIP_EXCL, &code) }
    guard archive != nil else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw Self.failure(path, String(cString: zip_error_strerror(&error)))
    }
  }

  deinit {
    if let archive { zip_discard(archive) }
    for text in texts { text.deallocate() }
  }

  func add(_ text: String, as name: String) throws(GreenroomError) {
    let bytes = Array(text.utf8)
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    copy.copyBytes(from: bytes)
    texts.append(copy)
    try add(zip_source_buffer(archive, copy.baseAddress, UInt64(bytes.count), 0), as: name, ZIP_CM_DEFLATE)
  }

  /// The file goes in as it is: media are packed as well as they can be.
  func add(_ file: MediaPath, as name: String) throws(GreenroomError) {
    try add(file.withCString { zip_source_file(archive, $0, 0, 0) }, as: name, ZIP_CM_STORE)
  }

  private func add(_ source: OpaquePointer?, as name: String, _ method: CInt) throws(GreenroomError) {
    guard let source else { throw failure }
    let place = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard place >= 0 else {
      zip_source_free(source)
      throw failure
    }
    guard zip_set_file_compression(archive, zip_uint64_t(place), method, 0) == 0 else { throw failure }
  }

  /// Writes it all. Where that fails or is given up nothing stands at the path.
  ///
  /// - Parameter progress: Told which part is done, 0 to 1.
  func finish(
    progress: @escaping (Double) -> Void, isCancelled: @escaping () -> Bool
  ) throws(GreenroomError) {
    let watcher = Unmanaged.passRetained(Watcher(progress: progress, isCancelled: isCancelled))
    defer { watcher.release() }
    zip_register_progress_callback_with_state(
      archive, 0.01,
      { _, done, state in if let state { Watcher.of(state).progress(done) } }, nil, watcher.toOpaque())
    zip_register_cancel_callback_with_state(
      archive, { _, state in state.map { Watcher.of($0).isCancelled() ? 1 : 0 } ?? 0 }, nil,
      watcher.toOpaque())
    guard zip_close(archive) == 0 else {
      if isCancelled() { throw GreenroomError(.interrupted, "Interrupted; no bundle was written.") }
      throw failure
    }
    archive = nil
  }

  private var failure: GreenroomError {
    Self.failure(path, archive.map { String(cString: zip_strerror($0)) } ?? "it is finished")
  }

  private static func failure(_ path: MediaPath, _ reason: String) -> GreenroomError {
    GreenroomError(
      .inputOutput, "The bundle cannot be written into “\(path.folder)”: \(reason).",
      hint: "Make room, and check the permissions of that folder.")
  }
}

/// Whom libzip tells how far it is, and asks whether to go on.
private final class Watcher {
  let progress: (Double) -> Void
  let isCancelled: () -> Bool

  init(progress: @escaping (Double) -> Void, isCancelled: @escaping () -> Bool) {
    self.progress = progress
    self.isCancelled = isCancelled
  }

  static func of(_ state: UnsafeMutableRawPointer) -> Watcher {
    Unmanaged.fromOpaque(state).takeUnretainedValue()
  }
}
