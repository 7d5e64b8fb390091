/// Which columns of each table an export has, in their order. Rows are named by ids, names and paths there, since row
/// numbers mean nothing to another catalog.
enum TransferColumns {
  static let assetContent: [TransferColumn] = [
    .init("kind"), .init("origin"), .init("bytes"), .init("fingerprint", .hex), .init("contentHash", .hex),
    .init("sha256", .hex), .init("addedAt", .time),
  ]

  /// What people say of an asset, apart from its tags.
  static let assetWords: [TransferColumn] = [.init("name"), .init("rating"), .init("pick"), .init("note")]

  static let trash = TransferColumn("trashedAt", .time)

  private static let flags: Set = [
    "verified", "variableFrameRate", "alpha", "animated", "encrypted", "truncated", "flat", "silent", "dark",
    "clipped",
  ]

  static let facts: [TransferColumn] = FactsColumns.names.map { name in
    TransferColumn(name, flags.contains(name) ? .flag : .plain)
  }

  static let location: [TransferColumn] = [
    .init("device"), .init("inode"), .init("size"), .init("modified"), .init("state"), .init("seenAt", .time),
    .init("probeVersion"),
  ]

  static let search: [TransferColumn] = [.init("name"), .init("query"), .init("createdAt", .time)]

  static let set: [TransferColumn] = [.init("name"), .init("createdAt", .time)]

  static let slot: [TransferColumn] = [.init("name"), .init("kind"), .init("isRequired", .flag)]

  static let operation: [TransferColumn] = [.init("at", .time), .init("actor"), .init("summary")]

  static let request: [TransferColumn] = [
    .init("createdAt", .time), .init("profile"), .init("profileRevision"), .init("model"), .init("mode"),
    .init("verdict"), .init("prompt"), .init("draft", .json), .init("body", .json), .init("findings", .json),
  ]

  static let reference: [TransferColumn] = [
    .init("role"), .init("handle"), .init("name"), .init("path", .path), .init("url"),
    .init("fingerprint", .hex), .init("contentHash", .hex),
  ]

  static let task: [TransferColumn] = [
    .init("state"), .init("isAdopted", .flag), .init("profile"), .init("baseURL"), .init("dialect"),
    .init("idempotencyKey"), .init("outputSeconds"), .init("gatewayID"), .init("gatewayStatus"),
    .init("progress"), .init("cost"), .init("errorCode"), .init("errorMessage"), .init("errorHint"),
    .init("createdAt", .time), .init("submittedAt", .time), .init("signedAt", .time),
    .init("acceptedAt", .time), .init("completedAt", .time), .init("endedAt", .time),
    .init("linkExpiresAt", .time), .init("nextLookAt", .time), .init("looks"), .init("failures"),
  ]

  static let event: [TransferColumn] = [.init("at", .time), .init("state"), .init("detail")]

  static let object: [TransferColumn] = [.init("backend"), .init("key"), .init("sha256", .hex)]

  static let result: [TransferColumn] = [.init("role"), .init("position")]
}
