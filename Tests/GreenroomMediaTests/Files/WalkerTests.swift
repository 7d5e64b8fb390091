import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomMedia

@Suite struct WalkerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func everyFileIsMetOnceWithItsStamp() throws {
    let names = ["a.jpg", "b/c.mp4", "b/d/e.wav", "b/d/f", "g/h.png"]
    for name in names { try folder.write([1, 2, 3], to: name) }
    let walk = Walked(root, excluding: [])
    #expect(walk.files.keys.sorted() == names)
    for (name, stamp) in walk.files {
      let status = try #require(FileStatus(of: MediaPath(folder.appending(name)), following: false))
      #expect(status.stamp == stamp)
      #expect(stamp.size == 3)
    }
    #expect(walk.skipped.isEmpty && walk.unreadable.isEmpty)
  }

  @Test(arguments: [
    "new\nline.jpg", "-rf", "--", " ", "%03d.jpg", "http:x.mp4", "a'b\"c$(d)`e`", "视频 🎬.mp4", "\u{7F}\u{1}",
    String(repeating: "n", count: 255),
  ])
  func namesAreTakenAsTheyAre(name: String) throws {
    try folder.write([0], to: name)
    #expect(Array(Walked(root, excluding: []).files.keys) == [name])
  }

  @Test func namesNeedNotBeText() throws {
    let name: [UInt8] = [0x66, 0xFF, 0xC3, 0x28, 0x2E, 0x6A]
    let path = root.appending(name)
    let file = path.withCString { open($0, O_CREAT | O_WRONLY, 0o600) }
    #expect(file >= 0)
    close(file)
    var seen: [[UInt8]] = []
    Walker().walk(root) { step in
      if case .file(let name, _) = step { seen.append(Array(name)) }
      return true
    }
    #expect(seen == [name])
  }

  @Test(arguments: [
    "clip.mp4.part", "clip.mov.crdownload", "clip.mp4~", "~syncthing~clip.mp4", "node_modules/f.png",
    "#snapshot/g.jpg", "thumbs.db", "Desktop.ini", ".Trash-1000/files/h.jpg",
    ".hidden.jpg", ".git/config", ".DS_Store", "._photo.jpg", "Thumbs.db", "desktop.ini", "@eaDir/a.jpg",
    "#recycle/b.jpg", "$RECYCLE.BIN/c.jpg", "__MACOSX/d.jpg", "SYNOFILE_THUMB_M.jpg", "lost+found/e.jpg",
  ])
  func junkIsPassedOverInSilence(name: String) throws {
    try folder.write([0], to: "deeper/" + name)
    try folder.write([0], to: "kept.jpg")
    let walk = Walked(root, excluding: [])
    #expect(Array(walk.files.keys) == ["kept.jpg"])
    #expect(walk.skipped.isEmpty)
  }

  @Test(arguments: [
    "Thumbs.db.jpg", "a@eaDir", "x.DS_Store", "recycle", "thumbs", "$RECYCLE.BIN2", "part", "a.parts",
    "node_modules",
  ])
  func namesThatOnlyLookLikeJunkAreKept(name: String) throws {
    try folder.write([0], to: name)
    #expect(Array(Walked(root, excluding: []).files.keys) == [name])
  }

  @Test func theNearestIgnoreFileDecidesAndAnIgnoredFolderIsNotEntered() throws {
    try folder.write("*.mov\n!/keep.mov\nproxies/\n".utf8, to: ".greenroomignore")
    try folder.write("!*.mov\n*.jpg\n".utf8, to: "day1/.greenroomignore")
    try folder.write("!*\n".utf8, to: "proxies/.greenroomignore")
    for name in ["a.mov", "keep.mov", "a.jpg", "day1/b.mov", "day1/b.jpg", "day1/sub/c.mov", "proxies/p.jpg"]
    {
      try folder.write([0], to: name)
    }
    let kept = ["a.jpg", "day1/b.mov", "day1/sub/c.mov", "keep.mov"]
    #expect(Walked(root, excluding: []).files.keys.sorted() == kept)
    // A walk that begins further down hears what stands above.
    #expect(Walked(root.appending("day1/sub"), excluding: []).files.keys.sorted() == ["c.mov"])
    // A folder that is named is looked through; what is in it still has to pass the rules.
    try folder.write([0], to: "proxies/q.mov")
    #expect(Walked(root.appending("proxies"), excluding: []).files.keys.sorted() == ["p.jpg", "q.mov"])
  }

  @Test func aDefaultIsTakenBackByALine() throws {
    try folder.write("!.refs/\n!*.part\n".utf8, to: ".greenroomignore")
    for name in [".refs/a.jpg", ".other/a.jpg", "b.part", ".refs/.c.jpg"] { try folder.write([0], to: name) }
    #expect(Walked(root, excluding: []).files.keys.sorted() == [".refs/a.jpg", "b.part"])
  }

  @Test func rulesThatCannotBeReadAreReportedAndIgnoreNothing() throws {
    try folder.write([0], to: "a.jpg")
    symlink("/etc/hostname", folder.appending(".greenroomignore"))
    let walk = Walked(root, excluding: [])
    #expect(Array(walk.files.keys) == ["a.jpg"])
    #expect(walk.unreadable.keys.sorted() == [".greenroomignore"])
    unlink(folder.appending(".greenroomignore"))
    mkfifo(folder.appending(".greenroomignore"), 0o600)
    #expect(Walked(root, excluding: []).unreadable[".greenroomignore"]?.contains("not a file") == true)
    unlink(folder.appending(".greenroomignore"))
    try folder.write(Array(repeating: UInt8(ascii: "\n"), count: (1 << 20) + 1), to: ".greenroomignore")
    #expect(Walked(root, excluding: []).unreadable[".greenroomignore"]?.contains("1 MiB") == true)
  }

  @Test func aFolderThatAPersonNamesMayBeHidden() throws {
    try folder.write([0], to: ".refs/a.jpg")
    #expect(Array(Walked(root.appending(Array(".refs".utf8)), excluding: []).files.keys) == ["a.jpg"])
  }

  @Test func whatIsNoFileIsSkippedWithItsReasonAndNeverWaitedFor() throws {
    try folder.write([0], to: "a.jpg")
    mkfifo(folder.appending("pipe.mp4"), 0o600)
    try makeSocket(at: folder.appending("socket.mp4"))
    try link("a.jpg", at: "link.jpg")
    try link(".", at: "loop")
    try link("nowhere", at: "dangling.jpg")
    let walk = Walked(root, excluding: [])
    #expect(Array(walk.files.keys) == ["a.jpg"])
    let linked = "It is a symbolic link, which is not followed below an indexed folder."
    #expect(
      walk.skipped == [
        "pipe.mp4": "It is a named pipe, not a file.", "socket.mp4": "It is a socket, not a file.",
        "link.jpg": linked, "loop": linked, "dangling.jpg": linked,
      ])
  }

  @Test func aDeviceIsSkipped() throws {
    let device = folder.appending("null.mp4")
    let made = mknod(device, S_IFCHR | 0o600, dev_t(0x103))
    try #require(made == 0 || errno == EPERM)
    let skipped = Walked(root, excluding: []).skipped
    #expect(made != 0 || skipped == ["null.mp4": "It is a device, not a file."])
  }

  @Test func theRootItselfMayBeALink() throws {
    try folder.write([0], to: "real/a.jpg")
    try link("real", at: "root")
    let walk = Walked(root.appending(Array("root".utf8)), excluding: [])
    #expect(Array(walk.files.keys) == ["a.jpg"])
  }

  @Test func theLibraryIsNotWalked() throws {
    try folder.write([0], to: "media/a.jpg")
    try folder.write([0], to: "media/library/previews/b.jpg")
    try link("library", at: "media/alias")
    let library = MediaPath(folder.appending("media/library"))
    let walk = Walked(root, excluding: [library, MediaPath("/nowhere")])
    #expect(Array(walk.files.keys) == ["media/a.jpg"])
  }

  @Test func aMissingRootIsUnreadable() {
    let walk = Walked(root.appending(Array("gone".utf8)), excluding: [])
    #expect(walk.unreadable == ["gone": "This folder cannot be read: No such file or directory."])
  }

  @Test(.enabled(if: getuid() != 0, "the superuser can read every folder"))
  func aClosedFolderIsReportedAndTheRestIsWalked() throws {
    try folder.write([0], to: "a/x.jpg")
    try folder.write([0], to: "b/y.jpg")
    chmod(folder.appending("a"), 0)
    defer { chmod(folder.appending("a"), 0o700) }
    let walk = Walked(root, excluding: [])
    #expect(Array(walk.files.keys) == ["b/y.jpg"])
    #expect(walk.unreadable == ["a": "This folder cannot be read: Permission denied."])
  }

  /// Deeper than there may be open files, and than a stack would bear.
  @Test func deepTreesNeedFewOpenFiles() throws {
    var path = folder.path
    var depth = 0
    while path.utf8.count < 1_200 {
      path += depth % 7 == 0 ? "/dd" : "/d"
      depth += 1
      try #require(mkdir(path, 0o700) == 0)
      try #require(mkdir(path + "x", 0o700) == 0)
    }
    try Data([0]).write(to: URL(fileURLWithPath: path + "/a.jpg"))
    let before = openFiles()
    var most = before
    var files = 0
    var steps = 0
    Walker().walk(root) { step in
      if case .file = step { files += 1 }
      steps += 1
      if steps % 50 == 0 { most = max(most, openFiles()) }
      return true
    }
    #expect(depth > 450)
    #expect(files == 1)
    // Other tests run meanwhile, each with a few open files.
    #expect(most - before < FolderHandle.deepestKeptOpen + 300)
  }

  @Test func foldersThatVanishOnTheWayArePassedOver() throws {
    for name in 0..<20 { try folder.write([0], to: "\(name)/a.jpg") }
    var files = 0
    var unreadable = 0
    Walker().walk(root) { step in
      switch step {
      case .file:
        files += 1
        for name in 0..<20 { try? FileManager.default.removeItem(atPath: folder.appending("\(name)")) }
      case .unreadable: unreadable += 1
      default: break
      }
      return true
    }
    #expect(files == 1)
    #expect(unreadable == 0)
  }

  @Test func aWalkStopsWhenItIsToldTo() throws {
    for name in 0..<50 { try folder.write([0], to: "\(name % 5)/\(name).jpg") }
    var steps = 0
    Walker().walk(root) { _ in
      steps += 1
      return steps < 10
    }
    #expect(steps == 10)
  }

  private var root: MediaPath { MediaPath(folder.path) }

  private func link(_ target: String, at name: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(name), withDestinationPath: target)
  }

  private func makeSocket(at path: String) throws {
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(code == 0)
  }

  private func openFiles() -> Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
  }
}

