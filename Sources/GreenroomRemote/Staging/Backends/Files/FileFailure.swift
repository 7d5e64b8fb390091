import Glibc

/// What the system's answer means for a store that is a folder.
enum FileFailure {
  /// - Parameters:
  ///   - what: The beginning of a sentence: what did not work, and where.
  ///   - code: `errno`.
  static func failure(_ what: String, _ code: CInt) -> StagingFailure {
    let reason = String(cString: strerror(code))
    switch code {
    case ENOSPC, EDQUOT, EFBIG:
      return StagingFailure(
        .refused("no_space"), "\(what): there is no room (\(reason)).",
        hint: "Free some space, run `greenroom stage gc`, or choose a folder on a larger disk.")
    case EACCES, EPERM, EROFS:
      return StagingFailure(
        .unauthorized, "\(what): \(reason).",
        hint: "Give your user the right to write there, or choose another folder.")
    default:
      return StagingFailure(
        .refused("io"), "\(what): \(reason).", hint: "Check the disk and whether the folder is mounted.")
    }
  }
}
