import Foundation

/// A link to a result: `/media/<task>.mp4?expires=<seconds since 1970>&signature=<token>`.
struct SandboxLink {
  /// By how its file's name ends.
  enum Piece: String, CaseIterable {
    case clip = ".mp4"
    case lastFrame = "-last.png"

    var contentType: String { self == .clip ? "video/mp4" : "image/png" }
  }

  static let folder = "/media/"

  let task: String
  let piece: Piece
  /// Seconds since 1970, as the link says.
  let end: Int64
  let token: String

  init(_ job: SandboxJob, _ piece: Piece, end: Date, isDead: Bool) {
    task = job.id
    self.piece = piece
    self.end = Self.seconds(end)
    token = isDead ? "dead" : job.token
  }

  /// Reads what ``target`` writes; nil for everything else.
  init?(target: String) {
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0].hasPrefix(Self.folder) else { return nil }
    let name = parts[0].dropFirst(Self.folder.count)
    let fields = parts[1].split(separator: "&").map { $0.split(separator: "=").map(String.init) }
    guard let piece = Piece.allCases.first(where: { name.hasSuffix($0.rawValue) }),
      fields.count == 2, fields.allSatisfy({ $0.count == 2 }), fields[0][0] == "expires",
      fields[1][0] == "signature", let end = Int64(fields[0][1])
    else { return nil }
    task = String(name.dropLast(piece.rawValue.count))
    self.piece = piece
    self.end = end
    token = fields[1][1]
  }

  var target: String { "\(Self.folder)\(task)\(piece.rawValue)?expires=\(end)&signature=\(token)" }

  static func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970) }
}