/// What a walk met, by paths relative to its root.
private struct Walked {
  var files: [String: FileStamp] = [:]
  var skipped: [String: String] = [:]
  var unreadable: [String: String] = [:]

  init(_ root: MediaPath, excluding folders: [MediaPath]) {
    let prefix = root.bytes.count + 1
    var current = root
    var files: [String: FileStamp] = [:]
    var skipped: [String: String] = [:]
    var unreadable: [String: String] = [:]
    Walker(excluding: folders).walk(root) { step in
      switch step {
      case .folder(let path, _): current = path
      case .file(let name, let stamp):
        files[MediaPath(bytes: Array(current.appending(Array(name)).bytes.dropFirst(prefix))).text] = stamp
      case .skipped(let name, _, let problem):
        let path = MediaPath(bytes: Array(current.appending(Array(name)).bytes.dropFirst(prefix)))
        skipped[path.text] = problem.message
      case .unreadable(let path, let problem):
        unreadable[path.bytes.count < prefix ? path.fileName.text : path.relative(prefix)] = problem.message
      }
      return true
    }
    self.files = files
    self.skipped = skipped
    self.unreadable = unreadable
  }
}

extension MediaPath {
  fileprivate func relative(_ prefix: Int) -> String { MediaPath(bytes: Array(bytes.dropFirst(prefix))).text }
}
