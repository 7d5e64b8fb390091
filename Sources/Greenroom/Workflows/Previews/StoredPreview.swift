package import GreenroomModel

/// A preview as it lies in the library.
package enum StoredPreview: Equatable, Sendable {
  case made(image: MediaPath?, text: MediaPath?)
  /// It was tried; a sentence says why there is none.
  case impossible(String)
}
