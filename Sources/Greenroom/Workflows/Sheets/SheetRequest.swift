package import GreenroomModel

/// What a contact sheet shows, and how.
package struct SheetRequest: Sendable {
  package enum Subject: Sendable {
    /// What a query finds.
    case query(String)
    /// The references of a set, with their handles.
    case set(String)
    /// One clip over time, as so many frames.
    case clip(AssetArgument, frames: Int)
  }

  package var subject: Subject
  package var output: MediaPath
  package var order = AssetOrder.newestFirst
  /// Cells at most; what is beyond is said and not shown.
  package var limit = 200
  /// Nil for as many as make the sheet a little wider than high.
  package var columns: Int?
  /// Pixels of the width of each picture.
  package var tile = 256
  /// Whose verdict each asset bears; nil for none.
  package var model: String?
  /// Whether a file that is there is written over.
  package var isReplacing = false
  /// Whether it is drawn aside and thrown away.
  package var isDryRun = false

  package init(_ subject: Subject, output: MediaPath) {
    self.subject = subject
    self.output = output
  }
}
