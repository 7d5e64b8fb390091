import Foundation
import GreenroomCatalog
import GreenroomModel

/// A folder of dated copies of the catalog: `catalog-20261126T043000Z.sqlite`. Other files in it are let be.
///
/// The library's own has a second part: the copies that were made before an update of the catalog, which lie beside
/// it.
struct BackupFolder {
  /// The newest copy of each of the last days stays, however many there are by now.
  static let days = 7

  struct Copy: Equatable {
    let path: MediaPath
    let kind: BackupsDocument.Item.Kind
    /// As in the name: `20261126T043000Z`.
    let stamp: String
    /// Counted from 1 among the copies of one second.
    let number: Int

    var day: Substring { stamp.prefix(8) }

    /// RFC 3339.
    var madeAt: String {
      let digits = Array(stamp).map(String.init)
      func part(_ range: Range<Int>) -> String { digits[range].joined() }
      return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z"
    }

    init(path: MediaPath, kind: BackupsDocument.Item.Kind = .backup, stamp: String, number: Int = 1) {
      self.path = path
      self.kind = kind
      self.stamp = stamp
      self.number = number
    }

    /// Nil for a file of another name.
    init?(_ path: MediaPath) {
      guard
        let match = path.fileName.text.wholeMatch(of: /catalog-(\d{8}T\d{6}Z)(?:-(\d{1,4}))?\.sqlite/)
      else { return nil }
      self.init(path: path, stamp: String(match.1), number: match.2.flatMap { Int($0) } ?? 1)
    }
  }

  let folder: MediaPath
  private let library: MediaPath?

  init(_ folder: MediaPath) {
    self.folder = folder
    library = nil
  }

  /// Where a library keeps its own.
  init(ofLibrary library: MediaPath) {
    folder = library.appending("backups")
    self.library = library
  }

  /// Those that `backup` made, the newest first.
  var copies: [Copy] {
    FolderContents.names(in: folder).compactMap { Copy(folder.appending($0)) }.sorted(by: Self.isNewer)
  }

  /// What lies beside the library's catalog, the newest first: copies that were made before an update, and
  /// catalogs that a restoring put aside.
  var besideCatalog: [Copy] {
    guard let library else { return [] }
    return FolderContents.names(in: library).compactMap { name -> Copy? in
      guard name.hasPrefix("catalog.before-"), name.hasSuffix(".sqlite") else { return nil }
      let path = library.appending(name)
      guard case .file(let stamp) = FilePresence(at: path) else { return nil }
      let time = Date(timeIntervalSince1970: Double(stamp.modifiedNanoseconds) / 1e9)
      return Copy(
        path: path, kind: name.hasPrefix(CatalogFile.asidePrefix) ? .restore : .migration,
        stamp: Self.stamp(time))
    }.sorted(by: Self.isNewer)
  }

  /// Those that may go one day, the newest first. A catalog that was put aside is a person's to remove: it was no
  /// copy.
  var rotated: [Copy] {
    (copies + besideCatalog.filter { $0.kind == .migration }).sorted(by: Self.isNewer)
  }

  static func isNewer(_ one: Copy, than other: Copy) -> Bool {
    (one.stamp, one.number, one.path.text) > (other.stamp, other.number, other.path.text)
  }

  /// The name of a copy that is made at `time`, which no other has.
  func next(at time: Date) -> Copy {
    let stamp = Self.stamp(time)
    let number = (copies.filter { $0.stamp == stamp }.map(\.number).max() ?? 0) + 1
    let name = number == 1 ? "catalog-\(stamp).sqlite" : "catalog-\(stamp)-\(number).sqlite"
    return Copy(path: folder.appending(name), stamp: stamp, number: number)
  }

  /// Those of `copies`, the newest first, that go where `count` stay: besides them stays the newest of each of the
  /// last days that have one.
  static func surplus(of copies: [Copy], keeping count: Int) -> [Copy] {
    var days: [Substring] = []
    for copy in copies where !days.contains(copy.day) { days.append(copy.day) }
    let newest = days.prefix(Self.days).compactMap { day in copies.first { $0.day == day } }
    return copies.dropFirst(max(1, count)).filter { !newest.contains($0) }
  }

  /// `20261126T043000Z`.
  static func stamp(_ time: Date) -> String {
    Timestamp.text(time).replacing("-", with: "").replacing(":", with: "")
  }
}
