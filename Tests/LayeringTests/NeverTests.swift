import Testing

/// The nevers of `Docs/architecture.md` that the text of the sources can show.
@Suite struct NeverTests {
  @Test(arguments: Layers.libraries)
  func librariesDoNotSpeakExitOrReadTheEnvironment(target: String) {
    let sought: [Sought] =
      ["print", "debugPrint", "dump", "fputs", "puts", "printf", "exit", "_exit", "abort"].map(Sought.call)
      + ["getenv", "secure_getenv", "setenv", "getcwd", "NSHomeDirectory", "NSUserName"].map(Sought.call)
      + ["stdout", "stderr", "stdin", "environ", "CommandLine"].map(Sought.code)
      + ["FileHandle.standardOutput", "FileHandle.standardError", "FileHandle.standardInput"].map(Sought.code)
      + ["ProcessInfo.processInfo.environment", "homeDirectoryForCurrentUser", "currentDirectoryPath"]
      .map(Sought.code)
    let broken = SourceTree.sources(of: target).flatMap { $0.uses(of: sought) }
    let rule = "\(target) is a library: what it has to say it returns, what it has to know it is given:"
    #expect(broken.isEmpty, "\(broken.under(rule))")
  }

  @Test func theModelIsPure() {
    let sought: [Sought] =
      ["async", "await", "Task", "actor", "Process", "ProcessInfo", "Thread", "Bundle"].map(Sought.code)
      + ["URLSession", "FileManager", "FileHandle", "Data(contentsOf", "String(contentsOf"].map(Sought.code)
      + ["Date()", "Date.now", "ContinuousClock", "SuspendingClock", "Locale.current", "TimeZone.current"]
      .map(Sought.code)
      + ["SystemRandomNumberGenerator", "UUID()"].map(Sought.code)
      + ["fopen", "clock_gettime", "arc4random", "getentropy"].map(Sought.call)
    let broken = SourceTree.sources(of: "GreenroomModel").flatMap { $0.uses(of: sought) }
    let rule = "GreenroomModel has no input or output, no clock, no randomness and no waiting:"
    #expect(broken.isEmpty, "\(broken.under(rule))")
  }

  @Test func whatReadsMediaNeverWrites() {
    let flags = [
      "O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "AVIO_FLAG_WRITE", "AVIO_FLAG_READ_WRITE",
    ]
    let calls = [
      "creat", "fopen", "unlink", "unlinkat", "remove", "rename", "renameat", "renameat2", "mkdir", "mkdirat",
      "rmdir", "link", "linkat", "symlink", "symlinkat", "truncate", "ftruncate", "fallocate", "chmod",
      "fchmod",
      "fchmodat", "chown", "fchown", "utimensat", "futimens", "setxattr", "fsetxattr", "removexattr",
      "avio_open",
      "avio_open2", "pwrite",
    ]
    let members = [
      "removeItem", "moveItem", "copyItem", "createFile", "createDirectory", "createSymbolicLink", "linkItem",
      "trashItem", "replaceItemAt", "setAttributes", "forWritingTo", "forWritingAtPath", "forUpdatingAtPath",
    ]
    let sought = (flags + members).map(Sought.code) + calls.map(Sought.call)
    let broken = SourceTree.sources.filter(Self.readsMedia).flatMap { $0.uses(of: sought) }
    let rule =
      "Nothing is written, renamed or removed below an indexed root, so what walks and probes never tries:"
    #expect(broken.isEmpty, "\(broken.under(rule))")
  }

  /// Walking, probing, and the workflow between them. What makes clips and frames has folders of its own.
  private static func readsMedia(_ file: SourceFile) -> Bool {
    ["GreenroomMedia", "GreenroomProbe", "MediaWorker"].contains(file.target)
      && !file.path.contains("/Making/")
      || file.path.hasPrefix("Sources/Greenroom/Workflows/Index")
  }

  @Test func sqlStaysInTheCatalog() {
    let statements = [
      "SELECT ", "INSERT INTO ", "INSERT OR ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "PRAGMA ",
    ]
    let broken = SourceTree.sources.filter { $0.target != "GreenroomCatalog" }.flatMap { file in
      file.tokens.filter { token in
        token.kind == .text && statements.contains { token.text.drop(while: \.isWhitespace).hasPrefix($0) }
      }.map { "\(file.at($0)) \($0.text.prefix(40))" }
    }
    #expect(broken.isEmpty, "\(broken.under("Only GreenroomCatalog speaks SQL:"))")
  }

  @Test func wireFieldsStayWithTheDialect() {
    let fields: Set = ["image_urls", "video_urls", "audio_urls"]
    // People paste a body where a draft is expected, and it is read as one.
    let exception = "Sources/GreenroomModel/Requests/Draft+Reading.swift"
    // The sandbox has wire types of its own, so that one misreading cannot hide in both.
    let sandbox = "Sources/GreenroomServer/Sandbox/"
    let others = SourceTree.sources.filter {
      $0.target != "GreenroomRemote" && $0.path != exception && !$0.path.hasPrefix(sandbox)
    }
    let broken = others.flatMap { file in
      file.tokens.filter { $0.kind == .text && fields.contains($0.text) }.map { "\(file.at($0)) \($0.text)" }
    }
    #expect(
      broken.isEmpty,
      "\(broken.under("The gateway's field names belong to the dialects in GreenroomRemote:"))")
  }

  @Test func noSourceFileIsLongerThanFourHundredLines() {
    let broken = SourceTree.sources.filter { $0.lineCount > 400 }.map {
      "\($0.path) has \($0.lineCount) lines"
    }
    #expect(broken.isEmpty, "\(broken.under("One idea a file:"))")
  }

  @Test(arguments: [
    ("print(1)", true), ("Swift.print(1)", true), ("printer.print(1)", false),
    ("func print(_ a: Int)", false),
    ("let print = 1", false), ("\"print(1)\"", false), ("\"\\(print(1))\"", true),
  ])
  func tellsAFreeCallFromAMember(source: String, isCall: Bool) {
    let file = SourceFile(path: "Sources/A/a.swift", lineCount: 1, tokens: SwiftTokens.read(source))
    #expect(file.uses(of: [.call("print")]).isEmpty == !isCall)
  }

  @Test(arguments: [
    ("ProcessInfo.processInfo.environment", true), ("ProcessInfo\n  .processInfo\n  .environment", true),
    ("ProcessInfo.processInfo.activeProcessorCount", false), ("settings.environment", false),
  ])
  func followsMembers(source: String, isUse: Bool) {
    let file = SourceFile(path: "Sources/A/a.swift", lineCount: 1, tokens: SwiftTokens.read(source))
    #expect(file.uses(of: [.code("ProcessInfo.processInfo.environment")]).isEmpty == !isUse)
  }
}
