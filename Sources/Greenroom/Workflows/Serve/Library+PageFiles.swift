import Foundation
package import GreenroomModel

extension Library {
  /// The files of the page that came with the program, by their paths below its folder, such as `app.js`. There are none
  /// but these, whatever anybody asks for.
  package func pageFiles() throws -> [String: MediaPath] {
    let folder = try assets().appending("Web")
    guard let names = FileManager.default.enumerator(atPath: folder.text) else { return [:] }
    var files: [String: MediaPath] = [:]
    for case let name as String in names {
      let path = folder.appending(name)
      if case .file = FilePresence(at: path) { files[name] = path }
    }
    return files
  }
}
