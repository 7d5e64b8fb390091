/// What is made of an asset so that a person sees or hears what it is. Each is made of the content alone, so that it
/// can be thrown away and made again.
package enum PreviewKind: String, CaseIterable, Sendable {
  /// One JPEG: a still as it is shown, what is telling of a clip, the waveform of a sound.
  case picture
  /// A sheet of small frames of a clip, as JPEG, and where each lies on it, as WebVTT.
  case strip
  /// The loudness over time of a sound or of a clip's sound, as JSON; see ``SoundCurve``.
  case curve
}

package struct Preview: Equatable, Sendable {
  /// Raised when any of it is made otherwise, so that it is made anew.
  package static let version = 2
  /// Pixels of the longer side of a ``PreviewKind/picture``; smaller stills are not scaled up.
  package static let side = 512

  /// JPEG; empty for a curve.
  package var image: [UInt8]
  /// WebVTT of a strip, JSON of a curve; empty for a picture.
  package var text: String

  package init(image: [UInt8] = [], text: String = "") {
    self.image = image
    self.text = text
  }
}

package typealias PreviewOutcome = Result<PreviewReport, FileProblem>

/// What a worker made of one file.
package struct PreviewReport: Equatable, Sendable {
  package let preview: Preview
  /// Of the file that was read.
  package let stamp: FileStamp

  package init(preview: Preview, stamp: FileStamp) {
    self.preview = preview
    self.stamp = stamp
  }
}
