import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// A person's machine whose library holds a little of everything, for what may happen to its catalog.
final class CareStudio {
  let studio: Studio

  init() throws {
    studio = try Studio()
    for arguments in [
      ["index", "ready"], ["name", "ready/balloon.png", "hero"], ["tag", "add", "ready/drift.mp4", "sea"],
      [
        "request", "build", "--model", "seedance-2.0", "--prompt", "@hero floats", "--ref",
        "hero=ready/balloon.png", "--duration", "4",
      ],
    ] {
      let result = try run(arguments)
      try #require([0, 5].contains(result.status), "\(arguments): \(result.output)\(result.messages)")
    }
  }

  @discardableResult
  func run(_ arguments: [String]) throws -> Executable.Result { try studio.greenroom.run(arguments) }

  func start(_ arguments: [String]) throws -> RunningExecutable {
    try studio.greenroom.start(bytes: arguments.map { Array($0.utf8) })
  }

  /// Ends a run at a moment after its start.
  func kill(_ arguments: [String], after milliseconds: UInt32) throws {
    let running = try start(arguments)
    usleep(milliseconds * 1_000)
    running.send(SIGKILL)
    _ = running.finish()
  }

  var catalog: String { studio.library + "/catalog.sqlite" }

  /// The copies that `backup` made, by name.
  func backups() throws -> [String] { try names("backups", "catalog-") }

  /// The catalogs that `restore` put aside.
  func aside() throws -> [String] { try names("", "catalog.before-restore-") }

  private func names(_ folder: String, _ prefix: String) throws -> [String] {
    let path = studio.library + "/" + folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".sqlite") }.sorted().map { path + "/" + $0 }
  }

  /// Makes the catalog some megabytes large, so that copying it takes a while.
  func grow() throws {
    _ = try Self.python(
      """
      database = sqlite3.connect(sys.argv[1])
      database.executemany('INSERT INTO folder (path) VALUES (?)',
        [('/grown/' + str(n) + 'x' * 150,) for n in range(20000)])
      database.commit()
      """, [catalog])
  }

  /// All that a catalog says, read without Greenroom; it begins with what SQLite says of its soundness.
  static func dump(_ path: String) throws -> String {
    try python(
      """
      database = sqlite3.connect(sys.argv[1])
      database.text_factory = bytes
      print([row[0] for row in database.execute('PRAGMA integrity_check')])
      print([database.execute('PRAGMA ' + name).fetchone() for name in ('user_version', 'application_id')])
      digest = hashlib.sha256()
      schema = database.execute('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').fetchall()
      digest.update(repr(schema).encode())
      for kind, name, table, sql in schema:
          if kind == b'table' and not sql.startswith(b'CREATE VIRTUAL'):
              for row in sorted(map(repr, database.execute('SELECT * FROM "' + name.decode() + '"'))):
                  digest.update(row.encode())
      print(digest.hexdigest())
      """, [path])
  }

  static let sound = "[b'ok']"

  /// What the script printed; the error's name where it failed.
  static func python(_ script: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    let whole =
      "import sqlite3, sys, hashlib\ntry:\n"
      + script.split(separator: "\n").map { "    " + $0 + "\n" }.joined()
      + "except Exception as error:\n    print('failed:', type(error).__name__, error)\n"
    process.arguments = ["-c", whole] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }
}
