import Foundation
import Greenroom
import GreenroomModel

extension CommandContext {
  /// The picture of an asset for a terminal that can show one; nil where it cannot, and where there is none: people
  /// asked for facts, and nobody needs to hear that a picture is missing.
  func inlinePicture(of id: AssetID, in library: Library) -> [UInt8]? {
    guard
      let way = InlinePictures(environment: environment, isTerminal: terminal.columns != nil),
      let data = try? library.picture(of: id, side: InlinePictures.side, isPortableMap: way == .sixel)
    else { return nil }
    return way.bytes(of: data)
  }
}
