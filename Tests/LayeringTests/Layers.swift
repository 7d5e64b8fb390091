/// What each target may import, as `Docs/architecture.md` draws it. SwiftPM would let any target import any
/// other that happens to be built; this table does not.
enum Layers {
  /// Modules of the system that any target but the pure one may use.
  private static let system: Set = ["CLinux", "Dispatch", "Foundation", "Glibc", "Synchronization"]

  /// Hummingbird, and what it stands on.
  private static let server: Set = [
    "HTTPTypes", "Hummingbird", "HummingbirdCore", "Logging", "NIOCore", "NIOHTTPTypes", "NIOPosix",
    "ServiceLifecycle",
  ]

  static let allowed: [String: Set<String>] = [
    "GreenroomModel": ["Foundation"],
    "GreenroomMedia": system.union(["GreenroomModel", "CLinux", "CZlib"]),
    "GreenroomProbe": system.union([
      "GreenroomModel", "GreenroomMedia", "CLibAV", "CChromaprint", "CEBUR128", "CHeif", "CLittleCMS",
      "CPango",
      "CTurboJPEG", "CWebP", "CXXHash",
    ]),
    "MediaWorker": system.union(["GreenroomModel", "GreenroomMedia", "GreenroomProbe", "CLinux"]),
    "GreenroomCatalog": system.union(["GreenroomModel", "CSQLite", "GRDB", "GRDBSQLite"]),
    "GreenroomRemote": system.union(["GreenroomModel", "CCrypto", "CCurl"]),
    "Greenroom": system.union([
      "GreenroomModel", "GreenroomMedia", "GreenroomCatalog", "GreenroomRemote", "CZip", "Yams",
    ]),
    "GreenroomServer": system.union(["GreenroomModel", "Greenroom"]).union(server),
    "GreenroomCLI": system.union(["GreenroomModel", "Greenroom", "GreenroomServer", "ArgumentParser"]),
    "GreenroomTestSupport": system.union(["GreenroomModel", "GreenroomRemote", "Testing"]),
  ]

  /// Targets without Swift code: a C library's headers, and what Swift needs to call it.
  static let moduleMaps: Set = [
    "CChromaprint", "CCrypto", "CCurl", "CEBUR128", "CHeif", "CLibAV", "CLinux", "CLittleCMS", "CPango",
    "CSQLite", "CTurboJPEG", "CWebP", "CXXHash", "CZip", "CZlib",
  ]

  /// Modules whose types must not show in what a target offers to others.
  static let hidden = server.union([
    "CChromaprint", "CCrypto", "CCurl", "CEBUR128", "CHeif", "CLibAV", "CLinux", "CLittleCMS", "CPango",
    "CSQLite", "CTurboJPEG", "CWebP", "CXXHash", "CZip", "CZlib", "GRDB", "GRDBSQLite", "Yams",
  ])

  /// Targets that speak to people and to the system; every other one is a library.
  static let executables: Set = ["GreenroomCLI", "MediaWorker"]

  static var libraries: [String] {
    allowed.keys.filter { !executables.contains($0) && $0 != "GreenroomTestSupport" }.sorted()
  }
}
