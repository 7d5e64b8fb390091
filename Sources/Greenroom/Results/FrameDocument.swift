package import GreenroomModel

/// `greenroom.frame/1`: a frame of a clip that was written.
package struct FrameDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.frame/1"
  /// The clip.
  package let id: AssetID
  package let path: String

  package init(id: AssetID, path: String) {
    self.id = id
    self.path = path
  }
}
