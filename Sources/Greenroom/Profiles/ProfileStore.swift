import Foundation
package import GreenroomModel

/// The profiles that are installed, and those that a person added or put in place of an installed one.
package struct ProfileStore: Sendable {
  /// In the order of precedence: what the first folder has hides what the next ones have.
  let folders: [MediaPath]

  /// - Parameters:
  ///   - installed: The folder that came with the program.
  ///   - own: The person's folder; it need not be there.
  package init(installed: MediaPath, own: MediaPath) {
    folders = [own, installed]
  }

  /// The ids of all profiles, in alphabetical order.
  package var ids: [String] {
    let names = folders.flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(atPath: folder.text)) ?? []
    }
    let ids = names.filter { $0.hasSuffix(Self.suffix) }.map { String($0.dropLast(Self.suffix.count)) }
    return Set(ids).sorted()
  }

  /// - Throws: `invalid_profile` where there is none of that id, or where its file does not say what a
  ///   profile must.
  package func profile(_ id: String) throws -> Profile {
    try Profile(json: try json(of: id)) { try json(of: $0) }
  }

  private static let suffix = ".json"

  private func json(of id: String) throws -> [UInt8] {
    let isPlainName = !id.isEmpty && !id.contains("/") && !id.hasPrefix(".")
    for folder in folders where isPlainName {
      let file = folder.appending(id + Self.suffix)
      if let data = FileManager.default.contents(atPath: file.text) { return Array(data) }
    }
    let known = ids
    let near = Suggestion.nearest(to: id, among: known).map { "Did you mean \($0)? " } ?? ""
    throw GreenroomError(
      .invalidProfile, "There is no profile “\(id)”.",
      hint: near + "Installed: \(known.joined(separator: ", ")).")
  }
}
